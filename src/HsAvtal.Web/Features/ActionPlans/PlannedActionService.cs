using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Actions of plans: the list over all boards, one with its history, progress reports and moved due dates.</summary>
public sealed class PlannedActionService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public PlannedActionService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.ReadAgreement)]
    public async Task<PagedList<ActionRow>> ListAsync(ActionFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var actions = Filtered(db, Adopted(db, viewer.AgreementId), filter, _time.Today());
        var total = await actions.CountAsync(ct);
        var page = await Rows(db, Sorted(actions, query).Skip(query.Skip).Take(query.Size)).ToListAsync(ct);
        return new PagedList<ActionRow>(page, total);
    }

    /// <returns>Null when there is none that the user may see.</returns>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftPlan)]
    public async Task<ActionDetails?> FindAsync(Guid actionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, actionId, ct);
        if (head is null || !viewer.Actor.May(ReadOperation(head), head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var evidence = EvidenceReader.Row(db);
        var reports = await db.PlannedActions.Where(a => a.Id == actionId).SelectMany(a => a.Reports)
            .OrderByDescending(r => r.ReportedOn).ThenByDescending(r => r.RecordedAt)
            .Select(r => new ReportRow(
                r.ReportedOn,
                r.FromStatus,
                r.Status,
                r.Text,
                r.RecordedBy,
                r.Evidence.AsQueryable().Where(e => e.WithdrawnAt == null).OrderBy(e => e.RecordedAt).Select(evidence).ToList())).ToListAsync(ct);
        var deferrals = await db.PlannedActions.Where(a => a.Id == actionId).SelectMany(a => a.Deferrals)
            .OrderByDescending(d => d.RecordedAt)
            .Select(d => new DeferralRow(d.FromDueOn, d.ToDueOn, d.Reason, d.DecidedBy, d.DecidedOn)).ToListAsync(ct);
        var recommendations = await (
            from link in db.PlannedActions.Where(a => a.Id == actionId).SelectMany(a => a.Recommendations)
            join r in db.Recommendations on link.RecommendationId equals r.Id
            join audit in db.Audits on r.AuditId equals audit.Id
            from a in r.Addressees
            join b in db.Boards on a.BoardId equals b.Id
            where b.OrganisationId == head.OrganisationId && a.State != RecommendationState.Draft
            orderby audit.Year, r.Number
            select new AnsweredRecommendation(a.Id, audit.Year, r.Number, r.Title)).ToListAsync(ct);
        return new ActionDetails(
            head,
            reports,
            deferrals,
            recommendations,
            head.PlanState == ActionPlanState.Adopted && viewer.Actor.May(Operation.ReportProgress, head.OrganisationId, head.AgreementId),
            _time.Today());
    }

    /// <summary>The action as the forms need it.</summary>
    /// <returns>Null when there is none that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not report on it.</exception>
    [UseCase(Operation.ReportProgress)]
    public async Task<ActionHead?> ForReportingAsync(Guid actionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, actionId, ct);
        if (head is null || !viewer.Actor.May(ReadOperation(head), head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(Operation.ReportProgress, head.OrganisationId, head.AgreementId, actionId);
        return head;
    }

    [UseCase(Operation.ReportProgress)]
    public Task ReportAsync(Guid actionId, ReportProgressForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(actionId, seen, (action, by) => action.Report(form.Status, form.Text, form.ReportedOn, form.Evidence.Sources(), by), form.Evidence.Sources(), ct);

    /// <summary>The open actions of an adopted plan, to report on several at once.</summary>
    /// <returns>Null when there is no such plan that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not report on it.</exception>
    [UseCase(Operation.ReportProgress)]
    public async Task<BulkReport?> ForBulkAsync(Guid planId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var plan = await (
            from p in db.ActionPlans
            join b in db.Boards on p.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            join party in db.Parties on o.Id equals party.OrganisationId
            where p.Id == planId && p.State == ActionPlanState.Adopted && p.WithdrawnAt == null
            select new { p.Title, BoardName = b.Name, OrganisationName = o.Name, OrganisationId = o.Id, party.AgreementId }).FirstOrDefaultAsync(ct);
        if (plan is null || !viewer.Actor.May(Operation.ReadAgreement, plan.OrganisationId, plan.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(Operation.ReportProgress, plan.OrganisationId, plan.AgreementId, planId);
        var rows = await db.PlannedActions.Where(a => a.PlanId == planId && a.WithdrawnAt == null && a.Status != ActionStatus.Completed)
            .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.Number)
            .Select(a => new BulkReportRow(
                a.Id, a.Number, a.Title, a.ResponsibleFunction, a.Status, a.DueOn, a.LastReportedOn,
                new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0))).ToListAsync(ct);
        return new BulkReport(planId, plan.Title, plan.BoardName, plan.OrganisationName, rows, _time.Today());
    }

    /// <summary>Reports on the actions whose rows are filled in: all or nothing.</summary>
    [UseCase(Operation.ReportProgress)]
    public async Task ReportManyAsync(Guid planId, BulkReportForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var organisation = await (
            from p in db.ActionPlans
            join b in db.Boards on p.BoardId equals b.Id
            where p.Id == planId && p.State == ActionPlanState.Adopted
            select (Guid?)b.OrganisationId).FirstOrDefaultAsync(ct) ?? throw viewer.Actor.Refusal(Operation.ReportProgress, planId);
        viewer.Actor.Demand(Operation.ReportProgress, organisation, viewer.AgreementId, planId);
        var given = form.Rows.Where(r => r.IsGiven).ToList();
        Guard.That(given.Count > 0, "Skriv läget för minst en åtgärd.");
        var ids = given.ConvertAll(r => r.ActionId);
        var actions = await db.PlannedActions.Include(a => a.Plan).Where(a => a.PlanId == planId && ids.Contains(a.Id)).ToListAsync(ct);
        Guard.That(actions.Count == ids.Count, "En av åtgärderna hör inte till planen.");
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.ReportProgress, organisation, viewer.AgreementId);
        foreach (var row in given)
        {
            var action = actions.Single(a => a.Id == row.ActionId);
            await db.DemandUnchangedAsync(action, row.Seen, ct);
            try
            {
                action.Report(row.Status, row.Text, form.ReportedOn, by);
            }
            catch (DomainException e) when (e.Field == "Text")
            {
                throw new DomainException(e.Message, row.TextField);
            }
        }

        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    [UseCase(Operation.ReportProgress)]
    public Task DeferAsync(Guid actionId, DeferForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(actionId, seen, (action, by) => action.Defer(form.To, form.Reason, form.DecidedBy, form.DecidedOn, by), [], ct);

    internal static IQueryable<ActionRow> Rows(HsAvtalDbContext db, IQueryable<PlannedAction> actions) =>
        from a in actions
        join b in db.Boards on a.Plan.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        from area in db.Areas.Where(x => x.Id == a.AreaId).DefaultIfEmpty()
        select new ActionRow(
            a.Id, a.Number, a.Title, a.ResponsibleFunction, area == null ? null : area.Name, o.ShortName, a.Status, a.DueOn, a.OriginalDueOn, a.LastReportedOn, a.TimesMoved);

    private static IQueryable<PlannedAction> Adopted(HsAvtalDbContext db, Guid agreementId) =>
        db.PlannedActions.Where(a => a.WithdrawnAt == null && a.Plan.WithdrawnAt == null && a.Plan.State == ActionPlanState.Adopted
            && db.Boards.Any(b => b.Id == a.Plan.BoardId && db.Parties.Any(p => p.OrganisationId == b.OrganisationId && p.AgreementId == agreementId)));

    private static IQueryable<PlannedAction> Filtered(HsAvtalDbContext db, IQueryable<PlannedAction> actions, ActionFilter filter, DateOnly today)
    {
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            actions = actions.Where(a => EF.Functions.ILike(a.Title, pattern) || EF.Functions.ILike(a.Description!, pattern) || EF.Functions.ILike(a.ResponsibleFunction!, pattern));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            actions = actions.Where(a => db.Boards.Any(b => b.Id == a.Plan.BoardId && db.Organisations.Any(o => o.Id == b.OrganisationId && o.Code == code)));
        }

        if (filter.Status is { } status)
        {
            actions = actions.Where(a => a.Status == status);
        }

        return filter.Bucket is { } bucket ? InBucket(actions, bucket, today) : actions;
    }

    /// <summary>Rule 11 as the database asks it; a test holds it to the domain's own.</summary>
    private static IQueryable<PlannedAction> InBucket(IQueryable<PlannedAction> actions, DueBucket bucket, DateOnly today)
    {
        var open = actions.Where(a => a.Status != ActionStatus.Completed);
        var in30 = today.AddDays(30);
        var in90 = today.AddDays(90);
        return bucket switch
        {
            DueBucket.Overdue => open.Where(a => a.DueOn < today),
            DueBucket.Within30Days => open.Where(a => a.DueOn >= today && a.DueOn <= in30),
            DueBucket.Within90Days => open.Where(a => a.DueOn > in30 && a.DueOn <= in90),
            DueBucket.Later => open.Where(a => a.DueOn > in90),
            DueBucket.NoDate => open.Where(a => a.DueOn == null),
            DueBucket.Done => actions.Where(a => a.Status == ActionStatus.Completed),
        };
    }

    private static IQueryable<PlannedAction> Sorted(IQueryable<PlannedAction> actions, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("atgard", false) => actions.OrderBy(a => a.Title),
            ("atgard", true) => actions.OrderByDescending(a => a.Title),
            ("lage", false) => actions.OrderBy(a => a.Status),
            ("lage", true) => actions.OrderByDescending(a => a.Status),
            // The days slid are the current date less the original one; the one moved more often goes first among equals.
            ("flyttad", false) => actions.OrderBy(a => a.OriginalDueOn == null ? 0 : a.DueOn!.Value.DayNumber - a.OriginalDueOn.Value.DayNumber)
                .ThenBy(a => a.TimesMoved),
            ("flyttad", true) => actions.OrderByDescending(a => a.OriginalDueOn == null ? 0 : a.DueOn!.Value.DayNumber - a.OriginalDueOn.Value.DayNumber)
                .ThenByDescending(a => a.TimesMoved),
            (_, true) => actions.OrderBy(a => a.DueOn == null).ThenByDescending(a => a.DueOn),
            _ => actions.OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn),
        };
        return sorted.ThenBy(a => a.DueOn).ThenBy(a => a.Id);
    }

    private static Operation ReadOperation(ActionHead head) => head.PlanState == ActionPlanState.Adopted ? Operation.ReadAgreement : Operation.ReadDraftPlan;

    private static Task<ActionHead?> HeadAsync(HsAvtalDbContext db, Guid actionId, CancellationToken ct) => (
        from a in db.PlannedActions
        join b in db.Boards on a.Plan.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        join party in db.Parties on o.Id equals party.OrganisationId
        from area in db.Areas.Where(x => x.Id == a.AreaId).DefaultIfEmpty()
        where a.Id == actionId && a.WithdrawnAt == null && a.Plan.WithdrawnAt == null
        select new ActionHead(
            a.Id, a.PlanId, a.Plan.Title, o.Id, party.AgreementId, o.Name, o.Code, a.Plan.State, a.Number, a.Title, a.Description, a.ResponsibleFunction, a.AreaId,
            area == null ? null : area.Name, a.Status, a.StartOn, a.DueOn, a.OriginalDueOn, a.LastReportedOn,
            db.Indicators.Where(i => i.Id == a.EffectIndicatorId).Select(i => new ActionEffect(
                i.Id, i.Name, i.Unit, i.Decimals, i.PeriodKind, i.Direction,
                db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == o.Id && v.Gender == Gender.Total && v.Value != null && v.Period < (a.StartOn ?? a.CompletedOn))
                    .OrderByDescending(v => v.Period).Select(v => v.Value).FirstOrDefault(),
                db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == o.Id && v.Gender == Gender.Total && v.Value != null && v.Period > a.CompletedOn)
                    .OrderByDescending(v => v.Period).Select(v => v.Value).FirstOrDefault(),
                db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == o.Id && v.Gender == Gender.Total && v.Value != null)
                    .OrderByDescending(v => v.Period).Select(v => v.Value).FirstOrDefault(),
                db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == o.Id && v.Gender == Gender.Total && v.Value != null)
                    .Max(v => (DateOnly?)v.Period))).FirstOrDefault(),
            new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0))).FirstOrDefaultAsync(ct);

    private async Task ChangeAsync(Guid actionId, Seen seen, Action<PlannedAction, Signature> change, IReadOnlyList<EvidenceSource> evidence, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var action = await db.PlannedActions.Include(a => a.Plan).Include(a => a.Deferrals).FirstOrDefaultAsync(a => a.Id == actionId, ct)
            ?? throw viewer.Actor.Refusal(Operation.ReportProgress, actionId);
        var organisation = await db.Boards.Where(b => b.Id == action.Plan.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(Operation.ReportProgress, organisation, viewer.AgreementId, actionId);
        await db.DemandUnchangedAsync(action, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.ReportProgress, organisation, viewer.AgreementId);
        change(action, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence, by.At, ct);
    }
}
