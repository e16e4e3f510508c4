using HsAvtal.Data;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Writes a draft report and hands it over. Every write is against the version that the auditor saw (rule 19).</summary>
public sealed class ReportWritingService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public ReportWritingService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when there is no such draft that the user may write.</returns>
    public async Task<ReportDraft?> LoadAsync(Guid auditedBoardId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await ReportReader.HeadAsync(db, auditedBoardId, ct);
        if (head is null || head.State != ReportState.Draft || !viewer.Actor.May(Operation.WriteDraftReport, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var around = await AroundAsync(db, head, ct);
        var details = new ReportDetails(
            head,
            await ReportReader.AssessmentsAsync(db, head.Id, ct),
            await ReportReader.ObservationsAsync(db, head.Id, ct),
            await ReportReader.RecommendationsAsync(db, head.Id, ct),
            await ReportReader.FollowUpsAsync(db, head.Id, ct),
            MayWrite: true,
            MayAnswer: false);
        var gaps = ReportGap.Of(
            details.Assessments.Select(a => (new AssessmentSubject(a.SubjectKind, a.AreaId, a.RecommendationId), a.GradeId is not null, a.Motivation is not null)),
            details.FollowUps.Select(f => (f.RecommendationId, f.Outcome)));
        return new ReportDraft(
            details, around.Seen, around.Areas, around.Grades, await PreviousAsync(db, head, ct), [.. gaps.Select(g => GapWords.Of(g, details))]);
    }

    public Task AssessAsync(Guid reportId, Guid assessmentId, AssessmentForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var row = report.Assessments.FirstOrDefault(a => a.Id == assessmentId) ?? throw new DomainException("Bedömningen finns inte i rapporten.");
            var grade = form.GradeId is null ? null : await db.Grades.FirstOrDefaultAsync(g => g.Id == form.GradeId, ct);
            report.Assess(row.Subject, row.Purpose, new Verdict(grade, form.Motivation, form.OwnWording), by);
        }, ct);

    public Task IncludeAreaAsync(Guid reportId, Guid areaId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.Include(AssessmentSubject.Area(areaId), GradeScalePurpose.Compliance, by);
            return Task.CompletedTask;
        }, ct);

    public Task ExcludeAsync(Guid reportId, Guid assessmentId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.Exclude(assessmentId, "Togs ur rapporten innan den överlämnades.", by);
            return Task.CompletedTask;
        }, ct);

    public Task ObserveAsync(Guid reportId, ObservationForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            if (form.Id is { } id)
            {
                report.ChangeObservation(id, form.Text, form.Source, by);
            }
            else
            {
                report.Observe(form.AreaId, form.Text, form.Source, by);
            }

            return Task.CompletedTask;
        }, ct);

    public Task WithdrawObservationAsync(Guid reportId, Guid observationId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.WithdrawObservation(observationId, "Togs ur rapporten innan den överlämnades.", by);
            return Task.CompletedTask;
        }, ct);

    public Task ConcludeAsync(Guid reportId, Guid recommendationId, FollowUpOutcome? outcome, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.Conclude(recommendationId, outcome, by);
            return Task.CompletedTask;
        }, ct);

    public Task RecommendAsync(Guid reportId, RecommendationForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var wording = new RecommendationWording(form.Title, form.Text, [.. form.AreaIds]);
            if (form.Id is { } id)
            {
                (await OwnRecommendationAsync(db, report, id, ct)).Reword(wording, by);
            }
            else
            {
                await RaiseAsync(db, report, form, wording, by, ct);
            }

            report.NoteChange(by);
        }, ct);

    public Task WithdrawRecommendationAsync(Guid reportId, Guid recommendationId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            (await OwnRecommendationAsync(db, report, recommendationId, ct)).Withdraw("Togs ur rapporten innan den överlämnades.", by);
            report.NoteChange(by);
        }, ct);

    /// <summary>Hands over the report, its recommendations and the outcomes of the round, in one transaction.</summary>
    public Task HandOverAsync(Guid reportId, HandOverForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.HandOverReport, async (db, report, by) =>
        {
            var issued = await (
                from a in db.Addressees.Include(a => a.Events)
                where a.AuditedBoardId == report.Id && db.Recommendations.Any(r => r.Id == a.RecommendationId && r.WithdrawnAt == null)
                select a).ToListAsync(ct);
            var ids = report.FollowUps.Select(f => f.RecommendationId).ToList();
            var followed = await (
                from a in db.Addressees.Include(a => a.Events)
                join r in db.Recommendations on a.RecommendationId equals r.Id
                where a.BoardId == report.BoardId && ids.Contains(r.Id)
                select new
                {
                    Addressee = a,
                    r.Title,
                    HasSuccessor = db.RecommendationLinks.Any(l => l.FromId == r.Id && db.Recommendations.Any(n => n.Id == l.ToId && n.AuditId == report.AuditId && n.WithdrawnAt == null)),
                }).ToListAsync(ct);
            var handOver = new HandOver(form.On, form.AnswerDueOn, form.RegistryNumber, form.Informed);
            ReportHandOver.CarryOut(report, issued, [.. followed.Select(f => new FollowedRecommendation(f.Addressee, f.Title, f.HasSuccessor))], handOver, by);
        }, ct);

    private static async Task RaiseAsync(HsAvtalDbContext db, AuditedBoard report, RecommendationForm form, RecommendationWording wording, Signature by, CancellationToken ct)
    {
        var agreementId = await db.Audits.Where(a => a.Id == report.AuditId).Select(a => a.AgreementId).SingleAsync(ct);
        var recommendation = new Recommendation(agreementId, report.AuditId, form.Number, wording, by);
        recommendation.Address(report.BoardId, report.Id, by);
        if (form.ContinuesId is { } earlierId)
        {
            Guard.That(report.FollowUps.Any(f => f.RecommendationId == earlierId), "Bara en rekommendation som följs upp i rapporten kan fortsättas.", nameof(form.ContinuesId));
            var earlier = await db.Recommendations.Include(r => r.Addressees).SingleAsync(r => r.Id == earlierId, ct);
            recommendation.Continue(earlier, form.ContinuesAs, by);
            report.Conclude(earlierId, OutcomeOf(form.ContinuesAs), by);
        }

        db.Recommendations.Add(recommendation);
    }

    private static FollowUpOutcome OutcomeOf(LineageKind kind) => kind switch
    {
        LineageKind.Repeated => FollowUpOutcome.Repeated,
        LineageKind.Split => FollowUpOutcome.Split,
        LineageKind.Merged => FollowUpOutcome.Merged,
    };

    private static async Task<Recommendation> OwnRecommendationAsync(HsAvtalDbContext db, AuditedBoard report, Guid id, CancellationToken ct) =>
        await db.Recommendations.Include(r => r.Areas).Include(r => r.Addressees).FirstOrDefaultAsync(r => r.Id == id && r.AuditId == report.AuditId && r.Addressees.Any(a => a.AuditedBoardId == report.Id), ct)
        ?? throw new DomainException("Rekommendationen finns inte i rapporten.");

    private async Task ChangeAsync(Guid reportId, Seen seen, Operation operation, Func<HsAvtalDbContext, AuditedBoard, Signature, Task> change, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var report = await LoadAggregateAsync(db, reportId, ct) ?? throw new AccessDeniedException(operation);
        var organisation = await db.Boards.Where(b => b.Id == report.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(operation, organisation, viewer.AgreementId);
        await report.DemandUnchangedAsync(LogOf(db, reportId), seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow());
        await change(db, report, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    private static Task<AuditedBoard?> LoadAggregateAsync(HsAvtalDbContext db, Guid id, CancellationToken ct) =>
        db.AuditedBoards.Include(x => x.Assessments).Include(x => x.Observations).Include(x => x.FollowUps).AsSplitQuery().FirstOrDefaultAsync(x => x.Id == id, ct);

    /// <summary>The log of a report and of the recommendations written in it (rule 19).</summary>
    private static IQueryable<ChangeLogEntry> LogOf(HsAvtalDbContext db, Guid reportId) =>
        db.ChangeLog.Where(e => e.AggregateId == reportId || db.Addressees.Any(a => a.AuditedBoardId == reportId && a.RecommendationId == e.AggregateId));

    /// <summary>The version seen and the choices of areas and grades, in one statement.</summary>
    private static Task<Around> AroundAsync(HsAvtalDbContext db, ReportHead head, CancellationToken ct)
    {
        var log = LogOf(db, head.Id);
        return (
            from x in db.AuditedBoards
            where x.Id == head.Id
            select new Around(
                new Seen(x.Version, log.Max(e => (long?)e.Id) ?? 0),
                db.Areas.Where(a => a.AgreementId == head.AgreementId).OrderBy(a => a.Order).Select(a => new AreaChoice(a.Id, a.Name)).ToList(),
                db.Set<GradeScale>().Where(s => s.AgreementId == head.AgreementId).SelectMany(s => s.Grades).OrderBy(g => g.Purpose).ThenBy(g => g.Rank)
                    .Select(g => new GradeChoice(g.Id, g.Purpose, g.Rank, g.Steps, g.Name)).ToList())).SingleAsync(ct);
    }

    /// <summary>Handed-over grades of the same board, latest first.</summary>
    private static Task<List<PreviousGrade>> PreviousAsync(HsAvtalDbContext db, ReportHead head, CancellationToken ct) => (
        from s in db.Assessments
        join x in db.AuditedBoards on s.AuditedBoardId equals x.Id
        join audit in db.Audits on x.AuditId equals audit.Id
        join g in db.Grades on s.GradeId equals g.Id
        where x.BoardId == head.BoardId && x.State == ReportState.HandedOver && s.CorrectedById == null && s.WithdrawnAt == null
        orderby x.HandedOverOn descending, s.RecordedAt descending
        select new PreviousGrade(s.SubjectKind, s.AreaId, s.RecommendationId, s.Purpose, audit.Year, g.Name, g.Rank, g.Steps)).ToListAsync(ct);

    private sealed record Around(Seen Seen, IReadOnlyList<AreaChoice> Areas, IReadOnlyList<GradeChoice> Grades);
}
