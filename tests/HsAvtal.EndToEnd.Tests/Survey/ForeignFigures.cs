using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>Finds dates and numbers that are not written as in Swedish text: 2026-04-21, 4/21/2026, 12,345 and 12345.</summary>
public static partial class ForeignFigures
{
    /// <summary>What a page says, but for fields, what is to be typed in them, addresses, and identifiers that are written as they are.</summary>
    public const string AllSaidOfFacts =
        """
        () => {
          const copy = document.body.cloneNode(true);
          for (const e of copy.querySelectorAll('input, select, textarea, .hint, code, .print-source, script')) e.remove();
          for (const e of copy.querySelectorAll('*')) e.append(' ');
          return copy.textContent;
        }
        """;

    public static IEnumerable<string> In(string text) => Figures().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(19|20)\d\d-\d\d-\d\d(?!\d) | \b\d{1,2}/\d{1,2}/\d{4}\b | \b\d{1,3}(,\d{3})+\b | (?<![\w/§-])\d{5,}(?![\w/-])", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Figures();
}
