using HsAvtal.Domain.Expectations;

namespace HsAvtal.Web.Components.Shared;

/// <summary>Where what is expected is done.</summary>
public static class ExpectationLinks
{
    /// <summary>The address of the page where it is done, or for what is done outside of the product, where it is seen.</summary>
    public static string Href(this Expectation expectation) => expectation.Kind switch
    {
        ExpectationKind.Answer => $"/rapporter/{expectation.SubjectId}/yttrande",
        ExpectationKind.AdoptPlan => $"/atgardsplaner/{expectation.SubjectId}/anta",
        ExpectationKind.DecideOnReport => $"/rekommendationer/{expectation.SubjectId}/beslut",
        ExpectationKind.StalePlan => $"/atgardsplaner/{expectation.SubjectId}",
        ExpectationKind.DeferredAgain or ExpectationKind.ActionDue => $"/atgarder/{expectation.SubjectId}",
        ExpectationKind.FollowUp => $"/uppfoljning/tillfalle/{expectation.SubjectId}",
        ExpectationKind.ReviewPlan => $"/atgardsplaner/{expectation.SubjectId}/lagesrapport",
        ExpectationKind.ReportCompleted => $"/rekommendationer/{expectation.SubjectId}/genomford",
        ExpectationKind.SetDueDate => $"/atgarder/{expectation.SubjectId}/flytta",
        ExpectationKind.FinishPlan => $"/atgardsplaner/{expectation.SubjectId}/skriv",
        ExpectationKind.FinishReport => $"/rapporter/{expectation.SubjectId}/skriv",
        ExpectationKind.Confirm => $"/rekommendationer/{expectation.SubjectId}/bekrafta",
        ExpectationKind.AnswerOverdue => $"/rapporter/{expectation.SubjectId}",
    };
}
