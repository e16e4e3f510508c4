using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Reads plans: adopted ones of the agreement, and drafts of the user's own organisations.</summary>
public sealed class ActionPlanService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public ActionPlanService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.ReadAgreement, Operation.ReadDraftPlan)]
    public async Task<(PagedList<PlanRow> List, bool MayStart)> ListAsync(PlanFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var own = viewer.Actor.OwnOrganisations(Operation.ReadDraftPlan);
        var rows =
            from p in db.ActionPlans
            join b in db.Boards on p.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where db.Parties.Any(x => x.OrganisationId == o.Id && x.AgreementId == viewer.AgreementId)
                && p.WithdrawnAt == null && (p.State == ActionPlanState.Adopted || own.Contains(o.Id))
            select new Joined { Plan = p, Board = b, Organisation = o };
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(x => EF.Functions.ILike(x.Plan.Title, pattern));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            rows = rows.Where(x => x.Organisation.Code == code);
        }

        var total = await rows.CountAsync(ct);
        var page = await Rows(Sorted(rows, query).Skip(query.Skip).Take(query.Size), _time.Today()).ToListAsync(ct);
        return (new PagedList<PlanRow>(page, total), viewer.Actor.MaySomewhere(Operation.WriteDraftPlan));
    }

    /// <returns>Null when there is none that the user may see.</returns>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftPlan)]
    public async Task<PlanDetails?> FindAsync(Guid planId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, planId, ct);
        var operation = head?.State == ActionPlanState.Adopted ? Operation.ReadAgreement : Operation.ReadDraftPlan;
        if (head is null || !viewer.Actor.May(operation, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var actions = await PlannedActionService.Rows(db, db.PlannedActions.Where(a => a.PlanId == planId && a.WithdrawnAt == null).OrderBy(a => a.Number)).ToListAsync(ct);
        bool May(Operation write) => head.State == ActionPlanState.Draft && viewer.Actor.May(write, head.OrganisationId, head.AgreementId);
        return new PlanDetails(head, actions, May(Operation.WriteDraftPlan), May(Operation.AdoptPlan),
            head.State == ActionPlanState.Adopted && actions.Exists(a => a.Status != ActionStatus.Completed) && viewer.Actor.May(Operation.ReportProgress, head.OrganisationId, head.AgreementId),
            _time.Today())
        {
            Lanes = await LanesAsync(db, planId, ct),
        };
    }

    private static Task<List<PlanLane>> LanesAsync(HsAvtalDbContext db, Guid planId, CancellationToken ct) => (
        from a in db.PlannedActions
        where a.PlanId == planId && a.WithdrawnAt == null
        orderby a.Number
        select new PlanLane(a.Id, a.Number, a.Title, a.Status, a.StartOn, a.OriginalDueOn, a.DueOn, a.Deferrals.Where(d => d.FromDueOn != null).OrderBy(d => d.RecordedAt).Select(d => d.ToDueOn).ToList())).ToListAsync(ct);

    private static Task<PlanHead?> HeadAsync(HsAvtalDbContext db, Guid planId, CancellationToken ct) => (
        from p in db.ActionPlans
        join b in db.Boards on p.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        join party in db.Parties on o.Id equals party.OrganisationId
        from d in db.Decisions.Where(d => d.Id == p.AdoptionDecisionId).DefaultIfEmpty()
        from audit in db.Audits.Where(a => a.Id == p.AuditId).DefaultIfEmpty()
        from report in db.AuditedBoards.Where(r => r.AuditId == p.AuditId && r.BoardId == p.BoardId).DefaultIfEmpty()
        where p.Id == planId && p.WithdrawnAt == null
        select new PlanHead(
            p.Id, o.Id, party.AgreementId, p.Title, p.Kind, p.State, o.Name, o.Code, b.Name, report == null ? null : report.Id,
            audit == null ? null : audit.Title, audit == null ? null : audit.Year, p.CreatedOn, p.AdoptedOn,
            d == null ? null : d.Paragraph, d == null ? null : d.RegistryNumber, p.ReviewIntervalDays)).FirstOrDefaultAsync(ct);

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("namn", false) => rows.OrderBy(x => x.Plan.Title),
            ("namn", true) => rows.OrderByDescending(x => x.Plan.Title),
            ("huvudman", false) => rows.OrderBy(x => x.Organisation.ShortName),
            ("huvudman", true) => rows.OrderByDescending(x => x.Organisation.ShortName),
            (_, true) => rows.OrderByDescending(x => x.Plan.AdoptedOn),
            _ => rows.OrderBy(x => x.Plan.AdoptedOn),
        };
        return sorted.ThenBy(x => x.Organisation.ShortName).ThenBy(x => x.Plan.Id);
    }

    private static IQueryable<PlanRow> Rows(IQueryable<Joined> joined, DateOnly today) =>
        from x in joined
        let actions = x.Plan.Actions.Where(a => a.WithdrawnAt == null)
        select new PlanRow(
            x.Plan.Id,
            x.Plan.Title,
            x.Plan.Kind,
            x.Plan.State,
            x.Organisation.ShortName,
            x.Board.Name,
            x.Plan.AdoptedOn,
            x.Plan.ReviewIntervalDays,
            actions.Max(a => a.LastReportedOn) ?? x.Plan.AdoptedOn ?? x.Plan.CreatedOn,
            actions.Count(a => a.Status == ActionStatus.Completed),
            actions.Count(a => a.Status != ActionStatus.Completed && a.DueOn < today),
            actions.Count(),
            actions.Sum(a => a.TimesMoved),
            actions.Where(a => a.TimesMoved > 0).Sum(a => a.DueOn!.Value.DayNumber - a.OriginalDueOn!.Value.DayNumber));

    private sealed class Joined
    {
        public required ActionPlan Plan { get; init; }

        public required Board Board { get; init; }

        public required Organisation Organisation { get; init; }
    }
}
