using HsAvtal.Data;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Reads a report in a fixed number of statements. Whether the reader may see a draft is for the service to say.</summary>
internal static class ReportReader
{
    public static Task<ReportHead?> HeadAsync(HsAvtalDbContext db, Guid auditedBoardId, CancellationToken ct) => (
        from x in db.AuditedBoards
        join audit in db.Audits on x.AuditId equals audit.Id
        join b in db.Boards on x.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        where x.Id == auditedBoardId
        select new ReportHead(
            x.Id, audit.Id, audit.AgreementId, o.Id, b.Id, audit.Title, audit.Year, audit.Kind, audit.CommissionedBy, audit.CarriedOutBy,
            audit.PeriodStart, audit.PeriodEnd, o.Name, o.Code, b.Name, x.State, x.HandedOverOn, x.AnswerDueOn, x.RegistryNumber, x.Informed,
            audit.PreviousAuditId, EF.Property<List<string>>(audit, "_criteria"), EF.Property<List<string>>(audit, "_questions"))
        {
            Log = db.ChangeLogHeads.FirstOrDefault(h => h.Chain == audit.AgreementId),
        }).FirstOrDefaultAsync(ct);

    public static Task<List<ReportAssessment>> AssessmentsAsync(HsAvtalDbContext db, Guid auditedBoardId, CancellationToken ct) => (
        from s in db.Assessments
        where s.AuditedBoardId == auditedBoardId && s.WithdrawnAt == null
        from area in db.Areas.Where(a => a.Id == s.AreaId).DefaultIfEmpty()
        from g in db.Grades.Where(g => g.Id == s.GradeId).DefaultIfEmpty()
        orderby s.SubjectKind == AssessmentSubjectKind.Whole descending, area == null ? 0 : area.Order, s.Purpose, s.RecordedAt descending, s.Id
        select new ReportAssessment(
            s.Id, s.SubjectKind, s.AreaId, s.RecommendationId, s.Purpose, area == null ? null : area.Name, area == null ? 0 : area.Order,
            s.GradeId, g == null ? null : g.Name, g == null ? null : g.Rank, g == null ? 4 : g.Steps, s.Motivation, s.OwnWording, s.CorrectedById, s.CorrectionReason,
            s.RecordedAt, s.RecordedBy)).ToListAsync(ct);

    public static Task<List<ReportObservation>> ObservationsAsync(HsAvtalDbContext db, Guid auditedBoardId, CancellationToken ct)
    {
        var evidence = EvidenceReader.Row(db);
        return (
            from n in db.Observations
            where n.AuditedBoardId == auditedBoardId && n.WithdrawnAt == null
            orderby n.RecordedAt, n.Id
            select new ReportObservation(
                n.Id, n.AreaId, n.Text, new ObservationSources(n.SourceDocument, n.SourceInterview, n.SourceFigure),
                n.Evidence.AsQueryable().Where(e => e.WithdrawnAt == null).OrderBy(e => e.RecordedAt).Select(evidence).ToList())).ToListAsync(ct);
    }

    public static Task<List<ReportRecommendation>> RecommendationsAsync(HsAvtalDbContext db, Guid auditedBoardId, CancellationToken ct) => (
        from a in db.Addressees
        join r in db.Recommendations on a.RecommendationId equals r.Id
        where a.AuditedBoardId == auditedBoardId && a.WithdrawnAt == null && r.WithdrawnAt == null
        orderby r.Number
        select new ReportRecommendation(
            r.Id, a.Id, r.Number, r.Title, r.Text, a.State, r.Areas.Select(x => x.AreaId).ToList(), r.Predecessors.Select(l => l.FromId).ToList(),
            (from other in r.Addressees
             join b in db.Boards on other.BoardId equals b.Id
             join o in db.Organisations on b.OrganisationId equals o.Id
             where other.Id != a.Id && other.WithdrawnAt == null
             orderby o.ShortName, b.Name
             select new SharedBoard(other.Id, b.Id, o.Id, b.Name + ", " + o.ShortName, other.State)).ToList(),
            // Asked of drafts alone: the words of others are not changed.
            a.State == RecommendationState.Draft && HsAvtalDbContext.IsSharedBeyondSight(r.Id))).ToListAsync(ct);

    public static Task<List<ReportFollowUp>> FollowUpsAsync(HsAvtalDbContext db, Guid auditedBoardId, CancellationToken ct) => (
        from x in db.AuditedBoards
        from f in x.FollowUps
        join r in db.Recommendations on f.RecommendationId equals r.Id
        join audit in db.Audits on r.AuditId equals audit.Id
        from a in r.Addressees
        where x.Id == auditedBoardId && a.BoardId == x.BoardId
        orderby audit.Year, r.Number
        select new ReportFollowUp(r.Id, a.Id, r.Number, r.Title, audit.Year, a.State, f.Outcome)).ToListAsync(ct);

    /// <summary>The other reports of the same audit, tracked.</summary>
    public static async Task<List<OtherReport>> OthersAsync(HsAvtalDbContext db, AuditedBoard report, CancellationToken ct)
    {
        var rows = await (
            from x in db.AuditedBoards
            join b in db.Boards on x.BoardId equals b.Id
            where x.AuditId == report.AuditId && x.Id != report.Id
            select new { Report = x, b.OrganisationId }).ToListAsync(ct);
        return rows.ConvertAll(r => new OtherReport(r.Report, r.OrganisationId));
    }
}
