using HsAvtal.Domain.FollowUp;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>A mark on the wheel: one happening, or several that stand too close to be told apart.</summary>
/// <param name="Events">In order of day.</param>
/// <param name="State">The most pressing of theirs.</param>
/// <param name="X">Of its middle, from the left.</param>
/// <param name="Y">Of its middle, from above.</param>
public sealed record WheelMark(IReadOnlyList<YearEvent> Events, OccasionState State, double X, double Y);

/// <summary>
/// The geometry of the year as a wheel: January begins at the top, the year goes clockwise, and each kind has its ring. Lengths
/// are those of the drawing, which is <see cref="Size"/> wide and high.
/// </summary>
public static class Wheel
{
    public const double Size = 500;
    public const double Middle = Size / 2;
    public const double OuterRadius = 212;
    public const double InnerRadius = 58;
    public const double LabelRadius = 230;

    /// <summary>The width of a mark.</summary>
    public const double MarkSize = 32;

    /// <summary>The least distance between the middles of two marks: on a phone still 24 px, which a finger needs.</summary>
    public const double Apart = 38;

    /// <summary>What is most pressing wins where several share a mark.</summary>
    private static readonly OccasionState[] _pressing = [OccasionState.Missed, OccasionState.Planned, OccasionState.DoneLate, OccasionState.Done];

    /// <summary>From the outside in: what is followed up, what the board does, what auditors do, what actions are due.</summary>
    public static IReadOnlyList<(double Radius, IReadOnlyList<YearEventKind> Kinds)> Rings { get; } =
    [
        (192, [YearEventKind.FollowUp]),
        (154, [YearEventKind.Meeting, YearEventKind.Decision]),
        (116, [YearEventKind.Report, YearEventKind.AnswerDue]),
        (78, [YearEventKind.ActionDue]),
    ];

    /// <summary>Where a ray from the middle meets a circle.</summary>
    /// <param name="turn">0 at the top, 1 a whole turn later, clockwise.</param>
    /// <param name="radius">Of the circle.</param>
    public static (double X, double Y) At(double turn, double radius)
    {
        var (sin, cos) = Math.SinCos(turn * Math.Tau);
        return (Middle + (radius * sin), Middle - (radius * cos));
    }

    /// <summary>How far the year has turned by the middle of a day.</summary>
    public static double Turn(DateOnly day) => (day.DayOfYear - 0.5) / DaysIn(day.Year);

    /// <summary>How far the year has turned when a month begins.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">1 to 12; 13 is the end of the year.</param>
    public static double MonthTurn(int year, int month) => month == 13 ? 1 : (new DateOnly(year, month, 1).DayOfYear - 1.0) / DaysIn(year);

    public static IReadOnlyList<WheelMark> Marks(IEnumerable<YearEvent> events, DateOnly today)
    {
        var all = events.ToList();
        return [.. Rings.SelectMany(ring => InRing(all.Where(e => ring.Kinds.Contains(e.Kind)), ring.Radius, today))];
    }

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private static IEnumerable<WheelMark> InRing(IEnumerable<YearEvent> events, double radius, DateOnly today)
    {
        var apart = 2 * Math.Asin(Apart / 2 / radius) / Math.Tau;
        // The ends of the year meet at the top: there the marks keep half a distance each.
        var marks = events.OrderBy(e => e.On).GroupBy(e => e.On)
            .Select(day => (Turn: Math.Clamp(Turn(day.Key), apart / 2, 1 - (apart / 2)), Events: day.ToList())).ToList();
        while (Closest(marks) is { } pair && marks[pair + 1].Turn - marks[pair].Turn < apart)
        {
            List<YearEvent> both = [.. marks[pair].Events, .. marks[pair + 1].Events];
            var share = (double)marks[pair].Events.Count / both.Count;
            marks[pair] = ((share * marks[pair].Turn) + ((1 - share) * marks[pair + 1].Turn), both);
            marks.RemoveAt(pair + 1);
        }

        return marks.ConvertAll(mark =>
        {
            var (x, y) = At(mark.Turn, radius);
            return new WheelMark(mark.Events, mark.Events.Select(e => e.State(today)).MinBy(s => Array.IndexOf(_pressing, s)), x, y);
        });
    }

    /// <summary>The first of the two neighbours that stand closest; null when there are no two.</summary>
    private static int? Closest(List<(double Turn, List<YearEvent> Events)> marks) =>
        marks.Count < 2 ? null : Enumerable.Range(0, marks.Count - 1).MinBy(n => marks[n + 1].Turn - marks[n].Turn);
}
