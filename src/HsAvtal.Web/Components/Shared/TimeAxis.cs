namespace HsAvtal.Web.Components.Shared;

/// <summary>A label on a time axis.</summary>
/// <param name="At">Where, 0 to 1.</param>
/// <param name="Text">"apr", or a year where <see cref="TimeAxis.Years"/> has it.</param>
public sealed record AxisLabel(double At, string Text);

/// <summary>Days along a line that is as long as its place: whole months from the first day to the last.</summary>
public sealed class TimeAxis
{
    private const int MonthsWithAllNames = 14;
    private const int MonthsWithQuarters = 42;

    /// <summary>Two years closer than this would run into each other.</summary>
    private const double LabelWidth = 0.08;

    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly List<DateOnly> _firsts = [];

    /// <param name="days">What shall have a place; today always has one.</param>
    /// <param name="today">The day that is marked.</param>
    public TimeAxis(IEnumerable<DateOnly> days, DateOnly today)
    {
        var all = days.Append(today).ToList();
        var (first, last) = (all.Min(), all.Max());
        _from = new DateOnly(first.Year, first.Month, 1);
        _to = new DateOnly(last.Year, last.Month, 1).AddMonths(1);
        for (var month = _from; month < _to; month = month.AddMonths(1))
        {
            _firsts.Add(month);
        }

        Today = At(today);
        var step = _firsts.Count switch
        {
            <= MonthsWithAllNames => 1,
            <= MonthsWithQuarters => 3,
            _ => 12,
        };
        Months = [.. _firsts.Where(d => (d.Month - 1) % step == 0).Select(d => new AxisLabel(At(d), step == 12 ? "" : d.ToString("MMM").TrimEnd('.')))];
    }

    public double Today { get; }

    /// <summary>The first days of months that have a line: all of them, each quarter's or only January, which the year then names.</summary>
    public IReadOnlyList<AxisLabel> Months { get; }

    /// <summary>Each January that has room, and the year where the axis begins when the first of them is far off.</summary>
    public IReadOnlyList<AxisLabel> Years
    {
        get
        {
            List<AxisLabel> years = [];
            foreach (var january in _firsts.Where(d => d.Month == 1 && At(d) <= 1 - LabelWidth && (years.Count == 0 || At(d) - years[^1].At >= LabelWidth)))
            {
                years.Add(new AxisLabel(At(january), $"{january.Year}"));
            }

            if (years.Count == 0 || years[0].At >= LabelWidth)
            {
                years.Insert(0, new AxisLabel(0, $"{_from.Year}"));
            }

            return years;
        }
    }

    /// <summary>A day's place along, 0 to 1.</summary>
    public double At(DateOnly day) => Math.Clamp((day.DayNumber - _from.DayNumber) / (double)(_to.DayNumber - _from.DayNumber), 0, 1);
}
