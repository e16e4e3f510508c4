namespace HsAvtal.Domain.FollowUp;

/// <summary>A day that a board is to meet (<em>sammanträde</em>); kept by its secretary.</summary>
public sealed class BoardMeeting : Aggregate
{
    private BoardMeeting()
    {
    }

    /// <param name="boardId">The board that meets.</param>
    /// <param name="meetsOn">The day.</param>
    /// <param name="note">What the meeting is for, for example the annual report; null when nothing is said.</param>
    /// <param name="by">Who keeps the calendar.</param>
    public BoardMeeting(Guid boardId, DateOnly? meetsOn, string? note, Signature by)
    {
        BoardId = boardId;
        MeetsOn = Guard.Date(meetsOn, "Sammanträdesdag", nameof(MeetsOn));
        Note = Guard.Optional(note, "Anteckningen", 200, nameof(Note));
        Touch(by);
    }

    public Guid BoardId { get; private set; }

    public DateOnly MeetsOn { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Cancels the meeting (<em>inställt</em>) with a reason (rule 17).</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }
}
