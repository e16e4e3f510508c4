using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Audits;

namespace HsAvtal.Web.Tests.Services;

/// <summary>An auditor at work on one report, who always sees the latest version before saving.</summary>
internal sealed class ReportWriter
{
    private readonly ReportWritingService _service;

    public ReportWriter(ReportWritingService service, Guid reportId)
    {
        _service = service;
        ReportId = reportId;
    }

    public Guid ReportId { get; }

    /// <summary>Starts an audit of one board and returns its writer.</summary>
    public static async Task<ReportWriter> StartAsync(DemoApp app, Guid auditor, Guid board, IEnumerable<Guid> areas, Guid? previousAudit = null, int year = 2026)
    {
        var form = NewAudit([board], areas, $"Granskning {Guid.NewGuid():N}", year);
        form.Kind = previousAudit is null ? AuditKind.Indepth : AuditKind.FollowUp;
        form.PreviousAuditId = previousAudit;
        var reportId = await app.As<AuditService>(auditor).StartAsync(form);
        return new ReportWriter(app.As<ReportWritingService>(auditor), reportId);
    }

    public static NewAuditForm NewAudit(IEnumerable<Guid> boards, IEnumerable<Guid> areas, string title, int year = 2026)
    {
        var form = new NewAuditForm { Title = title, Year = $"{year}", CommissionedBy = "Revisorerna", CarriedOutBy = "En byrå" };
        form.BoardIds.UnionWith(boards);
        form.AreaIds.UnionWith(areas);
        return form;
    }

    public async Task<ReportDraft> LoadAsync() => await _service.LoadAsync(ReportId) ?? throw new InvalidOperationException("The draft cannot be seen.");

    public async Task DoAsync(Func<ReportWritingService, ReportDraft, Seen, Task> write)
    {
        var draft = await LoadAsync();
        await write(_service, draft, draft.Seen);
    }

    public Task AssessAsync(Func<ReportAssessment, bool> which, int rank, string motivation = "Så är det.") => DoAsync((service, draft, seen) =>
    {
        var row = draft.Report.Assessments.Single(which);
        var grade = draft.Grades.Single(g => g.Purpose == row.Purpose && g.Rank == rank).Id;
        return service.AssessAsync(ReportId, row.Id, new AssessmentForm { GradeId = grade, Motivation = motivation }, seen);
    });

    /// <summary>Grades every row that is left.</summary>
    public async Task AssessTheRestAsync(int rank = 2)
    {
        foreach (var row in (await LoadAsync()).Report.Assessments.Where(a => a.GradeId is null))
        {
            await AssessAsync(a => a.Id == row.Id, rank);
        }
    }

    public Task RecommendAsync(string number, string title, Guid? continues = null, LineageKind how = LineageKind.Repeated) => DoAsync((service, _, seen) =>
        service.RecommendAsync(ReportId, new RecommendationForm { Number = number, Title = title, Text = "Nämnden bör följa upp.", ContinuesIds = continues is { } id ? new HashSet<Guid> { id } : [], ContinuesAs = how }, seen));

    public Task ConcludeAsync(Guid recommendation, FollowUpOutcome? outcome) => DoAsync((service, draft, seen) =>
    {
        var row = draft.Report.Assessments.Single(a => a.RecommendationId == recommendation);
        return service.AssessAsync(ReportId, row.Id, new AssessmentForm { GradeId = row.GradeId, Motivation = row.Motivation, Outcome = outcome }, seen);
    });

    public Task HandOverAsync(DateOnly on, string? registryNumber = "D 1") => DoAsync((service, _, seen) =>
        service.HandOverAsync(ReportId, new HandOverForm { On = on, AnswerDueOn = on.AddDays(90), RegistryNumber = registryNumber }, seen));

    public static bool IsArea(ReportAssessment row) => row.SubjectKind == AssessmentSubjectKind.Area;

    public static bool IsWhole(ReportAssessment row) => row is { SubjectKind: AssessmentSubjectKind.Whole, Purpose: GradeScalePurpose.Compliance };
}
