namespace HsAvtal.Domain.FollowUp;

/// <summary>What there is in a year.</summary>
public enum YearEventKind
{
    /// <summary>A planned follow-up.</summary>
    FollowUp,

    /// <summary>A board meets.</summary>
    Meeting,

    /// <summary>A board decided.</summary>
    Decision,

    /// <summary>An auditor's report was handed over.</summary>
    Report,

    /// <summary>The last day for a board's answer.</summary>
    AnswerDue,

    /// <summary>An action of an adopted plan is due.</summary>
    ActionDue,
}

/// <summary>Something on a day of an organisation's year (<em>årshjul</em>).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id: of an occasion, a meeting, a decision, a report or an action.</param>
/// <param name="Organisation">The organisation's short name.</param>
/// <param name="On">The day it is planned for, or the day it was.</param>
/// <param name="Title">What it is called.</param>
/// <param name="DoneOn">The day it was done; null when it is not, or cannot be missed.</param>
public sealed record YearEvent(YearEventKind Kind, Guid Id, string Organisation, DateOnly On, string Title, DateOnly? DoneOn)
{
    public OccasionState State(DateOnly today) => Kind switch
    {
        YearEventKind.Decision or YearEventKind.Report => OccasionState.Done,
        YearEventKind.Meeting => On < today ? OccasionState.Done : OccasionState.Planned,
        YearEventKind.FollowUp or YearEventKind.AnswerDue or YearEventKind.ActionDue => OccasionStates.Of(On, DoneOn, today),
    };
}
