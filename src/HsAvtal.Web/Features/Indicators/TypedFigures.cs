using System.Globalization;
using System.Text.RegularExpressions;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Reads figures and reasons as people type and export them: Swedish or English decimals, words for what is missing.</summary>
public static partial class TypedFigures
{
    private static readonly Dictionary<string, MissingReason> _reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sekretess"] = MissingReason.Confidential,
        ["bortfall"] = MissingReason.NotReported,
        ["ej tillämplig"] = MissingReason.NotApplicable,
        ["ej tillämpligt"] = MissingReason.NotApplicable,
    };

    /// <exception cref="DomainException">It is neither a number nor a reason; the message says what can be written.</exception>
    public static Figure Read(string text)
    {
        var written = text.Trim();
        if (_reasons.TryGetValue(written, out var reason))
        {
            return Figure.Without(reason);
        }

        return Number(written) is { } value
            ? Figure.Of(value)
            : throw new DomainException($"”{written}” går inte att läsa. Skriv ett tal, eller sekretess, bortfall eller ej tillämplig.");
    }

    /// <summary>
    /// 1 234,5 and 1,234.5 and 1.234,5 are the same. With one separator alone it is the decimal's, so that 58,9 and 58.9 are;
    /// one that comes twice parts thousands.
    /// </summary>
    private static decimal? Number(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal)
            .Replace('\u2212', '-').TrimEnd('%');
        if (!Written().IsMatch(digits))
        {
            return null;
        }

        var last = digits.LastIndexOfAny([',', '.']);
        var isDecimal = last >= 0 && digits.IndexOf(digits[last], StringComparison.Ordinal) == last;
        var whole = (isDecimal ? digits[..last] : digits).Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var plain = isDecimal ? $"{whole}.{digits[(last + 1)..]}" : whole;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Digits with one decimal sign, or with groups of three and at most one decimal sign of the other kind.</summary>
    [GeneratedRegex(@"^-?([0-9]+([.,][0-9]+)?|[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}|[0-9]{1,3}(\.[0-9]{3}){2,})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
