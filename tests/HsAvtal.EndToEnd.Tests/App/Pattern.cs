using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>Patterns for what Playwright looks for.</summary>
public static class Pattern
{
    public static Regex Of(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Text that begins with just this.</summary>
    public static Regex StartingWith(string text) => Of($"^{Regex.Escape(text)}");
}
