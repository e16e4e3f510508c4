using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Audits;

/// <summary>A recommendation of an earlier audit at the audited board, and whether a new one continues it.</summary>
public sealed record FollowedRecommendation(RecommendationAddressee Addressee, string Title, bool HasSuccessor);

/// <summary>
/// Handing a report over touches the report, the recommendations it issues and those it has followed up. All of it happens or
/// nothing: a broken rule throws before anything is saved.
/// </summary>
public static class ReportHandOver
{
    /// <param name="report">The report.</param>
    /// <param name="issued">The new recommendations that the report addresses to the board, its own and those shared with other boards.</param>
    /// <param name="followed">The recommendations that the report follows up.</param>
    /// <param name="handOver">Date, answer date, registry number and who is informed.</param>
    /// <param name="by">The auditor.</param>
    public static void CarryOut(
        AuditedBoard report,
        IReadOnlyCollection<Recommendation> issued,
        IReadOnlyCollection<FollowedRecommendation> followed,
        HandOver handOver,
        Signature by)
    {
        report.HandOver(handOver, by);
        var on = report.HandedOverOn!.Value;
        foreach (var recommendation in issued)
        {
            recommendation.Issue(report, by);
        }

        foreach (var (addressee, title, hasSuccessor) in followed)
        {
            var outcome = report.FollowUps.Single(f => f.RecommendationId == addressee.RecommendationId).Outcome!.Value;
            Guard.That(
                hasSuccessor || !FollowedSoFar.NeedsSuccessor(outcome),
                $"”{title}” ska fortsätta som en ny rekommendation. Skriv den och ange att den fortsätter den här.");
            addressee.ApplyOutcome(outcome, on, by);
        }
    }
}
