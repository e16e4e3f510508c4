using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Drafts a plan, made from a report's recommendations in one step, and adopts it by a board decision (rule 9).</summary>
public sealed class PlanWritingService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public PlanWritingService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.WriteDraftPlan)]
    public async Task<NewPlanChoices> ChoicesAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.WriteDraftPlan);
        var own = viewer.Actor.OwnOrganisations(Operation.WriteDraftPlan);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boards = await (
            from b in db.Boards
            join o in db.Organisations on b.OrganisationId equals o.Id
            where own.Contains(o.Id) && b.WithdrawnAt == null
            orderby o.ShortName, b.Name
            select new PlanBoard(b.Id, b.Name + ", " + o.Name)).ToListAsync(ct);
        var reports = await (
            from x in db.AuditedBoards
            join audit in db.Audits on x.AuditId equals audit.Id
            join b in db.Boards on x.BoardId equals b.Id
            where own.Contains(b.OrganisationId) && x.State == ReportState.HandedOver
            orderby audit.Year descending
            select new AnswerableReport(
                x.Id, b.Id, audit.Title + ", " + audit.Year, db.Addressees.Count(a => a.AuditedBoardId == x.Id && RecommendationStates.Open.Contains(a.State)))).ToListAsync(ct);
        return new NewPlanChoices(boards, reports);
    }

    /// <returns>The plan's id.</returns>
    [UseCase(Operation.WriteDraftPlan)]
    public async Task<Guid> CreateAsync(NewPlanForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        Guard.That(form.BoardId is not null, "Välj nämnd.", nameof(form.BoardId));
        var organisation = await db.Boards.Where(b => b.Id == form.BoardId).Select(b => (Guid?)b.OrganisationId).FirstOrDefaultAsync(ct)
            ?? throw viewer.Actor.Refusal(Operation.WriteDraftPlan, form.BoardId.Value);
        viewer.Actor.Demand(Operation.WriteDraftPlan, organisation, viewer.AgreementId, form.BoardId.Value);
        Guard.That(int.TryParse(form.ReviewIntervalDays, out var interval), "Skriv antal dagar med siffror.", nameof(form.ReviewIntervalDays));
        var report = form.AuditedBoardId is null
            ? null
            : await db.AuditedBoards.FirstOrDefaultAsync(x => x.Id == form.AuditedBoardId && x.BoardId == form.BoardId && x.State == ReportState.HandedOver, ct);
        Guard.That(form.AuditedBoardId is null || report is not null, "Rapporten gäller en annan nämnd.", nameof(form.AuditedBoardId));
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteDraftPlan, organisation, viewer.AgreementId);
        var plan = new ActionPlan(form.BoardId.Value, form.Title, form.Kind, report?.AuditId, interval, by);
        if (report is not null)
        {
            var open = await (
                from a in db.Addressees
                join r in db.Recommendations.Include(r => r.Areas) on a.RecommendationId equals r.Id
                where a.AuditedBoardId == report.Id && RecommendationStates.Open.Contains(a.State)
                orderby r.Number
                select r).ToListAsync(ct);
            foreach (var r in open)
            {
                plan.AddAction(new ActionFacts(r.Title, null, r.Areas.Count == 1 ? r.Areas[0].AreaId : null, [r.Id], null, null, null), by);
            }
        }

        db.SignAs(by);
        db.ActionPlans.Add(plan);
        await db.SaveChangesAsync(ct);
        return plan.Id;
    }

    /// <returns>Null when there is no such draft that the user may do this with.</returns>
    [UseCase(Operation.WriteDraftPlan, Operation.AdoptPlan)]
    public async Task<PlanDraft?> DraftAsync(Guid planId, Operation operation, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from p in db.ActionPlans
            join b in db.Boards on p.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            join party in db.Parties on o.Id equals party.OrganisationId
            where p.Id == planId && p.State == ActionPlanState.Draft && p.WithdrawnAt == null
            select new
            {
                p.Title,
                BoardName = b.Name,
                OrganisationName = o.Name,
                OrganisationId = o.Id,
                party.AgreementId,
                BoardId = b.Id,
                Seen = new Seen(p.Version, db.ChangeLog.Where(e => e.AggregateId == p.Id).Max(e => (long?)e.Id) ?? 0),
            }).FirstOrDefaultAsync(ct);
        if (head is null || !viewer.Actor.May(operation, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var actions = await (
            from a in db.PlannedActions
            where a.PlanId == planId && a.WithdrawnAt == null
            orderby a.Number
            select new DraftAction(
                a.Id, a.Number, a.Title, a.Description, a.AreaId, a.ResponsibleFunction, a.StartOn, a.DueOn, a.Recommendations.Select(r => r.RecommendationId).ToList(), a.EffectIndicatorId)).ToListAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == head.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new PlanArea(a.Id, a.Name)).ToListAsync(ct);
        var recommendations = await OpenAsync(db, head.BoardId, ct);
        var indicators = await db.Indicators.Where(i => i.AgreementId == head.AgreementId && i.WithdrawnAt == null).OrderBy(i => i.Name)
            .Select(i => new PlanIndicator(i.Id, i.Name, i.Unit, i.Perspective)).ToListAsync(ct);
        return new PlanDraft(
            planId, head.Title, head.BoardName, head.OrganisationName, head.OrganisationId, head.AgreementId, head.BoardId, head.Seen, actions, areas, recommendations, indicators);
    }

    [UseCase(Operation.WriteDraftPlan)]
    public Task SaveActionAsync(Guid planId, ActionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(planId, seen, Operation.WriteDraftPlan, async (db, plan, by) =>
        {
            await DemandOwnAsync(db, plan, form, ct);
            if (form.Id is { } id)
            {
                Find(plan, id).Change(form.ToFacts(), by);
                plan.NoteChange(by);
            }
            else
            {
                plan.AddAction(form.ToFacts(), by);
            }
        }, ct);

    /// <summary>Adds the rows pasted from a spreadsheet: all of them, or none when one has to be mended.</summary>
    [UseCase(Operation.WriteDraftPlan)]
    public Task PasteAsync(Guid planId, string? text, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(planId, seen, Operation.WriteDraftPlan, async (db, plan, by) =>
        {
            var agreementId = await AgreementOfAsync(db, plan, ct);
            var areas = await db.Areas.Where(a => a.AgreementId == agreementId && a.WithdrawnAt == null).Select(a => new PlanArea(a.Id, a.Name)).ToListAsync(ct);
            var rows = PastedActions.Read(text, areas, await OpenAsync(db, plan.BoardId, ct), by.Today);
            Guard.That(rows.Count > 0, "Klistra in minst en rad.", "Text");
            var wrong = rows.Count(r => r.Errors.Count > 0);
            Guard.That(wrong == 0, $"{wrong} av {rows.Count} rader behöver rättas. Inget är sparat.", "Text");
            foreach (var row in rows)
            {
                plan.AddAction(row.Form.ToFacts(), by);
            }
        }, ct);

    [UseCase(Operation.WriteDraftPlan)]
    public Task WithdrawActionAsync(Guid planId, Guid actionId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(planId, seen, Operation.WriteDraftPlan, (_, plan, by) =>
        {
            Find(plan, actionId).Withdraw("Togs ur planen innan den antogs.", by);
            plan.NoteChange(by);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Takes back a removal: the action stands in the draft as it did.</summary>
    [UseCase(Operation.WriteDraftPlan)]
    public Task RestoreActionAsync(Guid planId, Guid actionId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(planId, seen, Operation.WriteDraftPlan, (_, plan, by) =>
        {
            Find(plan, actionId).Restore(by);
            plan.NoteChange(by);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Adopts the plan by a decision of its board; answered recommendations that it has actions for are now acted on.</summary>
    [UseCase(Operation.AdoptPlan)]
    public Task AdoptAsync(Guid planId, DecisionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(planId, seen, Operation.AdoptPlan, async (db, plan, by) =>
        {
            var recommendationIds = plan.Actions.Where(a => !a.IsWithdrawn).SelectMany(a => a.Recommendations).Select(r => r.RecommendationId).Distinct().ToList();
            var decision = form.ToDecision(plan.BoardId, DecisionKind.PlanAdopted, recommendationIds, by);
            db.Decisions.Add(decision);
            plan.Adopt(decision, by);
            var answered = await db.Addressees.Include(a => a.Events)
                .Where(a => a.BoardId == plan.BoardId && recommendationIds.Contains(a.RecommendationId) && a.State == RecommendationState.Answered).ToListAsync(ct);
            foreach (var addressee in answered)
            {
                addressee.StartMeasures(decision.DecidedOn, by);
            }
        }, ct, form.Evidence.Sources());

    private static Task<List<PlanRecommendation>> OpenAsync(HsAvtalDbContext db, Guid boardId, CancellationToken ct) => (
        from a in db.Addressees
        join r in db.Recommendations on a.RecommendationId equals r.Id
        join audit in db.Audits on r.AuditId equals audit.Id
        where a.BoardId == boardId && RecommendationStates.Open.Contains(a.State)
        orderby audit.Year, r.Number
        select new PlanRecommendation(r.Id, audit.Year, r.Number, r.Title)).ToListAsync(ct);

    private static Task<Guid> AgreementOfAsync(HsAvtalDbContext db, ActionPlan plan, CancellationToken ct) =>
        (from b in db.Boards join p in db.Parties on b.OrganisationId equals p.OrganisationId where b.Id == plan.BoardId select p.AgreementId).FirstAsync(ct);

    /// <summary>What the action points at is of the plan's own agreement and board.</summary>
    private static async Task DemandOwnAsync(HsAvtalDbContext db, ActionPlan plan, ActionForm form, CancellationToken ct)
    {
        var agreementId = await AgreementOfAsync(db, plan, ct);
        Guard.That(form.AreaId is null || await db.Areas.AnyAsync(a => a.Id == form.AreaId && a.AgreementId == agreementId, ct), "Området finns inte i avtalet.", nameof(form.AreaId));
        Guard.That(
            form.EffectIndicatorId is null || await db.Indicators.AnyAsync(i => i.Id == form.EffectIndicatorId && i.AgreementId == agreementId, ct),
            "Indikatorn finns inte i avtalet.",
            nameof(form.EffectIndicatorId));
        var addressed = await db.Addressees
            .CountAsync(a => a.BoardId == plan.BoardId && a.State != RecommendationState.Draft && form.RecommendationIds.Contains(a.RecommendationId), ct);
        Guard.That(addressed == form.RecommendationIds.Count, "En av rekommendationerna är inte lämnad till nämnden.", nameof(form.RecommendationIds));
    }

    private static PlannedAction Find(ActionPlan plan, Guid actionId) =>
        plan.Actions.FirstOrDefault(a => a.Id == actionId) ?? throw new DomainException("Åtgärden finns inte i planen.");

    private async Task ChangeAsync(Guid planId, Seen seen, Operation operation, Func<HsAvtalDbContext, ActionPlan, Signature, Task> change, CancellationToken ct, IReadOnlyList<EvidenceSource>? evidence = null)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var plan = await db.ActionPlans.Include(p => p.Actions).ThenInclude(a => a.Recommendations).FirstOrDefaultAsync(p => p.Id == planId, ct)
            ?? throw viewer.Actor.Refusal(operation, planId);
        var organisation = await db.Boards.Where(b => b.Id == plan.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(operation, organisation, viewer.AgreementId, planId);
        await db.DemandUnchangedAsync(plan, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), operation, organisation, viewer.AgreementId);
        await change(db, plan, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence ?? [], by.At, ct);
    }
}
