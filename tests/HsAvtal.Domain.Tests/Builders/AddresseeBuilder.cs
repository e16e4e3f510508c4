using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>One board that a recommendation is addressed to, taken to a state by the ordinary path.</summary>
internal static class AddresseeBuilder
{
    public static BoardDecision DecisionOf(RecommendationAddressee addressee, DecisionKind kind) =>
        A.Decision().By(addressee.BoardId).Of(kind).Concerning(addressee.RecommendationId).Registered();

    public static BoardResponse Answer(RecommendationAddressee addressee, ResponsePosition position = ResponsePosition.Accepted) =>
        addressee.Answer(position, "Nämnden delar bilden.", DecisionOf(addressee, DecisionKind.Response), Signed.BySecretary());

    public static RecommendationAddressee In(RecommendationState state)
    {
        var addressee = A.Recommendation().Build().Addressees[0];
        foreach (var step in PathTo(state))
        {
            step(addressee);
        }

        return addressee;
    }

    private static IEnumerable<Action<RecommendationAddressee>> PathTo(RecommendationState state) => state switch
    {
        RecommendationState.Draft => [],
        RecommendationState.Issued => After(RecommendationState.Draft, a => a.Issue(Signed.Day, Signed.ByAuditor())),
        RecommendationState.Answered => After(RecommendationState.Issued, a => Answer(a)),
        RecommendationState.InProgress => After(
            RecommendationState.Answered, a => a.StartMeasures(Signed.Day, Signed.BySecretary())),
        RecommendationState.ReportedCompleted => After(
            RecommendationState.InProgress, a => a.ReportCompleted("Rutinen är införd.", Signed.Day, Signed.ByOfficer())),
        RecommendationState.ConfirmedCompleted => After(
            RecommendationState.ReportedCompleted, a => a.Confirm(null, Signed.Day, Signed.ByAuditor())),
        RecommendationState.ClosedWithAcceptedRisk => After(
            RecommendationState.Answered,
            a => a.AcceptRisk("Kostnaden överstiger nyttan.", DecisionOf(a, DecisionKind.RiskAccepted), Signed.BySecretary())),
        RecommendationState.Superseded => After(
            RecommendationState.Answered, a => a.ApplyOutcome(FollowUpOutcome.Repeated, Signed.Day, Signed.ByAuditor())),
        RecommendationState.Obsolete => After(
            RecommendationState.Answered, a => a.ApplyOutcome(FollowUpOutcome.Obsolete, Signed.Day, Signed.ByAuditor())),
    };

    private static IEnumerable<Action<RecommendationAddressee>> After(
        RecommendationState state, Action<RecommendationAddressee> step) => [.. PathTo(state), step];
}
