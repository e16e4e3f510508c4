namespace HsAvtal.Domain.FollowUp;

/// <summary>How often something is followed up.</summary>
public enum FollowUpFrequency
{
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// <summary>Which days a year's follow-ups fall on.</summary>
public static class FollowUpSchedule
{
    /// <summary>
    /// The first day and then one a period for as long as the year lasts. A first day that ends its month stands for the end of
    /// the month: 31 January is followed by 28 or 29 February and 31 March.
    /// </summary>
    public static IReadOnlyList<DateOnly> Of(DateOnly first, FollowUpFrequency frequency)
    {
        var step = Months(frequency);
        return
        [
            .. Enumerable.Range(0, 12 / step).Select(n => first.AddMonths(n * step)).TakeWhile(day => day.Year == first.Year)
                .Select(day => EndsItsMonth(first) ? EndOfMonth(day) : day),
        ];
    }

    /// <summary>The end of the year's first period: what is followed up is then a whole one.</summary>
    public static DateOnly UsualFirst(int year, FollowUpFrequency frequency) => EndOfMonth(new DateOnly(year, Months(frequency), 1));

    /// <summary>
    /// The same day in another year; the year's last day when every day of that schedule has passed, for a plan that is made
    /// late in its year.
    /// </summary>
    public static DateOnly FirstIn(int year, DateOnly first, FollowUpFrequency frequency, DateOnly today)
    {
        var moved = first.AddYears(year - first.Year);
        moved = EndsItsMonth(first) ? EndOfMonth(moved) : moved;
        return Of(moved, frequency)[^1] < today ? new DateOnly(year, 12, 31) : moved;
    }

    private static int Months(FollowUpFrequency frequency) => frequency switch
    {
        FollowUpFrequency.Monthly => 1,
        FollowUpFrequency.Quarterly => 3,
        FollowUpFrequency.HalfYearly => 6,
        FollowUpFrequency.Yearly => 12,
    };

    private static bool EndsItsMonth(DateOnly day) => day == EndOfMonth(day);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
