using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>The report on one board in one audit.</summary>
internal sealed class ReportBuilder
{
    private readonly List<Action<AuditedBoard>> _steps = [];
    private Guid _boardId = Guid.CreateVersion7();

    public static Verdict Verdict(Grade? grade, string? motivation = "Rutiner finns och följs.") => new(grade, motivation);

    public static HandOver HandOver(DateOnly? on = null, DateOnly? answerDueOn = null) =>
        new(on ?? Signed.Day, answerDueOn ?? (on ?? Signed.Day).AddMonths(3), "REV 2025/7", "Kommunstyrelsen");

    public ReportBuilder On(Guid boardId)
    {
        _boardId = boardId;
        return this;
    }

    public ReportBuilder Grading(Guid areaId, Grade? grade, string? motivation = "Rutiner finns och följs.") =>
        With(r => r.Assess(
            AssessmentSubject.Area(areaId), GradeScalePurpose.Compliance, Verdict(grade, motivation), Signed.ByAuditor()));

    public ReportBuilder FollowingUp(Guid recommendationId) => With(r => r.FollowUp(recommendationId, Signed.ByAuditor()));

    public ReportBuilder GradingMeasuresFor(Guid recommendationId, Grade grade) =>
        With(r => r.Assess(
            AssessmentSubject.Measures(recommendationId), GradeScalePurpose.Measures, Verdict(grade), Signed.ByAuditor()));

    public ReportBuilder Concluding(Guid recommendationId, FollowUpOutcome outcome) =>
        With(r => r.Conclude(recommendationId, outcome, Signed.ByAuditor()));

    public ReportBuilder Observing(string text) => With(r => r.Observe(null, text, new(Interview: "MAS"), Signed.ByAuditor()));

    public AuditedBoard AsDraft()
    {
        var report = AuditBuilder.Indepth().AddBoard(_boardId, Signed.ByAuditor());
        foreach (var step in _steps)
        {
            step(report);
        }

        return report;
    }

    public AuditedBoard HandedOver(DateOnly? on = null)
    {
        var report = AsDraft();
        report.HandOver(HandOver(on), Signed.ByAuditor());
        return report;
    }

    private ReportBuilder With(Action<AuditedBoard> step)
    {
        _steps.Add(step);
        return this;
    }
}

internal static class AuditBuilder
{
    public static AuditFacts Facts(AuditKind kind = AuditKind.Indepth) =>
        new("Granskning av HS-avtalet", 2025, kind, "Revisorerna", "Byrån");

    public static Audit Indepth() => new(Guid.CreateVersion7(), Facts(), null, Signed.ByAuditor());
}
