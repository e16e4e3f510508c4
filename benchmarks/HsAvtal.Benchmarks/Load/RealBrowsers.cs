using System.Diagnostics;
using HsAvtal.Tests.Shared;
using Microsoft.Playwright;

namespace HsAvtal.Benchmarks.Load;

/// <summary>
/// A few people in real browsers, who do the same as those of <see cref="CircuitMeasures"/> at the same time: what they meet tells
/// whether the figures of the others are what a person would see.
/// </summary>
internal sealed class RealBrowsers : IAsyncDisposable
{
    public const int Count = 5;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    private readonly IPlaywright _playwright;
    private readonly List<(IBrowser Browser, IPage Page, Reporter Reporter)> _open = [];

    private RealBrowsers(IPlaywright playwright) => _playwright = playwright;

    public Times Reads { get; } = new();

    public Times Writes { get; } = new();

    /// <summary>Each with a page open to write; their styles and scripts are in the browser's cache.</summary>
    public static async Task<RealBrowsers> OpenAsync(IEnumerable<Reporter> reporters)
    {
        var browsers = new RealBrowsers(await Playwright.CreateAsync());
        foreach (var reporter in reporters)
        {
            var browser = await Chromium.LaunchAsync(browsers._playwright);
            var context = await browser.NewContextAsync(new() { BaseURL = reporter.Person.Base.AbsoluteUri });
            await context.AddCookiesAsync(reporter.Person.Cookies.GetAllCookies().Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = reporter.Person.Base.AbsoluteUri }));
            var page = await context.NewPageAsync();
            browsers._open.Add((browser, page, reporter));
            await WriteAsync(page, reporter);
        }

        return browsers;
    }

    /// <summary>A list, the action and a report, one after the other with a pause, until time is up.</summary>
    public Task WorkAsync(TimeSpan duration) => Task.WhenAll(_open.Select(o => Task.Run(async () =>
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            await TimeAsync(Reads, () => o.Page.GotoAsync("/atgarder", new() { WaitUntil = WaitUntilState.DOMContentLoaded }));
            await TimeAsync(Reads, () => o.Page.GotoAsync($"/atgarder/{o.Reporter.ActionId}", new() { WaitUntil = WaitUntilState.DOMContentLoaded }));
            await OpenReportAsync(o.Page, o.Reporter);
            await TimeAsync(Writes, () => ReportAsync(o.Page));
        }
    })));

    public async ValueTask DisposeAsync()
    {
        foreach (var (browser, _, _) in _open)
        {
            await browser.DisposeAsync();
        }

        _playwright.Dispose();
    }

    private static async Task TimeAsync(Times times, Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await act();
            times.Add(clock.Elapsed);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            times.Fail();
        }

        await Task.Delay(_pause);
    }

    private static async Task WriteAsync(IPage page, Reporter reporter)
    {
        await OpenReportAsync(page, reporter);
        await ReportAsync(page);
    }

    private static async Task OpenReportAsync(IPage page, Reporter reporter)
    {
        await page.GotoAsync(reporter.ReportPage);
        await page.Locator("fieldset.live:enabled").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>From the first letter until the action is shown with the report.</summary>
    private static async Task ReportAsync(IPage page)
    {
        await page.Locator("#falt-Text").FillAsync($"Arbetet går framåt, lägesrapport {DateTime.UtcNow.Ticks}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara lägesrapport" }).ClickAsync();
        await page.GetByText("Lägesrapporten är sparad.").WaitForAsync();
    }
}
