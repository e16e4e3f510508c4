using HsAvtal.Data;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Reads an audit over all its boards in a fixed number of statements. Drafts only of the organisations given (rule 1).</summary>
internal static class AuditReader
{
    /// <param name="db">The context.</param>
    /// <param name="auditId">The audit.</param>
    /// <param name="agreementId">The reader's agreement.</param>
    /// <param name="own">Where the reader may see draft reports.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<AuditHead?> HeadAsync(HsAvtalDbContext db, Guid auditId, Guid agreementId, IReadOnlyList<Guid> own, CancellationToken ct) => (
        from audit in db.Audits
        where audit.Id == auditId && audit.AgreementId == agreementId
        from previous in db.Audits
            .Where(p => p.Id == audit.PreviousAuditId && p.Boards.Any(x => x.State == ReportState.HandedOver || db.Boards.Any(b => b.Id == x.BoardId && own.Contains(b.OrganisationId))))
            .DefaultIfEmpty()
        select new AuditHead(
            audit.Id, audit.Title, audit.Year, audit.Kind, audit.CommissionedBy, audit.CarriedOutBy, audit.PeriodStart, audit.PeriodEnd,
            EF.Property<List<string>>(audit, "_criteria"), EF.Property<List<string>>(audit, "_questions"),
            previous == null ? null : new EarlierAudit(previous.Id, previous.Title, previous.Year))).FirstOrDefaultAsync(ct);

    public static Task<List<AuditBoardRow>> BoardsAsync(HsAvtalDbContext db, Guid auditId, IReadOnlyList<Guid> own, CancellationToken ct) => (
        from x in db.AuditedBoards
        join b in db.Boards on x.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        where x.AuditId == auditId && (x.State == ReportState.HandedOver || own.Contains(o.Id))
        orderby o.ShortName, b.Name
        select new AuditBoardRow(
            x.Id, b.Id, b.Name, o.ShortName, o.Code, x.State, x.HandedOverOn, x.AnswerDueOn, x.RegistryNumber,
            db.Addressees.Count(a => a.AuditedBoardId == x.Id && a.WithdrawnAt == null && db.Recommendations.Any(r => r.Id == a.RecommendationId && r.WithdrawnAt == null)),
            db.Addressees.Count(a => a.AuditedBoardId == x.Id && a.State == RecommendationState.Issued),
            db.Addressees.Count(a => a.AuditedBoardId == x.Id && a.WithdrawnAt == null && a.Responses.Any()))).ToListAsync(ct);

    public static Task<List<AreaChoice>> AreasAsync(HsAvtalDbContext db, Guid agreementId, CancellationToken ct) =>
        db.Areas.Where(a => a.AgreementId == agreementId).OrderBy(a => a.Order).Select(a => new AreaChoice(a.Id, a.Name)).ToListAsync(ct);

    public static Task<List<string>> GradeNamesAsync(HsAvtalDbContext db, Guid agreementId, CancellationToken ct) =>
        db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance && db.Set<GradeScale>().Any(s => s.Id == g.ScaleId && s.AgreementId == agreementId && s.WithdrawnAt == null))
            .OrderBy(g => g.Rank).Select(g => g.Name).ToListAsync(ct);

    /// <summary>Handed-over grades of the audit's boards in all rounds: no drafts (rule 1), no corrected ones (rule 2).</summary>
    public static Task<List<ComparedGrade>> GradesAsync(HsAvtalDbContext db, Guid auditId, CancellationToken ct) => (
        from s in db.Assessments
        join x in db.AuditedBoards on s.AuditedBoardId equals x.Id
        join audit in db.Audits on x.AuditId equals audit.Id
        join b in db.Boards on x.BoardId equals b.Id
        join g in db.Grades on s.GradeId equals g.Id
        where x.State == ReportState.HandedOver && s.Purpose == GradeScalePurpose.Compliance && s.SubjectKind != AssessmentSubjectKind.Measures
            && s.CorrectedById == null && s.WithdrawnAt == null
            && db.AuditedBoards.Any(own => own.AuditId == auditId && own.BoardId == x.BoardId && own.State == ReportState.HandedOver)
        select new ComparedGrade(
            x.Id, b.Id, s.AreaId, new GradedArea(b.OrganisationId, s.AreaId ?? Guid.Empty, audit.Year, x.HandedOverOn!.Value, s.RecordedAt, g.Rank), g.ScaleId, g.Steps, g.Name))
        .ToListAsync(ct);
}
