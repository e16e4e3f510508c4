using HsAvtal.Data;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Files;
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
    [UseCase(Operation.WriteDraftReport)]
    public async Task<ReportDraft?> LoadAsync(Guid auditedBoardId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await ReportReader.HeadAsync(db, auditedBoardId, ct);
        if (head is null || head.State != ReportState.Draft || !viewer.Actor.May(Operation.WriteDraftReport, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        var around = await AroundAsync(db, head, viewer.Actor.OwnOrganisations(Operation.WriteDraftReport), ct);
        var details = new ReportDetails(
            head,
            await ReportReader.AssessmentsAsync(db, head.Id, ct),
            await ReportReader.ObservationsAsync(db, head.Id, ct),
            (await ReportReader.RecommendationsAsync(db, head.Id, ct)).ConvertAll(r => r.SeenBy(viewer.Actor, head.AgreementId)),
            await ReportReader.FollowUpsAsync(db, head.Id, ct),
            MayWrite: true,
            MayAnswer: false,
            MayCorrect: false);
        var gaps = ReportGap.Of(
            details.Assessments.Select(a => (new AssessmentSubject(a.SubjectKind, a.AreaId, a.RecommendationId), a.GradeId is not null, a.Motivation is not null)),
            details.FollowUps.Select(f => new FollowedSoFar(
                f.RecommendationId,
                f.Outcome,
                details.Recommendations.Any(r => r.ContinuesIds.Contains(f.RecommendationId)),
                f.State is RecommendationState.ReportedCompleted or RecommendationState.ConfirmedCompleted)));
        return new ReportDraft(
            details, around.Seen, around.Areas, around.Grades, await PreviousAsync(db, head, ct), around.Others, [.. gaps.Select(g => GapWords.Of(g, details))]);
    }

    [UseCase(Operation.WriteDraftReport)]
    public Task AssessAsync(Guid reportId, Guid assessmentId, AssessmentForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var row = report.Assessments.FirstOrDefault(a => a.Id == assessmentId) ?? throw new DomainException("Bedömningen finns inte i rapporten.");
            var grade = form.GradeId is null ? null : await GradeAsync(db, report, form.GradeId.Value, ct);
            report.Assess(row.Subject, row.Purpose, new Verdict(grade, form.Motivation, form.OwnWording), by);
            if (report.FollowUps.FirstOrDefault(f => f.RecommendationId == row.RecommendationId) is { } followUp)
            {
                report.Conclude(followUp.RecommendationId, form.Outcome, by);
            }
        }, ct);

    /// <summary>Takes an area into the report, or (without an area) the whole, to be graded on the scale of the purpose.</summary>
    [UseCase(Operation.WriteDraftReport)]
    public Task IncludeAsync(Guid reportId, Guid? areaId, GradeScalePurpose purpose, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            await DemandAreasAsync(db, report, areaId is { } area ? [area] : [], ct);
            report.Include(areaId is { } id ? AssessmentSubject.Area(id) : AssessmentSubject.Whole, purpose, by);
        }, ct);

    [UseCase(Operation.WriteDraftReport)]
    public Task ExcludeAsync(Guid reportId, Guid assessmentId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.Exclude(assessmentId, "Togs ur rapporten innan den överlämnades.", by);
            return Task.CompletedTask;
        }, ct);

    [UseCase(Operation.WriteDraftReport)]
    public Task ObserveAsync(Guid reportId, ObservationForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            await DemandAreasAsync(db, report, form.AreaId is { } area ? [area] : [], ct);
            if (form.Id is { } id)
            {
                report.ChangeObservation(id, form.Text, form.ToSources(), by);
                report.Attach(id, form.Evidence.Sources(), by);
            }
            else
            {
                report.Attach(report.Observe(form.AreaId, form.Text, form.ToSources(), by).Id, form.Evidence.Sources(), by);
            }
        }, ct, form.Evidence.Sources());

    [UseCase(Operation.WriteDraftReport)]
    public Task WithdrawObservationAsync(Guid reportId, Guid observationId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.WithdrawObservation(observationId, "Togs ur rapporten innan den överlämnades.", by);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Takes back a removal: the observation stands in the draft as it did.</summary>
    [UseCase(Operation.WriteDraftReport)]
    public Task RestoreObservationAsync(Guid reportId, Guid observationId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.WriteDraftReport, (_, report, by) =>
        {
            report.RestoreObservation(observationId, by);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Raises or rewords a recommendation, and addresses it to the other boards of the form (rule 8).</summary>
    /// <exception cref="AccessDeniedException">One of the boards it is addressed to is not the auditor's to write on.</exception>
    [UseCase(Operation.WriteDraftReport)]
    public async Task RecommendAsync(Guid reportId, RecommendationForm form, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            await DemandAreasAsync(db, report, form.AreaIds, ct);
            var wording = new RecommendationWording(form.Title, form.Text, [.. form.AreaIds]);
            var others = new OtherReports(viewer, await ReportReader.OthersAsync(db, report, ct));
            Recommendation recommendation;
            if (form.Id is { } id)
            {
                recommendation = await OwnRecommendationAsync(db, report, id, ct);
                await DemandWordsAsync(db, viewer, id, ct);
                others.NoteChangeOf(recommendation, by);
                recommendation.Reword(wording, by);
            }
            else
            {
                recommendation = await RaiseAsync(db, report, form, wording, by, ct);
            }

            others.Address(recommendation, form.AlsoToBoardIds, by);
            report.NoteChange(by);
        }, ct);
    }

    /// <summary>Addresses a recommendation to these other boards and no more, its words as they are; also when one board has been handed it.</summary>
    /// <exception cref="AccessDeniedException">One of the boards is not the auditor's to write on.</exception>
    [UseCase(Operation.WriteDraftReport)]
    public async Task AddressAsync(Guid reportId, Guid recommendationId, ISet<Guid> boardIds, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var others = new OtherReports(viewer, await ReportReader.OthersAsync(db, report, ct));
            others.Address(await OwnRecommendationAsync(db, report, recommendationId, ct), boardIds, by);
            report.NoteChange(by);
        }, ct);
    }

    /// <summary>Takes a shared recommendation out of this report; the other boards keep it.</summary>
    [UseCase(Operation.WriteDraftReport)]
    public async Task StopAddressingAsync(Guid reportId, Guid recommendationId, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var recommendation = await OwnRecommendationAsync(db, report, recommendationId, ct);
            recommendation.StopAddressing(report, OtherReports.NoLongerAddressed, by);
            new OtherReports(viewer, await ReportReader.OthersAsync(db, report, ct)).NoteSharingOf(recommendation, by);
            report.NoteChange(by);
        }, ct);
    }

    /// <summary>Withdraws a recommendation from all boards that it is addressed to; refused once one of them has been handed it.</summary>
    /// <exception cref="AccessDeniedException">One of the boards it is addressed to is not the auditor's to write on.</exception>
    [UseCase(Operation.WriteDraftReport)]
    public async Task WithdrawRecommendationAsync(Guid reportId, Guid recommendationId, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await ChangeAsync(reportId, seen, Operation.WriteDraftReport, async (db, report, by) =>
        {
            var recommendation = await OwnRecommendationAsync(db, report, recommendationId, ct);
            await DemandWordsAsync(db, viewer, recommendationId, ct);
            new OtherReports(viewer, await ReportReader.OthersAsync(db, report, ct)).NoteChangeOf(recommendation, by);
            recommendation.Withdraw("Togs ur rapporten innan den överlämnades.", by);
            report.NoteChange(by);
        }, ct);
    }

    /// <summary>Hands over the report, its recommendations and the outcomes of the round, in one transaction.</summary>
    [UseCase(Operation.HandOverReport)]
    public Task HandOverAsync(Guid reportId, HandOverForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(reportId, seen, Operation.HandOverReport, async (db, report, by) =>
        {
            var issued = await db.Recommendations.Include(r => r.Addressees).ThenInclude(a => a.Events).AsSplitQuery()
                .Where(r => r.WithdrawnAt == null && r.Addressees.Any(a => a.AuditedBoardId == report.Id && a.WithdrawnAt == null)).ToListAsync(ct);
            var ids = report.FollowUps.Select(f => f.RecommendationId).ToList();
            var followed = await (
                from a in db.Addressees.Include(a => a.Events)
                join r in db.Recommendations on a.RecommendationId equals r.Id
                where a.BoardId == report.BoardId && ids.Contains(r.Id)
                select new
                {
                    Addressee = a,
                    r.Title,
                    HasSuccessor = db.RecommendationLinks.Any(l => l.FromId == r.Id && db.Recommendations.Any(n => n.Id == l.ToId && n.AuditId == report.AuditId && n.WithdrawnAt == null && n.Addressees.Any(x => x.AuditedBoardId == report.Id && x.WithdrawnAt == null))),
                }).ToListAsync(ct);
            var handOver = new HandOver(form.On, form.AnswerDueOn, form.RegistryNumber, form.Informed);
            ReportHandOver.CarryOut(report, issued, [.. followed.Select(f => new FollowedRecommendation(f.Addressee, f.Title, f.HasSuccessor))], handOver, by);
        }, ct);

    /// <summary>The grade, of the audit's own agreement.</summary>
    private static async Task<Grade> GradeAsync(HsAvtalDbContext db, AuditedBoard report, Guid gradeId, CancellationToken ct) =>
        await db.Grades.FirstOrDefaultAsync(g => g.Id == gradeId && db.Set<GradeScale>().Any(s => s.Id == g.ScaleId && db.Audits.Any(a => a.Id == report.AuditId && a.AgreementId == s.AgreementId)), ct)
        ?? throw new DomainException("Bedömningen finns inte i avtalets skala.", "Grade");

    /// <exception cref="DomainException">One of them is not an area of the audit's agreement.</exception>
    private static async Task DemandAreasAsync(HsAvtalDbContext db, AuditedBoard report, ICollection<Guid> areaIds, CancellationToken ct)
    {
        var known = await db.Areas.CountAsync(x => areaIds.Contains(x.Id) && db.Audits.Any(a => a.Id == report.AuditId && a.AgreementId == x.AgreementId), ct);
        Guard.That(known == areaIds.Count, "Området finns inte i avtalet.", nameof(RecommendationForm.AreaIds));
    }

    private static async Task<Recommendation> RaiseAsync(HsAvtalDbContext db, AuditedBoard report, RecommendationForm form, RecommendationWording wording, Signature by, CancellationToken ct)
    {
        var agreementId = await db.Audits.Where(a => a.Id == report.AuditId).Select(a => a.AgreementId).SingleAsync(ct);
        var recommendation = new Recommendation(agreementId, report, form.Number, wording, by);
        Guard.That(form.ContinuesIds.Count < 2 || form.ContinuesAs == LineageKind.Merged, "Flera tidigare som fortsätter i en är sammanförda: välj Sammanförd.", nameof(form.ContinuesAs));
        foreach (var earlierId in form.ContinuesIds)
        {
            Guard.That(report.FollowUps.Any(f => f.RecommendationId == earlierId), "Bara en rekommendation som följs upp i rapporten kan fortsättas.", nameof(form.ContinuesIds));
            var earlier = await db.Recommendations.Include(r => r.Addressees).SingleAsync(r => r.Id == earlierId, ct);
            recommendation.Continue(earlier, form.ContinuesAs, by);
            report.Conclude(earlierId, OutcomeOf(form.ContinuesAs), by);
        }

        db.Recommendations.Add(recommendation);
        return recommendation;
    }

    private static FollowUpOutcome OutcomeOf(LineageKind kind) => kind switch
    {
        LineageKind.Repeated => FollowUpOutcome.Repeated,
        LineageKind.Split => FollowUpOutcome.Split,
        LineageKind.Merged => FollowUpOutcome.Merged,
    };

    private static async Task<Recommendation> OwnRecommendationAsync(HsAvtalDbContext db, AuditedBoard report, Guid id, CancellationToken ct) =>
        await db.Recommendations.Include(r => r.Areas).Include(r => r.Addressees).FirstOrDefaultAsync(r => r.Id == id && r.AuditId == report.AuditId && r.Addressees.Any(a => a.AuditedBoardId == report.Id && a.WithdrawnAt == null), ct)
        ?? throw new DomainException("Rekommendationen finns inte i rapporten.");

    /// <summary>Words that a draft beyond the auditor's sight shares are not the auditor's alone to change (rule 8).</summary>
    private static async Task DemandWordsAsync(HsAvtalDbContext db, Viewer viewer, Guid recommendationId, CancellationToken ct)
    {
        if (await db.Recommendations.AnyAsync(r => r.Id == recommendationId && HsAvtalDbContext.IsSharedBeyondSight(r.Id), ct))
        {
            throw viewer.Actor.Refusal(Operation.WriteDraftReport, recommendationId);
        }
    }

    private async Task ChangeAsync(Guid reportId, Seen seen, Operation operation, Func<HsAvtalDbContext, AuditedBoard, Signature, Task> change, CancellationToken ct, IReadOnlyList<EvidenceSource>? evidence = null)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var report = await LoadAggregateAsync(db, reportId, ct) ?? throw viewer.Actor.Refusal(operation, reportId);
        var organisation = await db.Boards.Where(b => b.Id == report.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(operation, organisation, viewer.AgreementId, reportId);
        await db.DemandUnchangedAsync(report, LogOf(db, reportId, viewer.Actor.OwnOrganisations(Operation.ReadDraftReport)), seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), operation, organisation, viewer.AgreementId);
        await change(db, report, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence ?? [], by.At, ct);
    }

    private static Task<AuditedBoard?> LoadAggregateAsync(HsAvtalDbContext db, Guid id, CancellationToken ct) =>
        db.AuditedBoards.Include(x => x.Assessments).Include(x => x.Observations).Include(x => x.FollowUps).AsSplitQuery().FirstOrDefaultAsync(x => x.Id == id, ct);

    /// <summary>The log of a report, of the recommendations written in it and of to whom they are addressed (rules 1 and 19).</summary>
    private static IQueryable<ChangeLogEntry> LogOf(HsAvtalDbContext db, Guid reportId, IReadOnlyList<Guid> own)
    {
        var recommendations = db.Addressees.Where(a => a.AuditedBoardId == reportId).Select(a => a.RecommendationId);
        var addressees = db.Addressees
            .Where(a => a.State == RecommendationState.Draft && recommendations.Contains(a.RecommendationId) && db.Boards.Any(b => b.Id == a.BoardId && own.Contains(b.OrganisationId)))
            .Select(a => a.Id);
        var logged = db.AuditedBoards.Where(x => x.Id == reportId).Select(x => x.Id).Concat(recommendations).Concat(addressees);
        return db.ChangeLog.Where(e => logged.Contains(e.AggregateId!.Value));
    }

    /// <summary>The version seen and the choices of areas, grades and other boards, in one statement.</summary>
    private static Task<Around> AroundAsync(HsAvtalDbContext db, ReportHead head, IReadOnlyList<Guid> own, CancellationToken ct)
    {
        var log = LogOf(db, head.Id, own);
        return (
            from x in db.AuditedBoards
            where x.Id == head.Id
            select new Around(
                new Seen(x.Version, log.Max(e => (long?)e.Id) ?? 0),
                db.Areas.Where(a => a.AgreementId == head.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new AreaChoice(a.Id, a.Name)).ToList(),
                db.Set<GradeScale>().Where(s => s.AgreementId == head.AgreementId && s.WithdrawnAt == null).SelectMany(s => s.Grades).OrderBy(g => g.Purpose).ThenBy(g => g.Rank)
                    .Select(g => new GradeChoice(g.Id, g.Purpose, g.Rank, g.Steps, g.Name)).ToList(),
                (from other in db.AuditedBoards
                 join b in db.Boards on other.BoardId equals b.Id
                 join o in db.Organisations on b.OrganisationId equals o.Id
                 where other.AuditId == head.AuditId && other.Id != head.Id && other.State == ReportState.Draft && own.Contains(o.Id)
                 orderby o.ShortName, b.Name
                 select new BoardChoice(b.Id, b.Name + ", " + o.ShortName)).ToList())).SingleAsync(ct);
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

    private sealed record Around(Seen Seen, IReadOnlyList<AreaChoice> Areas, IReadOnlyList<GradeChoice> Grades, IReadOnlyList<BoardChoice> Others);
}
