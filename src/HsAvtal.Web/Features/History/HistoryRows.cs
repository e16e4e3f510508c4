using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.Access;

namespace HsAvtal.Web.Features.History;

/// <summary>What one person changed in one save, of one thing.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The function that the person acted in.</param>
/// <param name="Role">The role that allowed it; null for the product itself.</param>
/// <param name="Subject">What it concerns; null where that is said already.</param>
/// <param name="Lines">What happened, a sentence each.</param>
public sealed record HistoryRow(DateTimeOffset At, string Who, Role? Role, HistorySubject? Subject, IReadOnlyList<HistoryLine> Lines);

/// <summary>One sentence, and the whole texts where the sentence only says that they changed.</summary>
public sealed record HistoryLine(string Text, string? Before = null, string? After = null);

/// <summary>A thing by its name, and where it is seen.</summary>
public sealed record HistorySubject(string Name, string? Href);

/// <summary>The history of one thing.</summary>
/// <param name="Title">What the thing is called.</param>
/// <param name="Href">Its page.</param>
/// <param name="Page">Its changes, newest first.</param>
public sealed record HistoryDetails(string Title, string Href, HistorySlice Page);

/// <summary>Some rows of the log, newest first, and where to go on; the log is too long to be counted.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Older">Ask for what is before this entry; null when there is nothing older.</param>
/// <param name="Newer">Ask for what is after this entry; null when there is nothing newer.</param>
public sealed record HistorySlice(IReadOnlyList<HistoryRow> Rows, long? Older, long? Newer);

/// <summary>Where in the log: before or after an entry; neither is from the newest.</summary>
public sealed record HistoryPlace(long? Before, long? After);

/// <summary>What the log page is narrowed to.</summary>
/// <param name="Who">A part of the function's name.</param>
/// <param name="What">A part of what is in the entry.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="OrganisationCode">The organisation's SCB code.</param>
/// <param name="Kind">A key of <see cref="LogKinds"/>.</param>
public sealed record LogFilter(string? Who, string? What, DateOnly? From, DateOnly? To, string? OrganisationCode, string? Kind);

/// <summary>The kinds of things that the log page can be narrowed to.</summary>
public static class LogKinds
{
    public static readonly IReadOnlyList<(string Key, string Name, string[] Entities)> All =
    [
        ("granskning", "Granskning och rapport", ["Audit", "AuditedBoard", "Assessment", "Observation", "RecommendationFollowUp"]),
        ("rekommendation", "Rekommendation och yttrande", ["Recommendation", "RecommendationArea", "RecommendationAddressee", "RecommendationLink", "RecommendationEvent", "BoardResponse"]),
        ("beslut", "Nämndbeslut", ["BoardDecision", "DecisionRecommendation"]),
        ("plan", "Åtgärdsplan och åtgärd", ["ActionPlan", "PlannedAction", "ActionRecommendation", "Deferral", "ProgressReport"]),
        ("underlag", "Underlag", ["Evidence"]),
        ("indikator", "Indikator", ["Indicator", "IndicatorArea", "IndicatorCommitment", "IndicatorValue", "IndicatorTarget", "FixedIndicators", "FixedIndicator"]),
        ("uppfoljning", "Uppföljning och sammanträde", ["FollowUpPlan", "FollowUpItem", "FollowUpOccasion", "FollowUpReport", "BoardMeeting"]),
        ("avtal", "Avtal och områden", ["Agreement", "AgreementVersion", "AgreementArea", "AgreementParty", "Commitment", "Subregion", "GradeScale", "Grade"]),
        ("huvudman", "Huvudman och nämnd", ["Organisation", "Board"]),
        ("konto", "Konto, roll och inloggning", ["UserAccount", "RoleAssignment", "SignInProvider", "ClaimRule", "CalendarAddress", "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1", "IdentityUserPasskey`1", "IdentityPasskeyData", "DataProtectionKey"]),
    ];
}

/// <summary>Which entries belong together as one row: those of one save about one thing.</summary>
internal static class HistoryGroups
{
    public static IEnumerable<IReadOnlyList<ChangeLogEntry>> Of(IEnumerable<ChangeLogEntry> newestFirst) =>
        newestFirst.GroupBy(e => (e.OccurredAt, e.UserId, e.CorrelationId, e.AggregateId, Alone: e.AggregateId is null ? e.EntityId : "")).Select(g => g.OrderBy(e => e.Id).ToList());
}
