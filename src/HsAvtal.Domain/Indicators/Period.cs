using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HsAvtal.Domain.Indicators;

/// <summary>How long the periods of an indicator are.</summary>
public enum PeriodKind
{
    Year,
    HalfYear,
    Month,
}

/// <summary>A calendar year, half-year or month, known by its first day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateOnly start)
    {
        Kind = kind;
        Start = start;
    }

    public PeriodKind Kind { get; }

    public DateOnly Start { get; }

    /// <summary>The last day.</summary>
    public DateOnly End => Start.AddMonths(Months(Kind)).AddDays(-1);

    /// <summary>The period before.</summary>
    public Period Previous => new(Kind, Start.AddMonths(-Months(Kind)));

    /// <summary>The period after.</summary>
    public Period Next => new(Kind, Start.AddMonths(Months(Kind)));

    /// <summary>The period of the kind that the day falls within.</summary>
    public static Period Of(PeriodKind kind, DateOnly day)
    {
        var month = ((day.Month - 1) / Months(kind) * Months(kind)) + 1;
        return new(kind, new DateOnly(day.Year, month, 1));
    }

    /// <summary>The written form, the same that <see cref="TryParse"/> reads: 2024, 2024-H1 or 2024-05.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => Start.ToString("yyyy", CultureInfo.InvariantCulture),
        PeriodKind.HalfYear => $"{Start.ToString("yyyy", CultureInfo.InvariantCulture)}-H{(Start.Month == 1 ? 1 : 2)}",
        PeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads 2024, 2024-H1 (also 2024H1 and 2024 h1) or 2024-05 (also 202405), as the kind wants it.</summary>
    /// <returns>Null when it is not a period of the kind, or lies outside of reason.</returns>
    public static Period? TryParse(PeriodKind kind, string? text)
    {
        var match = Written().Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        int? part = (kind, match.Groups["half"].Success, match.Groups["month"].Success) switch
        {
            (PeriodKind.Year, false, false) => 1,
            (PeriodKind.HalfYear, true, false) => (int.Parse(match.Groups["half"].ValueSpan, CultureInfo.InvariantCulture) * 6) - 5,
            (PeriodKind.Month, false, true) => int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture),
            _ => null,
        };
        return part is >= 1 and <= 12 && year >= Guard.Earliest.Year && year <= Guard.Latest.Year ? new Period(kind, new DateOnly(year, part.Value, 1)) : null;
    }

    public int CompareTo(Period other) => Start.CompareTo(other.Start);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static int Months(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => 12,
        PeriodKind.HalfYear => 6,
        PeriodKind.Month => 1,
    };

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:[- ]?[hH](?<half>[12])|-?(?<month>[0-9]{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
