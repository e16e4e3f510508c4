using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Access;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Corrects assessments of handed-over reports: a new one that names the old one and says why (rule 2).</summary>
public sealed class CorrectionService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public CorrectionService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when there is no such assessment in a handed-over report of the user's agreement.</returns>
    /// <exception cref="AccessDeniedException">The user may not hand over reports on the organisation.</exception>
    [UseCase(Operation.HandOverReport)]
    public async Task<CorrectionSheet?> FindAsync(Guid auditedBoardId, Guid assessmentId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await ReportReader.HeadAsync(db, auditedBoardId, ct);
        if (head is null || head.State != ReportState.HandedOver || head.AgreementId != viewer.AgreementId)
        {
            return null;
        }

        viewer.Actor.Demand(Operation.HandOverReport, head.OrganisationId, head.AgreementId, auditedBoardId);
        var assessments = await ReportReader.AssessmentsAsync(db, head.Id, ct);
        var old = assessments.Find(a => a.Id == assessmentId);
        if (old is null)
        {
            return null;
        }

        var report = new ReportDetails(head, assessments, [], [], await ReportReader.FollowUpsAsync(db, head.Id, ct), MayWrite: false, MayAnswer: false, MayCorrect: true);
        var around = await (
            from x in db.AuditedBoards
            where x.Id == head.Id
            select new
            {
                Seen = new Seen(x.Version, db.ChangeLog.Where(e => e.AggregateId == x.Id).Max(e => (long?)e.Id) ?? 0),
                Grades = db.Set<GradeScale>().Where(s => s.AgreementId == head.AgreementId && s.Purpose == old.Purpose).SelectMany(s => s.Grades).OrderBy(g => g.Rank)
                    .Select(g => new GradeChoice(g.Id, g.Purpose, g.Rank, g.Steps, g.Name)).ToList(),
            }).SingleAsync(ct);
        return new CorrectionSheet(head, old, GapWords.Of(old, report), around.Grades, around.Seen);
    }

    [UseCase(Operation.HandOverReport)]
    public async Task CorrectAsync(Guid auditedBoardId, Guid assessmentId, CorrectionForm form, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var report = await db.AuditedBoards.Include(x => x.Assessments).FirstOrDefaultAsync(x => x.Id == auditedBoardId, ct) ?? throw viewer.Actor.Refusal(Operation.HandOverReport, auditedBoardId);
        var organisation = await db.Boards.Where(b => b.Id == report.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(Operation.HandOverReport, organisation, viewer.AgreementId, auditedBoardId);
        await db.DemandUnchangedAsync(report, seen, ct);
        var grade = form.GradeId is null ? null : await db.Grades.FirstOrDefaultAsync(g => g.Id == form.GradeId, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.HandOverReport, organisation, viewer.AgreementId);
        report.Correct(assessmentId, new Verdict(grade, form.Motivation, form.OwnWording), form.Reason, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }
}
