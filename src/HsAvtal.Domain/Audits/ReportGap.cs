namespace HsAvtal.Domain.Audits;

/// <summary>What can be missing from a report before hand-over.</summary>
public enum ReportGapKind
{
    NothingAssessed,
    GradeMissing,
    MotivationMissing,
    OutcomeMissing,

    /// <summary>It is to continue as a new recommendation, and none does.</summary>
    ContinuationMissing,

    /// <summary><em>Genomförd</em> needs two keys, and the organisation has not turned the first (rule 7).</summary>
    FirstKeyMissing,
}

/// <summary>How a followed recommendation stands in the round.</summary>
/// <param name="RecommendationId">Which one.</param>
/// <param name="Outcome">How it ends, as far as is chosen.</param>
/// <param name="HasSuccessor">Whether a recommendation of the report continues it.</param>
/// <param name="IsReported">Whether the organisation has reported it completed.</param>
public sealed record FollowedSoFar(Guid RecommendationId, FollowUpOutcome? Outcome, bool HasSuccessor, bool IsReported)
{
    public static bool NeedsSuccessor(FollowUpOutcome? outcome) => outcome is FollowUpOutcome.Repeated or FollowUpOutcome.Split or FollowUpOutcome.Merged;
}

/// <summary>One thing missing from a report, with the subject it concerns.</summary>
public sealed record ReportGap(ReportGapKind Kind, AssessmentSubject? Subject)
{
    /// <param name="assessments">The report's current assessments: subject, whether graded, whether motivated.</param>
    /// <param name="followUps">The followed recommendations and their outcomes.</param>
    public static IReadOnlyList<ReportGap> Of(
        IEnumerable<(AssessmentSubject Subject, bool IsGraded, bool IsMotivated)> assessments,
        IEnumerable<FollowedSoFar> followUps)
    {
        var rows = assessments.ToList();
        var followed = followUps.ToList();
        return
        [
            .. rows.Count == 0 ? [new ReportGap(ReportGapKind.NothingAssessed, null)] : Array.Empty<ReportGap>(),
            .. rows.Where(r => !r.IsGraded).Select(r => new ReportGap(ReportGapKind.GradeMissing, r.Subject)),
            .. rows.Where(r => r.IsGraded && !r.IsMotivated).Select(r => new ReportGap(ReportGapKind.MotivationMissing, r.Subject)),
            .. Of(followed, ReportGapKind.OutcomeMissing, f => f.Outcome is null),
            .. Of(followed, ReportGapKind.ContinuationMissing, f => FollowedSoFar.NeedsSuccessor(f.Outcome) && !f.HasSuccessor),
            .. Of(followed, ReportGapKind.FirstKeyMissing, f => f.Outcome == FollowUpOutcome.Implemented && !f.IsReported),
        ];
    }

    private static IEnumerable<ReportGap> Of(IEnumerable<FollowedSoFar> followed, ReportGapKind kind, Func<FollowedSoFar, bool> isMissing) =>
        followed.Where(isMissing).Select(f => new ReportGap(kind, AssessmentSubject.Measures(f.RecommendationId)));
}
