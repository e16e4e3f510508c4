using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Reads what is followed up: every organisation of the agreement reads every other's plan.</summary>
public sealed class FollowUpService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public FollowUpService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="organisationCode">Whose plans; null for the user's own organisation.</param>
    /// <param name="year">Which <em>verksamhetsår</em>; null for the current one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<FollowUpYear?> YearAsync(string? organisationCode, int? year, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode ?? viewer.Home!.Code;
        var today = _time.Today();
        var shown = year ?? today.Year;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new
            {
                o.Id,
                o.Name,
                Areas = db.Areas.Where(a => a.AgreementId == p.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new FollowUpArea(a.Id, a.Name)).ToList(),
            }).FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        var plans = await (
            from plan in db.FollowUpPlans
            join b in db.Boards on plan.BoardId equals b.Id
            where b.OrganisationId == head.Id && plan.Year == shown
            orderby b.Name
            select new FollowUpPlanHead(plan.Id, b.Name)).ToListAsync(ct);
        var ids = plans.ConvertAll(p => p.Id);
        var rows = await FollowUpReader.Rows(db, db.FollowUpItems.Where(i => ids.Contains(i.PlanId))).ToListAsync(ct);
        return new FollowUpYear(head.Name, code, shown, head.Areas, plans, rows, viewer.Actor.May(Operation.WriteDraftPlan, head.Id, viewer.AgreementId), today);
    }

    /// <returns>Null when there is none that the user may see.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<OccasionDetails?> OccasionAsync(Guid occasionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, occasionId, ct);
        if (head is null || !viewer.Actor.May(Operation.ReadAgreement, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var evidence = EvidenceReader.Row(db);
        var reports = await db.FollowUpOccasions.Where(o => o.Id == occasionId).SelectMany(o => o.Reports).OrderByDescending(r => r.RecordedAt)
            .Select(r => new FollowUpReportRow(
                r.DoneOn, r.Text, r.RecordedBy, r.RecordedAt, r.WithdrawnReason, r.WithdrawnBy,
                r.Evidence.AsQueryable().Where(e => e.WithdrawnAt == null).OrderBy(e => e.RecordedAt).Select(evidence).ToList())).ToListAsync(ct);
        return new OccasionDetails(head, reports, viewer.Actor.May(Operation.ReportProgress, head.OrganisationId, head.AgreementId), _time.Today());
    }

    /// <summary>The occasion as the forms need it.</summary>
    /// <returns>Null when there is none that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not report on it.</exception>
    [UseCase(Operation.ReportProgress)]
    public async Task<OccasionHead?> ForReportingAsync(Guid occasionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await HeadAsync(db, occasionId, ct);
        if (head is null || !viewer.Actor.May(Operation.ReadAgreement, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(Operation.ReportProgress, head.OrganisationId, head.AgreementId, occasionId);
        return head;
    }

    private static Task<OccasionHead?> HeadAsync(HsAvtalDbContext db, Guid occasionId, CancellationToken ct) => (
        from i in db.FollowUpItems
        from occasion in i.Occasions
        join b in db.Boards on i.Plan.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        join party in db.Parties on o.Id equals party.OrganisationId
        join area in db.Areas on i.AreaId equals area.Id
        from indicator in db.Indicators.Where(x => x.Id == i.IndicatorId).DefaultIfEmpty()
        where occasion.Id == occasionId && occasion.WithdrawnAt == null
        select new OccasionHead(
            occasion.Id, i.Id, o.Id, party.AgreementId, o.Name, o.Code, b.Name, i.Plan.Year, i.Title, i.AreaId, area.Name, i.Perspective, i.How, i.Frequency,
            i.ResponsibleFunction, indicator == null ? null : indicator.Name, area.Commitments.Where(c => c.Id == i.CommitmentId).Select(c => c.Text).FirstOrDefault(),
            occasion.PlannedOn, occasion.DoneOn, new Seen(i.Version, db.ChangeLog.Where(e => e.AggregateId == i.Id).Max(e => (long?)e.Id) ?? 0))).FirstOrDefaultAsync(ct);
}
