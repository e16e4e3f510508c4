using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Where things are drawn: days along, values up.</summary>
public sealed class IndicatorChart
{
    public const int Width = 720;
    public const int Height = 300;
    private const int Left = 52;
    private const int Right = 84;
    private const int Top = 28;
    private const int Bottom = 34;
    private const int Steps = 4;

    private readonly int _first;
    private readonly int _last;

    public IndicatorChart(IndicatorDetails details)
    {
        var kind = details.Head.PeriodKind;
        List<DateOnly> periods = [.. details.Periods];
        _first = periods.Count == 0 ? 0 : periods.Min().DayNumber;
        _last = periods.Count == 0 ? 1 : Math.Max(Period.Of(kind, periods.Max()).End.DayNumber, details.Events.Select(e => e.On.DayNumber).Where(d => d <= details.Today.DayNumber).DefaultIfEmpty(0).Max());
        var values = details.Own.Concat(details.Region).Concat(details.Nation).Select(v => v.Value).OfType<decimal>().Concat(details.Targets.Select(t => t.Value)).ToList();
        (Low, High) = Span(values);
        Kind = kind;
    }

    public decimal Low { get; }

    public decimal High { get; }

    private PeriodKind Kind { get; }

    /// <summary>Where the lines of the scale go.</summary>
    public IEnumerable<decimal> Ticks => Enumerable.Range(0, Steps + 1).Select(i => Low + ((High - Low) * i / Steps));

    public static int PlotLeft => Left;

    public static int PlotRight => Width - Right;

    public static int PlotTop => Top;

    public static int PlotBottom => Height - Bottom;

    /// <summary>A day's place along; a figure of a period stands in its middle.</summary>
    public double X(DateOnly day) => Math.Round(Left + ((Width - Left - Right) * (day.DayNumber - _first) / (double)Math.Max(1, _last - _first)), 1);

    public double Middle(DateOnly period) => Math.Round((X(period) + X(Period.Of(Kind, period).End)) / 2, 1);

    public double Y(decimal value) => Math.Round(Top + ((Height - Top - Bottom) * (double)((High - value) / (High - Low))), 1);

    /// <summary>Within the axis; an event before the first figure is told in the list only.</summary>
    public bool Shows(DateOnly day) => day.DayNumber >= _first && day.DayNumber <= _last;

    /// <summary>The line's pieces: where a value is missing it is broken, never drawn through (rule 16).</summary>
    public IEnumerable<string> Lines(IReadOnlyList<SeriesValue> values)
    {
        var piece = new List<string>();
        DateOnly? expected = null;
        foreach (var v in values)
        {
            if (v.Value is null || (expected is not null && Kind == PeriodKind.Month && v.Period != expected))
            {
                if (piece.Count > 1)
                {
                    yield return string.Join(' ', piece);
                }

                piece.Clear();
            }

            if (v.Value is { } value)
            {
                piece.Add($"{N(Middle(v.Period))},{N(Y(value))}");
            }

            expected = Period.Of(Kind, v.Period).Next.Start;
        }

        if (piece.Count > 1)
        {
            yield return string.Join(' ', piece);
        }
    }

    /// <summary>A number as an attribute of the drawing wants it.</summary>
    public static string N(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Round numbers around the values, with room above and below.</summary>
    private static (decimal Low, decimal High) Span(List<decimal> values)
    {
        if (values.Count == 0)
        {
            return (0, 1);
        }

        var (min, max) = (values.Min(), values.Max());
        var step = Step(Math.Max((max - min) * 1.2m, Math.Max(Math.Abs(max), 1) * 0.04m) / Steps);
        var low = Math.Floor(min / step) * step;
        while (low + (step * Steps) < max)
        {
            step = Step(step * 1.01m);
            low = Math.Floor(min / step) * step;
        }

        return (low, low + (step * Steps));
    }

    /// <summary>The least of 1, 2, 2.5 and 5 times a power of ten that is not less.</summary>
    private static decimal Step(decimal least)
    {
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)least)));
        decimal[] steps = [1, 2, 2.5m, 5, 10];
        return steps.First(s => s * power >= least) * power;
    }
}
