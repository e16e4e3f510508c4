using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Makes a year's plan, writes its rows, and reports what is followed up.</summary>
public sealed class FollowUpWritingService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public FollowUpWritingService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.WriteDraftPlan)]
    public async Task<NewFollowUpChoices> ChoicesAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.WriteDraftPlan);
        var own = viewer.Actor.OwnOrganisations(Operation.WriteDraftPlan);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boards = await (
            from b in db.Boards
            join o in db.Organisations on b.OrganisationId equals o.Id
            where own.Contains(o.Id)
            orderby o.ShortName, b.Name
            select new PlanningBoard(
                b.Id,
                b.Name + ", " + o.Name,
                db.FollowUpPlans.Where(p => p.BoardId == b.Id).Select(p => new PlannedYear(p.Year, p.Items.Count(i => i.WithdrawnAt == null))).ToList())).ToListAsync(ct);
        var year = _time.Today().Year;
        return new NewFollowUpChoices(boards, [year, year + 1]);
    }

    /// <returns>The plan's id.</returns>
    [UseCase(Operation.WriteDraftPlan)]
    public async Task<Guid> CreateAsync(NewFollowUpPlanForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        Guard.That(form.BoardId is not null, "Välj nämnd.", nameof(form.BoardId));
        var organisation = await db.Boards.Where(b => b.Id == form.BoardId).Select(b => (Guid?)b.OrganisationId).FirstOrDefaultAsync(ct)
            ?? throw viewer.Actor.Refusal(Operation.WriteDraftPlan, form.BoardId.Value);
        viewer.Actor.Demand(Operation.WriteDraftPlan, organisation, viewer.AgreementId, form.BoardId.Value);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteDraftPlan, organisation, viewer.AgreementId);
        var plan = new FollowUpPlan(form.BoardId.Value, form.Year, by);
        Guard.That(!await db.FollowUpPlans.AnyAsync(p => p.BoardId == plan.BoardId && p.Year == plan.Year, ct), $"Nämnden har redan en plan för {plan.Year}.", nameof(form.Year));
        var earlier = form.FromEarlier
            ? await db.FollowUpPlans.Include(p => p.Items).Where(p => p.BoardId == plan.BoardId && p.Year < plan.Year && p.Items.Any(i => i.WithdrawnAt == null)).OrderByDescending(p => p.Year).FirstOrDefaultAsync(ct)
            : null;
        if (earlier is not null)
        {
            plan.StartFrom(earlier, by);
        }

        db.SignAs(by);
        db.FollowUpPlans.Add(plan);
        await db.SaveChangesAsync(ct);
        return plan.Id;
    }

    /// <returns>Null when there is no such plan that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not write in it.</exception>
    [UseCase(Operation.WriteDraftPlan)]
    public async Task<FollowUpPlanEditor?> EditorAsync(Guid planId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from p in db.FollowUpPlans
            join b in db.Boards on p.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            join party in db.Parties on o.Id equals party.OrganisationId
            where p.Id == planId
            select new
            {
                p.Year,
                Board = b.Name,
                Organisation = o.Name,
                o.Code,
                OrganisationId = o.Id,
                party.AgreementId,
                Seen = new Seen(p.Version, db.ChangeLog.Where(e => e.AggregateId == p.Id).Max(e => (long?)e.Id) ?? 0),
            }).FirstOrDefaultAsync(ct);
        if (head is null || !viewer.Actor.May(Operation.ReadAgreement, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(Operation.WriteDraftPlan, head.OrganisationId, head.AgreementId, planId);
        var rows = await FollowUpReader.Rows(db, db.FollowUpItems.Where(i => i.PlanId == planId && i.WithdrawnAt == null)).ToListAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == head.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order)
            .Select(a => new EditorArea(a.Id, a.Name, a.Commitments.Where(c => c.WithdrawnAt == null).OrderBy(c => c.Number).Select(c => new EditorCommitment(c.Id, c.Number + ". " + c.Text)).ToList())).ToListAsync(ct);
        var indicators = await db.Indicators.Where(i => i.AgreementId == head.AgreementId && i.WithdrawnAt == null).OrderBy(i => i.Name)
            .Select(i => new EditorIndicator(i.Id, i.Name, i.Unit)).ToListAsync(ct);
        return new FollowUpPlanEditor(planId, head.Year, head.Board, head.Organisation, head.Code, _time.Today(), head.Seen, rows, areas, indicators);
    }

    /// <summary>Adds a row.</summary>
    [UseCase(Operation.WriteDraftPlan)]
    public async Task AddItemAsync(Guid planId, FollowUpItemForm form, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var plan = await db.FollowUpPlans.Include(p => p.Items).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw viewer.Actor.Refusal(Operation.WriteDraftPlan, planId);
        var organisation = await OrganisationAsync(db, plan.BoardId, ct);
        viewer.Actor.Demand(Operation.WriteDraftPlan, organisation, viewer.AgreementId, planId);
        await db.DemandUnchangedAsync(plan, seen, ct);
        await DemandOfAgreementAsync(db, form, viewer.AgreementId, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteDraftPlan, organisation, viewer.AgreementId);
        plan.AddItem(form.ToFacts(), by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    [UseCase(Operation.WriteDraftPlan)]
    public Task ChangeItemAsync(Guid itemId, FollowUpItemForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(
            itemId,
            db => db.FollowUpItems.Where(i => i.Id == itemId),
            Operation.WriteDraftPlan,
            seen,
            async (db, viewer, item, by) =>
            {
                await DemandOfAgreementAsync(db, form, viewer.AgreementId, ct);
                item.Change(form.ToFacts(), by);
            },
            [],
            ct);

    /// <summary>Ends a row with a reason (rule 17).</summary>
    [UseCase(Operation.WriteDraftPlan)]
    public Task WithdrawItemAsync(Guid itemId, ReasonForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(
            itemId,
            db => db.FollowUpItems.Where(i => i.Id == itemId),
            Operation.WriteDraftPlan,
            seen,
            (_, _, item, by) =>
            {
                item.Withdraw(form.Reason!, by);
                return Task.CompletedTask;
            },
            [],
            ct);

    [UseCase(Operation.ReportProgress)]
    public Task ReportAsync(Guid occasionId, FollowUpReportForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(
            occasionId,
            db => db.FollowUpItems.Where(i => i.Occasions.Any(o => o.Id == occasionId)),
            Operation.ReportProgress,
            seen,
            (_, _, item, by) =>
            {
                item.Report(occasionId, form.DoneOn, form.Text, form.Evidence.Sources(), by);
                return Task.CompletedTask;
            },
            form.Evidence.Sources(),
            ct);

    /// <summary>Takes back a report made by mistake (rule 17).</summary>
    [UseCase(Operation.ReportProgress)]
    public Task TakeBackAsync(Guid occasionId, ReasonForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(
            occasionId,
            db => db.FollowUpItems.Where(i => i.Occasions.Any(o => o.Id == occasionId)),
            Operation.ReportProgress,
            seen,
            (_, _, item, by) =>
            {
                item.TakeBack(occasionId, form.Reason, by);
                return Task.CompletedTask;
            },
            [],
            ct);

    private static Task<Guid> OrganisationAsync(HsAvtalDbContext db, Guid boardId, CancellationToken ct) =>
        db.Boards.Where(b => b.Id == boardId).Select(b => b.OrganisationId).SingleAsync(ct);

    /// <summary>What a row names is of the agreement, and the commitment is of the row's area.</summary>
    private static async Task DemandOfAgreementAsync(HsAvtalDbContext db, FollowUpItemForm form, Guid agreementId, CancellationToken ct)
    {
        var named = await db.Agreements.Where(a => a.Id == agreementId).Select(a => new
        {
            Area = form.AreaId == null || db.Areas.Any(x => x.Id == form.AreaId && x.AgreementId == a.Id),
            Commitment = form.CommitmentId == null || db.Areas.Any(x => x.Id == form.AreaId && x.Commitments.Any(c => c.Id == form.CommitmentId)),
            Indicator = form.IndicatorId == null || db.Indicators.Any(x => x.Id == form.IndicatorId && x.AgreementId == a.Id),
        }).SingleAsync(ct);
        Guard.That(named.Area, "Området hör inte till avtalet.", nameof(form.AreaId));
        Guard.That(named.Commitment, "Åtagandet hör inte till området.", nameof(form.CommitmentId));
        Guard.That(named.Indicator, "Indikatorn hör inte till avtalet.", nameof(form.IndicatorId));
    }

    private async Task ChangeAsync(
        Guid thing,
        Func<HsAvtalDbContext, IQueryable<FollowUpItem>> which,
        Operation operation,
        Seen seen,
        Func<HsAvtalDbContext, Viewer, FollowUpItem, Signature, Task> change,
        IReadOnlyList<EvidenceSource> evidence,
        CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var item = await which(db).Include(i => i.Plan).Include(i => i.Occasions).ThenInclude(o => o.Reports).AsSplitQuery().FirstOrDefaultAsync(ct) ?? throw viewer.Actor.Refusal(operation, thing);
        var organisation = await OrganisationAsync(db, item.Plan.BoardId, ct);
        viewer.Actor.Demand(operation, organisation, viewer.AgreementId, thing);
        await db.DemandUnchangedAsync(item, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), operation, organisation, viewer.AgreementId);
        await change(db, viewer, item, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence, by.At, ct);
    }
}
