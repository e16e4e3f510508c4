using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>WCAG, as far as a program can tell: every axe rule of levels A and AA, without exception.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions _rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>The rules of A and AA that look at colours.</summary>
    private static readonly AxeRunOptions _colourRules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>What is wrong with the page as it stands, each with the element; empty when nothing is.</summary>
    public static Task<IReadOnlyList<string>> AccessibilityFaultsAsync(this IPage page) => FaultsAsync(page, _rules);

    /// <summary>What is wrong with its colours: all that can differ when only they have changed since the page was looked at.</summary>
    public static Task<IReadOnlyList<string>> ColourFaultsAsync(this IPage page) => FaultsAsync(page, _colourRules);

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, AxeRunOptions rules)
    {
        var result = await page.RunAxe(rules);
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}"))];
    }

    /// <summary>A word when the page is wider than the window, else null.</summary>
    public static async Task<string?> SidewaysFaultAsync(this IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        return widths[0] == widths[1] ? null : $"{widths[0]} px wide in a window of {widths[1]} px";
    }
}
