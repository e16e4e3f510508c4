using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>Reads recommendations as boards follow them. Drafts are never read here (rule 1).</summary>
public sealed class RecommendationService
{
    /// <summary>The value of the state filter that means every open state.</summary>
    public const string OpenStates = "oppna";

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public RecommendationService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <summary>The areas that the list can be filtered by.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<IReadOnlyList<AreaName>> AreasAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Areas.Where(a => a.AgreementId == viewer.AgreementId).OrderBy(a => a.Order).Select(a => new AreaName(a.Id, a.Name)).ToListAsync(ct);
    }

    [UseCase(Operation.ReadAgreement)]
    public async Task<PagedList<RecommendationRow>> ListAsync(RecommendationFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = Filtered(db, viewer.AgreementId, filter);
        var total = await rows.CountAsync(ct);
        var page = await Rows(db, Sorted(WithPlace(db, rows), query).Skip(query.Skip).Take(query.Size)).ToListAsync(ct);
        var lineages = await db.LineagesAsync([.. page.Select(r => r.RecommendationId)], ct);
        return new PagedList<RecommendationRow>(page.ConvertAll(r => r with { Lineage = lineages[r.RecommendationId] }), total);
    }

    /// <returns>Null when there is none, or it is a draft, or it belongs to another agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<RecommendationDetails?> FindAsync(Guid addresseeId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, addresseeId, ct);
        if (head is null || !viewer.Actor.May(Operation.ReadAgreement, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var lineages = await db.LineagesAsync([head.RecommendationId], ct);
        var line = await db.LineAsync(head.RecommendationId, head.BoardId, ct);
        var rounds = await RoundsAsync(db, head, ct);
        var history = await RecommendationHistory.ReadAsync(db, head, ct);
        return new RecommendationDetails(
            head,
            lineages[head.RecommendationId],
            [.. line.Where(r => r is { IsEarlier: true, Depth: 1 }).Select(r => r.Related)],
            [.. line.Where(r => r is { IsEarlier: false, Depth: 1 }).Select(r => r.Related)],
            DecisionChain.From(history.Decisions.Select(d => d.Chain)),
            rounds,
            await ActionsAsync(db, head, ct),
            history.Timeline(rounds),
            head.AnswerDueOn is { } due ? new AnswerDeadline(due, history.AnsweredOn) : null,
            Acts(viewer.Actor, head),
            _time.Today())
        {
            Line = [.. line.Select(r => r.Related)],
        };
    }

    private static RecommendationActs Acts(Actor actor, RecommendationHead head)
    {
        bool May(Operation operation) => actor.May(operation, head.OrganisationId, head.AgreementId);
        return new RecommendationActs(
            RecommendationStates.Open.Contains(head.State) && May(Operation.RegisterDecision),
            head.State == RecommendationState.InProgress && May(Operation.ReportProgress),
            head.State == RecommendationState.ReportedCompleted && May(Operation.ConfirmCompletion));
    }

    private static IQueryable<Joined> Filtered(HsAvtalDbContext db, Guid agreementId, RecommendationFilter filter)
    {
        var rows =
            from a in db.Addressees
            join r in db.Recommendations on a.RecommendationId equals r.Id
            where r.AgreementId == agreementId && a.State != RecommendationState.Draft && r.WithdrawnAt == null
            select new Joined { Addressee = a, Recommendation = r };
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(x => EF.Functions.ILike(x.Recommendation.Title, pattern) || EF.Functions.ILike(x.Recommendation.Text, pattern));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            rows = rows.Where(x => db.Boards.Any(b => b.Id == x.Addressee.BoardId && db.Organisations.Any(o => o.Id == b.OrganisationId && o.Code == code)));
        }

        if (filter.AreaId is { } areaId)
        {
            rows = rows.Where(x => x.Recommendation.Areas.Any(area => area.AreaId == areaId));
        }

        if (filter.Unanswered is { } question)
        {
            rows = Without(db, rows, question);
        }

        if (filter.State == OpenStates)
        {
            rows = rows.Where(x => RecommendationStates.Open.Contains(x.Addressee.State));
        }
        else if (Enum.TryParse<RecommendationState>(filter.State, out var state))
        {
            rows = rows.Where(x => x.Addressee.State == state);
        }

        return rows;
    }

    /// <summary>Those whose chain lacks an answer to the question, as <see cref="DecisionChain.From"/> has it.</summary>
    private static IQueryable<Joined> Without(HsAvtalDbContext db, IQueryable<Joined> rows, DecisionKind question)
    {
        var decisions = db.Decisions.Where(d => d.WithdrawnAt == null);
        return question switch
        {
            DecisionKind.Measures => rows.Where(x => !decisions.Any(d => d.BoardId == x.Addressee.BoardId && d.Recommendations.Any(r => r.RecommendationId == x.Recommendation.Id)
                && (d.Kind == DecisionKind.Measures || d.Kind == DecisionKind.PlanAdopted))),
            DecisionKind.DecidedOnReport => rows.Where(x => !decisions.Any(d => d.BoardId == x.Addressee.BoardId && d.Recommendations.Any(r => r.RecommendationId == x.Recommendation.Id)
                && d.Kind == question && decisions.Any(e => e.BoardId == x.Addressee.BoardId && e.Recommendations.Any(r => r.RecommendationId == x.Recommendation.Id)
                    && e.Kind == DecisionKind.ReportReceived && e.DecidedOn <= d.DecidedOn))),
            _ => rows.Where(x => !decisions.Any(d => d.BoardId == x.Addressee.BoardId && d.Recommendations.Any(r => r.RecommendationId == x.Recommendation.Id) && d.Kind == question)),
        };
    }

    /// <summary>With what they are sorted by, which counting them does without. Whose they are is found for those of the page alone, unless they are sorted by it.</summary>
    private static IQueryable<Placed> WithPlace(HsAvtalDbContext db, IQueryable<Joined> rows) =>
        from x in rows
        join audit in db.Audits on x.Recommendation.AuditId equals audit.Id
        select new Placed
        {
            Addressee = x.Addressee,
            Recommendation = x.Recommendation,
            Year = audit.Year,
            Organisation = (from b in db.Boards join o in db.Organisations on b.OrganisationId equals o.Id where b.Id == x.Addressee.BoardId select o.ShortName).First(),
        };

    private static IQueryable<Placed> Sorted(IQueryable<Placed> rows, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("rubrik", false) => rows.OrderBy(r => r.Recommendation.Title),
            ("rubrik", true) => rows.OrderByDescending(r => r.Recommendation.Title),
            ("huvudman", false) => rows.OrderBy(r => r.Organisation),
            ("huvudman", true) => rows.OrderByDescending(r => r.Organisation),
            ("tillstand", false) => rows.OrderBy(r => r.Addressee.State),
            ("tillstand", true) => rows.OrderByDescending(r => r.Addressee.State),
            (_, true) => rows.OrderByDescending(r => r.Year),
            _ => rows.OrderBy(r => r.Year),
        };
        return sorted.ThenByDescending(r => r.Year).ThenBy(r => r.Recommendation.Number).ThenBy(r => r.Addressee.Id);
    }

    private static IQueryable<RecommendationRow> Rows(HsAvtalDbContext db, IQueryable<Placed> joined) =>
        from x in joined
        select new RecommendationRow(
            x.Addressee.Id,
            x.Recommendation.Id,
            x.Recommendation.Number,
            x.Recommendation.Title,
            x.Year,
            x.Organisation,
            x.Addressee.State,
            db.PlannedActions.Count(p => p.Plan.BoardId == x.Addressee.BoardId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null
                && p.Status == ActionStatus.Completed && p.Recommendations.Any(l => l.RecommendationId == x.Recommendation.Id)),
            db.PlannedActions.Count(p => p.Plan.BoardId == x.Addressee.BoardId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null
                && p.Recommendations.Any(l => l.RecommendationId == x.Recommendation.Id)));

    private static Task<RecommendationHead?> HeadAsync(HsAvtalDbContext db, Guid addresseeId, CancellationToken ct) => (
        from a in db.Addressees
        join r in db.Recommendations on a.RecommendationId equals r.Id
        join audited in db.AuditedBoards on a.AuditedBoardId equals audited.Id
        join audit in db.Audits on r.AuditId equals audit.Id
        join b in db.Boards on a.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        where a.Id == addresseeId && a.State != RecommendationState.Draft
        select new RecommendationHead(
            a.Id, r.Id, o.Id, r.AgreementId, b.Id, r.Number, r.Title, r.Text, a.State, o.Name, o.Code, b.Name, audited.Id, audit.Title, audit.Year,
            audited.HandedOverOn, audited.AnswerDueOn, audited.RegistryNumber,
            r.Areas.Join(db.Areas, x => x.AreaId, y => y.Id, (_, y) => y).OrderBy(y => y.Order).Select(y => new AreaName(y.Id, y.Name)).ToList(),
            (from other in r.Addressees
             join ob in db.Boards on other.BoardId equals ob.Id
             join oo in db.Organisations on ob.OrganisationId equals oo.Id
             where other.Id != a.Id && other.State != RecommendationState.Draft
             orderby oo.ShortName
             select new OtherAddressee(other.Id, oo.ShortName, other.State)).ToList())).FirstOrDefaultAsync(ct);

    /// <summary>Each round that followed the recommendation up at this board, oldest first.</summary>
    private static Task<List<RoundGrade>> RoundsAsync(HsAvtalDbContext db, RecommendationHead head, CancellationToken ct) => (
        from audited in db.AuditedBoards
        from f in audited.FollowUps
        join audit in db.Audits on audited.AuditId equals audit.Id
        where audited.BoardId == head.BoardId && audited.State == Domain.Audits.ReportState.HandedOver && f.RecommendationId == head.RecommendationId
        from m in audited.Assessments.Where(m => m.RecommendationId == f.RecommendationId && m.CorrectedById == null && m.WithdrawnAt == null).DefaultIfEmpty()
        from g in db.Grades.Where(g => g.Id == m.GradeId).DefaultIfEmpty()
        orderby audit.Year
        select new RoundGrade(audit.Year, head.Number, g == null ? null : g.Name, g == null ? null : g.Rank, g == null ? 0 : g.Steps, m.Motivation, f.Outcome, audited.HandedOverOn)).ToListAsync(ct);

    /// <summary>With each the last figure of a period begun before the action was, and the last of one begun after it was done (rule 13).</summary>
    private static Task<List<LinkedAction>> ActionsAsync(HsAvtalDbContext db, RecommendationHead head, CancellationToken ct) => (
        from p in db.PlannedActions
        where p.Plan.BoardId == head.BoardId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null
            && p.Recommendations.Any(l => l.RecommendationId == head.RecommendationId)
        from indicator in db.Indicators.Where(i => i.Id == p.EffectIndicatorId).DefaultIfEmpty()
        orderby p.DueOn == null, p.DueOn, p.Number
        select new LinkedAction(
            p.Id, p.Title, p.ResponsibleFunction, p.Status, p.DueOn, p.EffectIndicatorId, indicator == null ? null : indicator.Name, indicator == null ? null : indicator.Direction,
            db.IndicatorValues.Where(v => v.IndicatorId == p.EffectIndicatorId && v.OrganisationId == head.OrganisationId && v.Gender == Gender.Total && v.Value != null && v.Period < (p.StartOn ?? p.CompletedOn))
                .OrderByDescending(v => v.Period).Select(v => v.Value).FirstOrDefault(),
            db.IndicatorValues.Where(v => v.IndicatorId == p.EffectIndicatorId && v.OrganisationId == head.OrganisationId && v.Gender == Gender.Total && v.Value != null && v.Period > p.CompletedOn)
                .OrderByDescending(v => v.Period).Select(v => v.Value).FirstOrDefault(),
            db.IndicatorValues.Where(v => v.IndicatorId == p.EffectIndicatorId && v.OrganisationId == head.OrganisationId && v.Gender == Gender.Total && v.Value != null)
                .OrderByDescending(v => v.Period).Select(v => new IndicatorFigure(v.Value, indicator.Unit, indicator.Decimals, indicator.PeriodKind, v.Period)).FirstOrDefault())).ToListAsync(ct);

    private sealed class Joined
    {
        public required RecommendationAddressee Addressee { get; init; }

        public required Recommendation Recommendation { get; init; }
    }

    private sealed class Placed
    {
        public required RecommendationAddressee Addressee { get; init; }

        public required Recommendation Recommendation { get; init; }

        public required int Year { get; init; }

        public required string Organisation { get; init; }
    }
}
