using System.Text.Json;
using HsAvtal.Benchmarks.Load;
using HsAvtal.Tests.Shared;
using Microsoft.Playwright;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>People in real browsers at the instance that stops, who type all the while.</summary>
internal sealed class MovedBrowsers : IAsyncDisposable
{
    private const string Text = "#falt-Text";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Remembers, over the reload of the page, when the notice came up and what stood in the field when the page went.</summary>
    private const string Witness =
        """
        addEventListener('DOMContentLoaded', () => {
          const notice = document.getElementById('components-reconnect-modal');
          if (!notice) return;
          let lost = 0;
          new MutationObserver(() => { if (!lost && notice.classList.contains('components-reconnect-show')) lost = Date.now(); }).observe(notice, { attributes: true });
          addEventListener('pagehide', () => { if (lost) sessionStorage.setItem('vittne', JSON.stringify({ lost, text: document.querySelector('#falt-Text').value })); });
        });
        """;

    /// <summary>How long it took in milliseconds once the form is there, live and with the text; nothing before.</summary>
    private const string Arrival =
        """
        () => {
          const was = JSON.parse(sessionStorage.getItem('vittne'));
          if (!was || !document.querySelector('.live:enabled')) return null;
          return JSON.stringify({ took: Date.now() - was.lost, was: was.text, is: document.querySelector('#falt-Text').value });
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly List<(IBrowser Browser, IPage Page)> _open = [];
    private Task<Moved[]> _typing = Task.FromResult<Moved[]>([]);

    private MovedBrowsers(IPlaywright playwright) => _playwright = playwright;

    public static async Task<MovedBrowsers> OpenAsync(IEnumerable<Reporter> reporters, string instance)
    {
        var browsers = new MovedBrowsers(await Playwright.CreateAsync());
        foreach (var reporter in reporters)
        {
            var browser = await Chromium.LaunchAsync(browsers._playwright);
            var page = await AtAsync(browser, reporter, instance);
            await page.Locator("fieldset.live:enabled").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            browsers._open.Add((browser, page));
        }

        return browsers;
    }

    /// <summary>All begin to type, and go on until their page has moved; there they save.</summary>
    public void Type() => _typing = Task.WhenAll(_open.Select(o => Task.Run(() => TypeAndMoveAsync(o.Page))));

    public Task<Moved[]> MovedAsync() => _typing;

    public async ValueTask DisposeAsync()
    {
        foreach (var (browser, _) in _open)
        {
            await browser.DisposeAsync();
        }

        _playwright.Dispose();
    }

    /// <summary>Comes without the proxy's cookie until the proxy's choice is the instance.</summary>
    private static async Task<IPage> AtAsync(IBrowser browser, Reporter reporter, string instance)
    {
        var site = reporter.Person.Base.AbsoluteUri;
        var session = reporter.Person.Cookies.GetAllCookies().Where(c => c.Name != "hsavtal_proxy").Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site }).ToList();
        while (true)
        {
            var context = await browser.NewContextAsync(new() { BaseURL = site });
            await context.AddInitScriptAsync(Witness);
            await context.AddCookiesAsync(session);
            var page = await context.NewPageAsync();
            var answer = await page.GotoAsync(reporter.ReportPage);
            if (answer!.Headers[NginxProxy.Answerer] == instance)
            {
                return page;
            }

            await context.CloseAsync();
        }
    }

    private static async Task<Moved> TypeAndMoveAsync(IPage page)
    {
        await page.Locator(Text).FocusAsync();
        using var deadline = new CancellationTokenSource(_patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await pace.WaitForNextTickAsync(deadline.Token);
            try
            {
                await page.Keyboard.TypeAsync("a");
                if (await page.EvaluateAsync<string?>(Arrival) is { } arrived)
                {
                    return await SaveAsync(page, JsonDocument.Parse(arrived).RootElement);
                }
            }
            catch (PlaywrightException) when (!page.IsClosed)
            {
                // The page is between the one instance and the other.
            }
        }
    }

    private static async Task<Moved> SaveAsync(IPage page, JsonElement arrived)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara lägesrapport" }).ClickAsync();
        await page.GetByText("Lägesrapporten är sparad.").WaitForAsync();
        var (was, now) = (arrived.GetProperty("was").GetString()!, arrived.GetProperty("is").GetString()!);
        return new(TimeSpan.FromMilliseconds(arrived.GetProperty("took").GetDouble()), was.Length, now.StartsWith(was, StringComparison.Ordinal));
    }
}

/// <param name="Took">From the notice that the connection is lost until the form could be typed in again.</param>
/// <param name="Letters">What stood in the field when the page went.</param>
/// <param name="IsWhole">Whether all of it was there again.</param>
internal sealed record Moved(TimeSpan Took, int Letters, bool IsWhole);
