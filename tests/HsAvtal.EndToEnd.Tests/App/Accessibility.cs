using Deque.AxeCore.Commons;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>WCAG, as far as a program can tell: every axe rule of levels A and AA, without exception.</summary>
public static class Accessibility
{
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    private static readonly object _rules = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>The rules of A and AA that look at colours.</summary>
    private static readonly object _colourRules = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>What is wrong with the page as it stands, each with the element; empty when nothing is.</summary>
    public static Task<string[]> AccessibilityFaultsAsync(this IPage page) => FaultsAsync(page, _rules);

    /// <summary>What is wrong with its colours: all that can differ when only they have changed since the page was looked at.</summary>
    public static Task<string[]> ColourFaultsAsync(this IPage page) => FaultsAsync(page, _colourRules);

    /// <summary>Runs axe in the page itself; its library for Playwright opens another page for every result, which takes most of the time.</summary>
    private static async Task<string[]> FaultsAsync(IPage page, object rules)
    {
        if (await page.EvaluateAsync<bool>("!window.axe"))
        {
            await page.EvaluateAsync(_axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const result = await axe.run(document, { runOnly: rules, rules: { "target-size": { enabled: true } }, resultTypes: ['violations'], elementRef: false });
              return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`));
            }
            """,
            rules);
    }

    /// <summary>A word when the page is wider than the window, else null.</summary>
    public static async Task<string?> SidewaysFaultAsync(this IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        return widths[0] == widths[1] ? null : $"{widths[0]} px wide in a window of {widths[1]} px";
    }
}
