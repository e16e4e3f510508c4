using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>When an organisation's boards meet in a year, and what they decided.</summary>
public sealed record MeetingYear(string Organisation, string OrganisationCode, int Year, IReadOnlyList<MeetingRow> Meetings, bool MayKeep, DateOnly Today);

/// <summary>A day that a board meets: planned, or known from what it decided.</summary>
/// <param name="Id">The planned meeting; null for a day that only has decisions.</param>
public sealed record MeetingRow(Guid? Id, DateOnly On, string Board, string? Note, string? CancelledBecause, IReadOnlyList<MeetingDecision> Decisions);

public sealed record MeetingDecision(Guid Id, string Paragraph, string Text);

/// <summary>A meeting as the form for cancelling needs it.</summary>
public sealed record MeetingHead(Guid Id, Guid OrganisationId, Guid AgreementId, string OrganisationCode, string Board, DateOnly On, string? Note, bool IsCancelled, Seen Seen)
{
    public string ListHref => $"/sammantraden?huvudman={OrganisationCode}&ar={On.Year}";
}

public sealed record MeetingBoard(Guid Id, string Name, string OrganisationCode);

/// <summary>What a secretary types to plan meetings: a day per line, with a note after it or not.</summary>
public sealed class MeetingsForm
{
    public Guid? BoardId { get; set; }

    public string? Lines { get; set; }
}
