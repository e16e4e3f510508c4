namespace HsAvtal.Domain.ActionPlans;

/// <summary>When an action is due (rule 11).</summary>
public enum DueBucket
{
    /// <summary>Försenad: the current due date has passed and it is not reported done.</summary>
    Overdue,

    /// <summary>Inom 30 dagar.</summary>
    Within30Days,

    /// <summary>Inom 90 dagar.</summary>
    Within90Days,

    /// <summary>Senare.</summary>
    Later,

    /// <summary>Utan datum.</summary>
    NoDate,

    /// <summary>Klar.</summary>
    Done,
}

/// <summary>Rule 11.</summary>
public static class DueBuckets
{
    /// <param name="dueOn">The due date in force.</param>
    /// <param name="isDone">Whether the action is reported done.</param>
    /// <param name="today">The day it is asked. An action due today is not overdue.</param>
    public static DueBucket Of(DateOnly? dueOn, bool isDone, DateOnly today) => (isDone, dueOn) switch
    {
        (true, _) => DueBucket.Done,
        (_, null) => DueBucket.NoDate,
        var (_, due) when due < today => DueBucket.Overdue,
        var (_, due) when due <= today.AddDays(30) => DueBucket.Within30Days,
        var (_, due) when due <= today.AddDays(90) => DueBucket.Within90Days,
        _ => DueBucket.Later,
    };
}
