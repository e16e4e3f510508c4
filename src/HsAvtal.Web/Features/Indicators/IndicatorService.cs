using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Reads the catalogue, an indicator with its values, and what the catalogue does not cover.</summary>
public sealed class IndicatorService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public IndicatorService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<IndicatorList?> ListAsync(IndicatorFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = filter.OrganisationCode is { Length: > 0 } asked ? asked : viewer.Home!.Code;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var choices = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new
            {
                o.Id,
                o.ShortName,
                Region = db.Parties.Where(x => x.AgreementId == p.AgreementId && x.Kind == OrganisationKind.Region).Select(x => (Guid?)x.OrganisationId).FirstOrDefault(),
                Areas = db.Areas.Where(a => a.AgreementId == p.AgreementId).OrderBy(a => a.Order).Select(a => new NamedId(a.Id, a.Name)).ToList(),
                Years = db.FixedIndicators.Where(f => f.AgreementId == p.AgreementId && f.WithdrawnAt == null).OrderByDescending(f => f.Year)
                    .Select(f => new FixedYear(f.Id, f.Year, f.DecidedOn, f.DecidedBy, f.Paragraph, f.RegistryNumber)).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(ct);
        if (choices is null)
        {
            return null;
        }

        var rows = Filtered(db, viewer.AgreementId, filter);
        var total = await rows.CountAsync(ct);
        var page = await Rows(db, Sorted(rows, query).Skip(query.Skip).Take(query.Size), choices.Id).ToListAsync(ct);
        return new IndicatorList(
            new PagedList<IndicatorRow>(await ComparedAsync(db, page, choices.Id, choices.Region, ct), total),
            choices.ShortName,
            code,
            choices.Areas,
            choices.Years,
            viewer.Actor.MaySomewhere(Operation.WriteIndicators),
            viewer.Actor.MaySomewhere(Operation.WriteCollaboration));
    }

    /// <param name="indicatorId">The indicator.</param>
    /// <param name="organisationCode">Whose values; null for the user's own organisation.</param>
    /// <param name="gender">Whom they are about.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such indicator or organisation in the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<IndicatorDetails?> FindAsync(Guid indicatorId, string? organisationCode, Gender gender, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode is { Length: > 0 } asked ? asked : viewer.Home!.Code;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, indicatorId, code, viewer.AgreementId, ct);
        if (head is null)
        {
            return null;
        }

        var values = await ValuesAsync(db, head, gender, viewer.AgreementId, ct);
        var own = values.FindAll(v => v.OrganisationId == head.OrganisationId);
        var region = values.FindAll(v => v.OrganisationId is not null && v.Code!.Length == 2);
        var latest = own.FindLast(v => v.Value is not null)?.Period ?? own.LastOrDefault()?.Period ?? values.Select(v => v.Period).DefaultIfEmpty().Max();
        var actions = await ActionsAsync(db, head, ct);
        return new IndicatorDetails(
            head,
            gender,
            own,
            head.OrganisationCode.Length == 2 ? [] : region,
            values.FindAll(v => v.OrganisationId is null),
            values.FindAll(v => v.Code?.Length == 4 && v.Period == latest),
            await TargetsAsync(db, head, ct),
            await EventsAsync(db, head, actions, ct),
            actions,
            await RevisionsAsync(db, head, gender, ct),
            viewer.Actor.May(Operation.WriteIndicators, head.OrganisationId, viewer.AgreementId),
            viewer.Actor.May(Operation.RegisterDecision, head.OrganisationId, viewer.AgreementId),
            viewer.Actor.MaySomewhere(Operation.WriteCollaboration),
            _time.Today());
    }

    private static IQueryable<Indicator> Filtered(HsAvtalDbContext db, Guid agreementId, IndicatorFilter filter)
    {
        var rows = db.Indicators.Where(i => i.AgreementId == agreementId && i.WithdrawnAt == null);
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(i => EF.Functions.ILike(i.Name, pattern) || EF.Functions.ILike(i.Definition, pattern) || EF.Functions.ILike(i.KoladaId!, pattern));
        }

        if (filter.Perspective is { } perspective)
        {
            rows = rows.Where(i => i.Perspective == perspective);
        }

        if (filter.AreaId is { } areaId)
        {
            rows = rows.Where(i => i.Areas.Any(a => a.AreaId == areaId));
        }

        if (filter.Source is { } source)
        {
            rows = rows.Where(i => i.Source == source);
        }

        return filter.Year is { } year
            ? rows.Where(i => db.FixedIndicators.Any(f => f.AgreementId == agreementId && f.Year == year && f.WithdrawnAt == null && f.Indicators.Any(x => x.IndicatorId == i.Id)))
            : rows;
    }

    private static IQueryable<Indicator> Sorted(IQueryable<Indicator> rows, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("perspektiv", false) => rows.OrderBy(i => i.Perspective),
            ("perspektiv", true) => rows.OrderByDescending(i => i.Perspective),
            ("kalla", false) => rows.OrderBy(i => i.Source),
            ("kalla", true) => rows.OrderByDescending(i => i.Source),
            (_, true) => rows.OrderByDescending(i => i.Name),
            _ => rows.OrderBy(i => i.Name),
        };
        return sorted.ThenBy(i => i.Name).ThenBy(i => i.Id);
    }

    private static IQueryable<IndicatorRow> Rows(HsAvtalDbContext db, IQueryable<Indicator> rows, Guid organisationId) => rows.Select(i => new IndicatorRow(
        i.Id,
        i.Name,
        i.Unit,
        i.Decimals,
        i.PeriodKind,
        i.Direction,
        i.Perspective,
        i.Source,
        i.GoneFromSourceAt != null,
        i.Areas.Join(db.Areas, x => x.AreaId, a => a.Id, (x, a) => a.Name).ToList(),
        db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == organisationId && v.Gender == Gender.Total)
            .OrderByDescending(v => v.Period).Select(v => new ShownValue(v.Period, v.Value, v.Missing)).FirstOrDefault()));

    /// <summary>The same period's figures of region and nation, and the target: all rows in two statements.</summary>
    private static async Task<List<IndicatorRow>> ComparedAsync(HsAvtalDbContext db, List<IndicatorRow> rows, Guid organisationId, Guid? regionId, CancellationToken ct)
    {
        var ids = rows.Where(r => r.Latest is not null).Select(r => r.Id).ToList();
        var periods = rows.Select(r => r.Latest?.Period).OfType<DateOnly>().Distinct().ToList();
        var others = (await db.IndicatorValues.AsNoTracking()
            .Where(v => ids.Contains(v.IndicatorId) && (v.OrganisationId == regionId || v.OrganisationId == null) && v.Gender == Gender.Total && periods.Contains(v.Period))
            .Select(v => new { v.IndicatorId, v.OrganisationId, v.Period, v.Value })
            .ToListAsync(ct)).ToDictionary(v => (v.IndicatorId, IsNation: v.OrganisationId is null, v.Period), v => v.Value);
        var targets = (await db.IndicatorTargets.AsNoTracking()
            .Where(t => ids.Contains(t.IndicatorId) && t.OrganisationId == organisationId && t.WithdrawnAt == null && periods.Contains(t.Period))
            .Select(t => new { t.IndicatorId, t.Period, t.Value })
            .ToListAsync(ct)).ToDictionary(t => (t.IndicatorId, t.Period), t => (decimal?)t.Value);
        return rows.ConvertAll(r => r with
        {
            Target = targets.GetValueOrDefault((r.Id, Of(r))),
            Region = organisationId == regionId ? null : others.GetValueOrDefault((r.Id, false, Of(r))),
            Nation = others.GetValueOrDefault((r.Id, true, Of(r))),
        });

        static DateOnly Of(IndicatorRow row) => row.Latest?.Period ?? default;
    }

    private static Task<IndicatorHead?> HeadAsync(HsAvtalDbContext db, Guid indicatorId, string code, Guid agreementId, CancellationToken ct) => (
        from i in db.Indicators
        join p in db.Parties on i.AgreementId equals p.AgreementId
        join o in db.Organisations on p.OrganisationId equals o.Id
        from numerator in db.Indicators.Where(n => n.Id == i.NumeratorId).DefaultIfEmpty()
        from denominator in db.Indicators.Where(d => d.Id == i.DenominatorId).DefaultIfEmpty()
        where i.Id == indicatorId && i.AgreementId == agreementId && o.Code == code
        select new IndicatorHead(
            i.Id, i.Name, i.Definition, i.Unit, i.Direction, i.Perspective, i.Source, i.SourceText, i.KoladaId, i.PeriodKind, i.Decimals, i.IsGenderSplit, i.Formula,
            numerator == null ? null : new NamedId(numerator.Id, numerator.Name),
            denominator == null ? null : new NamedId(denominator.Id, denominator.Name),
            i.PaymentLine, i.GoneFromSourceAt,
            i.Areas.Join(db.Areas, x => x.AreaId, a => a.Id, (x, a) => new NamedId(a.Id, a.Name)).ToList(),
            i.Commitments.Join(db.Areas.SelectMany(a => a.Commitments), x => x.CommitmentId, c => c.Id, (x, c) => c.Text).ToList(),
            db.FixedIndicators.Where(f => f.WithdrawnAt == null && f.Indicators.Any(x => x.IndicatorId == i.Id)).OrderByDescending(f => f.Year).Select(f => f.Year).ToList(),
            o.Id, o.Name, o.ShortName, o.Code)).AsSingleQuery().FirstOrDefaultAsync(ct);

    /// <summary>The whole series of own, region and nation, and of every other party the period that own was last seen in.</summary>
    private static async Task<List<SeriesValue>> ValuesAsync(HsAvtalDbContext db, IndicatorHead head, Gender gender, Guid agreementId, CancellationToken ct)
    {
        var ofIndicator = db.IndicatorValues.Where(v => v.IndicatorId == head.Id && v.Gender == gender);
        var seen = ofIndicator.Where(v => v.OrganisationId == head.OrganisationId && v.Value != null);
        return await (
            from v in ofIndicator
            join b in db.IndicatorBatches on v.BatchId equals b.Id
            from o in db.Organisations.Where(o => o.Id == v.OrganisationId).DefaultIfEmpty()
            where v.OrganisationId == null
                || (db.Parties.Any(p => p.AgreementId == agreementId && p.OrganisationId == v.OrganisationId)
                    && (v.OrganisationId == head.OrganisationId || o.Kind == OrganisationKind.Region
                        || v.Period == (seen.Max(x => (DateOnly?)x.Period) ?? ofIndicator.Max(x => (DateOnly?)x.Period))))
            orderby v.Period, o.ShortName
            select new SeriesValue(v.Id, v.OrganisationId, o == null ? "Riket" : o.ShortName, o == null ? null : o.Code, v.Period, v.Value, v.Missing, b.Origin, b.Source, b.At, b.UserName)).ToListAsync(ct);
    }

    private static Task<List<TargetRow>> TargetsAsync(HsAvtalDbContext db, IndicatorHead head, CancellationToken ct) => (
        from t in db.IndicatorTargets
        join d in db.Decisions on t.DecisionId equals d.Id
        where t.IndicatorId == head.Id && t.OrganisationId == head.OrganisationId && t.WithdrawnAt == null
        orderby t.Period
        select new TargetRow(t.Id, t.Period, t.Value, d.Id, d.Paragraph, d.DecidedOn, d.RegistryNumber)).ToListAsync(ct);

    private static async Task<List<IndicatorEvent>> EventsAsync(HsAvtalDbContext db, IndicatorHead head, List<MovingAction> actions, CancellationToken ct)
    {
        var handedOver =
            from x in db.AuditedBoards
            join a in db.Audits on x.AuditId equals a.Id
            join b in db.Boards on x.BoardId equals b.Id
            where b.OrganisationId == head.OrganisationId && x.State == ReportState.HandedOver
            select new { On = x.HandedOverOn!.Value, Text = a.Title, Kind = 0, x.Id };
        // A union wants a number: the kind's place here, and 0 for a report.
        DecisionKind[] telling = [DecisionKind.Measures, DecisionKind.PlanAdopted, DecisionKind.DecidedOnReport, DecisionKind.TargetsSet];
        var decided =
            from d in db.Decisions
            join b in db.Boards on d.BoardId equals b.Id
            where b.OrganisationId == head.OrganisationId && d.WithdrawnAt == null && telling.Contains(d.Kind)
            select new { On = d.DecidedOn, Text = d.Paragraph, Kind = (d.Kind == DecisionKind.Measures ? 1 : 0) + (d.Kind == DecisionKind.PlanAdopted ? 2 : 0) + (d.Kind == DecisionKind.DecidedOnReport ? 3 : 0) + (d.Kind == DecisionKind.TargetsSet ? 4 : 0), d.Id };
        var events = await handedOver.Concat(decided).ToListAsync(ct);
        return
        [
            .. events.Select(e => e.Kind > 0
                ? new IndicatorEvent(e.On, $"{Words.Of(telling[e.Kind - 1])}, {e.Text}", $"/beslut/{e.Id}")
                : new IndicatorEvent(e.On, $"Rapport överlämnad: {e.Text}", $"/rapporter/{e.Id}"))
            .Concat(actions.Where(a => a.CompletedOn is not null).Select(a => new IndicatorEvent(a.CompletedOn!.Value, $"Åtgärd klar: {a.Title}", $"/atgarder/{a.Id}")))
            .OrderBy(e => e.On),
        ];
    }

    private static Task<List<MovingAction>> ActionsAsync(HsAvtalDbContext db, IndicatorHead head, CancellationToken ct) => (
        from a in db.PlannedActions
        join b in db.Boards on a.Plan.BoardId equals b.Id
        where a.EffectIndicatorId == head.Id && b.OrganisationId == head.OrganisationId && a.WithdrawnAt == null
            && a.Plan.State == ActionPlanState.Adopted && a.Plan.WithdrawnAt == null
        orderby a.Status == ActionStatus.Completed, a.DueOn == null, a.DueOn
        select new MovingAction(a.Id, a.Title, a.ResponsibleFunction, a.Status, a.DueOn, a.CompletedOn)).ToListAsync(ct);

    private static Task<List<RevisionRow>> RevisionsAsync(HsAvtalDbContext db, IndicatorHead head, Gender gender, CancellationToken ct) => (
        from v in db.IndicatorValues
        join r in db.IndicatorRevisions on v.Id equals r.ValueId
        join came in db.IndicatorBatches on r.BatchId equals came.Id
        join replaced in db.IndicatorBatches on r.ReplacedByBatchId equals replaced.Id
        where v.IndicatorId == head.Id && v.OrganisationId == head.OrganisationId && v.Gender == gender
        orderby v.Period descending, r.Id descending
        select new RevisionRow(v.Period, r.Value, r.Missing, came.At, replaced.At, replaced.UserName, came.Source)).Take(50).ToListAsync(ct);
}
