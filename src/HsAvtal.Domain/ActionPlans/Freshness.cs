namespace HsAvtal.Domain.ActionPlans;

/// <summary>Rule 12: how long since a plan was last updated, against its review interval.</summary>
/// <param name="DaysSinceUpdate">Days since the last report, or since the adoption when there is none.</param>
/// <param name="ReviewIntervalDays">How many days may pass.</param>
public sealed record Freshness(int DaysSinceUpdate, int ReviewIntervalDays)
{
    /// <summary>Past its interval: its status is drawn as <em>inaktuell</em>, never as green.</summary>
    public bool IsStale => DaysSinceUpdate > ReviewIntervalDays;

    /// <summary>Days past the interval; 0 when fresh.</summary>
    public int DaysOverdue => Math.Max(0, DaysSinceUpdate - ReviewIntervalDays);

    public static Freshness Of(DateOnly lastUpdatedOn, int reviewIntervalDays, DateOnly today) =>
        new(Math.Max(0, today.DayNumber - lastUpdatedOn.DayNumber), reviewIntervalDays);
}

/// <summary>
/// Rule 10: progress is not compliance. The share of actions done stands by itself and is never mixed with a grade.
/// </summary>
/// <param name="Done">Actions reported done.</param>
/// <param name="Overdue">Actions past their current due date.</param>
/// <param name="Total">Actions in all, withdrawn ones not counted.</param>
public sealed record Progress(int Done, int Overdue, int Total)
{
    /// <summary>Whole percent, 0 to 100; null when there is nothing to do, which is not the same as 0 or 100.</summary>
    public int? PercentDone => Total == 0 ? null : 100 * Done / Total;
}
