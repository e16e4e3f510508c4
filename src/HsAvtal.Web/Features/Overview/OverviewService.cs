using HsAvtal.Data;
using HsAvtal.Data.Reading;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Expectations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Overview;

/// <summary>Reads the state of the agreement: at one organisation, or over all of them.</summary>
public sealed class OverviewService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public OverviewService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="organisationCode">Whose state; null for the user's own organisation.</param>
    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<OrganisationOverview?> OrganisationAsync(string? organisationCode, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode ?? viewer.Home!.Code;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new
            {
                o.Id,
                o.Name,
                Boards = o.Boards.Where(b => b.WithdrawnAt == null).Select(b => b.Name).ToList(),
                Areas = db.Areas.Where(a => a.AgreementId == p.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new MatrixArea(a.Id, a.Name)).ToList(),
            }).FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        var today = _time.Today();
        var grades = await db.AreaGradesAsync(viewer.AgreementId, head.Id, ct);
        var open = await OpenAsync(db, head.Id, ct);
        var actions = await ActionsAsync(db, head.Id, ct);
        var plans = await PlansAsync(db, head.Id, today, ct);
        var facts = await db.ExpectationFactsAsync(viewer.Actor, head.Id, ct);
        return new OrganisationOverview(
            head.Name,
            code,
            head.Boards,
            [.. grades.Select(g => g.Graded.Year).Distinct().Order()],
            [.. head.Areas.Select(area => Status(area, grades, open, actions, today))],
            open,
            actions,
            plans,
            Expected.Of(viewer.Actor, facts, today),
            await RecentChanges.ReadAsync(db, head.Id, ct),
            today);
    }

    /// <param name="subregion">Only organisations of this subregion; null for all.</param>
    /// <param name="worstFirst">Worst grade first instead of by name.</param>
    [UseCase(Operation.ReadAgreement)]
    public async Task<Matrix> MatrixAsync(string? subregion, bool worstFirst, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == viewer.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new MatrixArea(a.Id, a.Name)).ToListAsync(ct);
        var organisations = await db.PartiesInOrderAsync(viewer.AgreementId, ct);
        var grades = (await db.AreaGradesAsync(viewer.AgreementId, null, ct)).ToLookup(g => (g.Graded.OrganisationId, g.Graded.AreaId));
        var names = await db.GradeNamesAsync(viewer.AgreementId, ct);
        var rows = organisations
            .Where(o => subregion is null || o.Subregion == subregion)
            .Select(o => new MatrixRow(o.Code, o.ShortName, o.Subregion, [.. areas.Select(a => Cell([.. grades[(o.Id, a.Id)]]))]));
        return new Matrix(
            areas,
            [.. worstFirst ? rows.OrderByDescending(r => r.Worst).ThenByDescending(r => r.AtWorst).ThenByDescending(r => r.Assessed) : rows],
            PartyRow.Subregions(organisations),
            names);
    }

    private static MatrixCell? Cell(IReadOnlyCollection<GradeRow> rows)
    {
        var (now, before) = GradeReader.CurrentAndBefore(rows);
        return now is null ? null : new MatrixCell(now, before);
    }

    private static AreaStatus Status(
        MatrixArea area, IEnumerable<GradeRow> grades, IEnumerable<OpenRecommendation> open, IEnumerable<ActionState> actions, DateOnly today)
    {
        var own = grades.Where(g => g.Graded.AreaId == area.Id).ToList();
        var (now, before) = GradeReader.CurrentAndBefore(own);
        return new AreaStatus(
            area.Id,
            area.Name,
            own.GroupBy(g => g.Graded.Year).ToDictionary(g => g.Key, g => GradeReader.CurrentAndBefore([.. g]).Now!),
            now,
            before,
            open.Count(r => r.AreaIds.Contains(area.Id)),
            ActionState.Sum(actions.Where(a => a.AreaId == area.Id), today));
    }

    private static async Task<List<OpenRecommendation>> OpenAsync(HsAvtalDbContext db, Guid organisationId, CancellationToken ct) =>
    [
        .. (await OpenWithDecisions(db, organisationId).ToListAsync(ct)).Select(r => new OpenRecommendation(r.State, r.AreaIds, DecisionChain.From(r.Decisions))),
    ];

    private static IQueryable<WithDecisions> OpenWithDecisions(HsAvtalDbContext db, Guid organisationId) =>
        from a in db.Addressees
        join r in db.Recommendations on a.RecommendationId equals r.Id
        join b in db.Boards on a.BoardId equals b.Id
        where b.OrganisationId == organisationId && RecommendationStates.Open.Contains(a.State)
        select new WithDecisions(
            a.State,
            r.Areas.Select(x => x.AreaId).ToList(),
            db.Decisions.Where(d => d.BoardId == a.BoardId && d.WithdrawnAt == null && d.Recommendations.Any(x => x.RecommendationId == r.Id))
                .Select(d => new ChainDecision(d.Id, d.Kind, d.DecidedOn, d.Paragraph, d.RegistryNumber)).ToList());

    private static Task<List<ActionState>> ActionsAsync(HsAvtalDbContext db, Guid organisationId, CancellationToken ct) => (
        from p in db.PlannedActions
        join b in db.Boards on p.Plan.BoardId equals b.Id
        where b.OrganisationId == organisationId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null && p.Plan.WithdrawnAt == null
        select new ActionState(p.AreaId, p.Status, p.DueOn, p.OriginalDueOn, p.TimesMoved)).ToListAsync(ct);

    private static async Task<List<PlanStatus>> PlansAsync(HsAvtalDbContext db, Guid organisationId, DateOnly today, CancellationToken ct)
    {
        var plans = await (
            from p in db.ActionPlans
            join b in db.Boards on p.BoardId equals b.Id
            where b.OrganisationId == organisationId && p.State == ActionPlanState.Adopted && p.WithdrawnAt == null
            orderby p.AdoptedOn descending
            select new
            {
                p.Id,
                p.Title,
                p.AdoptedOn,
                p.ReviewIntervalDays,
                LastReport = p.Actions.Max(a => a.LastReportedOn),
                IsFinished = p.Actions.All(a => a.Status == ActionStatus.Completed || a.WithdrawnAt != null),
            }).ToListAsync(ct);
        return plans.ConvertAll(p => new PlanStatus(p.Id, p.Title, Freshness.Of(p.LastReport ?? p.AdoptedOn!.Value, p.ReviewIntervalDays, today), p.IsFinished));
    }

    private sealed record WithDecisions(RecommendationState State, List<Guid> AreaIds, List<ChainDecision> Decisions);
}
