namespace HsAvtal.Domain.Audits;

/// <summary>What can be missing from a report before hand-over.</summary>
public enum ReportGapKind
{
    NothingAssessed,
    GradeMissing,
    MotivationMissing,
    OutcomeMissing,
}

/// <summary>One thing missing from a report, with the subject it concerns.</summary>
public sealed record ReportGap(ReportGapKind Kind, AssessmentSubject? Subject)
{
    /// <param name="assessments">The report's current assessments: subject, whether graded, whether motivated.</param>
    /// <param name="followUps">The followed recommendations and their outcomes.</param>
    public static IReadOnlyList<ReportGap> Of(
        IEnumerable<(AssessmentSubject Subject, bool IsGraded, bool IsMotivated)> assessments,
        IEnumerable<(Guid RecommendationId, FollowUpOutcome? Outcome)> followUps)
    {
        var rows = assessments.ToList();
        return
        [
            .. rows.Count == 0 ? [new ReportGap(ReportGapKind.NothingAssessed, null)] : Array.Empty<ReportGap>(),
            .. rows.Where(r => !r.IsGraded).Select(r => new ReportGap(ReportGapKind.GradeMissing, r.Subject)),
            .. rows.Where(r => r.IsGraded && !r.IsMotivated).Select(r => new ReportGap(ReportGapKind.MotivationMissing, r.Subject)),
            .. followUps.Where(f => f.Outcome is null).Select(f => new ReportGap(ReportGapKind.OutcomeMissing, AssessmentSubject.Measures(f.RecommendationId))),
        ];
    }
}
