using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Areas;

/// <summary>Reads the agreement's areas. Drafts are never read here (rule 1).</summary>
public sealed class AreaService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public AreaService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.ReadAgreement)]
    public async Task<IReadOnlyList<AreaRow>> ListAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Areas
            .Where(a => a.AgreementId == viewer.AgreementId && a.WithdrawnAt == null)
            .OrderBy(a => a.Order)
            .Select(a => new AreaRow(a.Id, a.Order, a.Name, a.Summary, a.Commitments.Count(c => c.WithdrawnAt == null)))
            .ToListAsync(ct);
    }

    /// <param name="areaId">The area.</param>
    /// <param name="organisationCode">Whose boards; null for the user's own organisation.</param>
    /// <returns>Null when there is no such area or organisation in the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<AreaDetails?> FindAsync(Guid areaId, string? organisationCode, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode ?? viewer.Home!.Code;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var area = await (
            from a in db.Areas
            join p in db.Parties on a.AgreementId equals p.AgreementId
            join o in db.Organisations on p.OrganisationId equals o.Id
            where a.Id == areaId && a.AgreementId == viewer.AgreementId && o.Code == code
            select new
            {
                a.Name,
                a.Summary,
                OrganisationId = o.Id,
                OrganisationName = o.Name,
                Commitments = a.Commitments.Where(c => c.WithdrawnAt == null).OrderBy(c => c.Number).Select(c => new CommitmentRow(c.Number, c.Text, c.CarriedBy, c.Target)).ToList(),
            }).FirstOrDefaultAsync(ct);
        return area is null
            ? null
            : new AreaDetails(
                areaId,
                area.Name,
                area.Summary,
                area.OrganisationName,
                code,
                area.Commitments,
                await AssessmentsAsync(db, areaId, area.OrganisationId, ct),
                await ObservationsAsync(db, areaId, area.OrganisationId, ct),
                await RecommendationsAsync(db, areaId, area.OrganisationId, ct),
                await ActionsAsync(db, areaId, area.OrganisationId, ct),
                await IndicatorsAsync(db, areaId, area.OrganisationId, ct),
                _time.Today());
    }

    private static Task<List<AreaAssessment>> AssessmentsAsync(HsAvtalDbContext db, Guid areaId, Guid organisationId, CancellationToken ct) => (
        from s in db.Assessments
        join audited in db.AuditedBoards on s.AuditedBoardId equals audited.Id
        join audit in db.Audits on audited.AuditId equals audit.Id
        join b in db.Boards on audited.BoardId equals b.Id
        join g in db.Grades on s.GradeId equals g.Id
        where s.AreaId == areaId && b.OrganisationId == organisationId && audited.State == ReportState.HandedOver && s.WithdrawnAt == null
        orderby audited.HandedOverOn descending, audit.Year descending, s.RecordedAt descending
        select new AreaAssessment(
            s.Id, audited.Id, audit.Year, audit.Title, audited.HandedOverOn!.Value, g.Name, g.Rank, g.Steps, s.Motivation, s.OwnWording, s.CorrectedById, s.CorrectionReason)).ToListAsync(ct);

    private static Task<List<AreaObservation>> ObservationsAsync(HsAvtalDbContext db, Guid areaId, Guid organisationId, CancellationToken ct) => (
        from n in db.Observations
        join audited in db.AuditedBoards on n.AuditedBoardId equals audited.Id
        join audit in db.Audits on audited.AuditId equals audit.Id
        join b in db.Boards on audited.BoardId equals b.Id
        where n.AreaId == areaId && b.OrganisationId == organisationId && audited.State == ReportState.HandedOver && n.WithdrawnAt == null
        orderby audit.Year descending, n.RecordedAt
        select new AreaObservation(audit.Year, n.Text, new ObservationSources(n.SourceDocument, n.SourceInterview, n.SourceFigure))).ToListAsync(ct);

    private static Task<List<AreaRecommendation>> RecommendationsAsync(HsAvtalDbContext db, Guid areaId, Guid organisationId, CancellationToken ct) => (
        from a in db.Addressees
        join r in db.Recommendations on a.RecommendationId equals r.Id
        join audit in db.Audits on r.AuditId equals audit.Id
        join b in db.Boards on a.BoardId equals b.Id
        where b.OrganisationId == organisationId && a.State != RecommendationState.Draft && r.Areas.Any(x => x.AreaId == areaId)
        orderby audit.Year descending, r.Number
        select new AreaRecommendation(a.Id, audit.Year, r.Number, r.Title, a.State)).ToListAsync(ct);

    private static Task<List<AreaIndicator>> IndicatorsAsync(HsAvtalDbContext db, Guid areaId, Guid organisationId, CancellationToken ct) => (
        from i in db.Indicators
        where i.WithdrawnAt == null && i.Areas.Any(a => a.AreaId == areaId)
        from v in db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.OrganisationId == organisationId && v.Gender == Gender.Total).OrderByDescending(v => v.Period).Take(1).DefaultIfEmpty()
        orderby i.Perspective, i.Name
        select new AreaIndicator(i.Id, i.Name, i.Unit, i.Decimals, i.PeriodKind, i.Perspective, v == null ? null : v.Period, v == null ? null : v.Value, v == null ? null : v.Missing)).ToListAsync(ct);

    private static Task<List<AreaAction>> ActionsAsync(HsAvtalDbContext db, Guid areaId, Guid organisationId, CancellationToken ct) => (
        from p in db.PlannedActions
        join b in db.Boards on p.Plan.BoardId equals b.Id
        where p.AreaId == areaId && b.OrganisationId == organisationId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null && p.Plan.WithdrawnAt == null
        orderby p.Status == ActionStatus.Completed, p.DueOn == null, p.DueOn
        select new AreaAction(p.Id, p.Title, p.ResponsibleFunction, p.Status, p.DueOn)).ToListAsync(ct);
}
