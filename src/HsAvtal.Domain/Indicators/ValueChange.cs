using System.Globalization;

namespace HsAvtal.Domain.Indicators;

/// <summary>The change between two values (rule 15).</summary>
/// <param name="Difference">In the unit; between two percentages in percentage points.</param>
/// <param name="RelativePercent">In percent of the value before; null when that is zero.</param>
public sealed record ValueChange(decimal Difference, decimal? RelativePercent)
{
    /// <summary>The unit whose changes are percentage points.</summary>
    public const string Percent = "procent";

    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <returns>Null when one of the two is missing.</returns>
    public static ValueChange? Between(decimal? before, decimal? after)
    {
        if (before is not { } b || after is not { } a)
        {
            return null;
        }

        return new ValueChange(a - b, b == 0 ? null : (a - b) / Math.Abs(b) * 100);
    }

    /// <summary>"+3,5 procentenheter, +6,3 procent relativt": the word tells which is which.</summary>
    /// <param name="unit">The indicator's unit.</param>
    /// <param name="decimals">How many decimals its values are shown with.</param>
    public string InWords(string unit, int decimals)
    {
        var difference = $"{Signed(Difference, decimals)} {(unit == Percent ? "procentenheter" : unit)}";
        return RelativePercent is { } relative ? $"{difference}, {Signed(relative, 1)} procent relativt" : difference;
    }

    private static string Signed(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return $"{(rounded > 0 ? "+" : "")}{rounded.ToString($"N{decimals}", _swedish)}";
    }
}
