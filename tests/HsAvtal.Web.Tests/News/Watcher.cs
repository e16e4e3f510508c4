using System.Net;
using System.Net.ServerSentEvents;
using HsAvtal.Data.Demo;

namespace HsAvtal.Web.Tests.News;

/// <summary>Somebody with a page open, and what the page is told.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly Browser _browser;
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private Watcher(Browser browser, HttpResponseMessage answer, Stream stream)
    {
        _browser = browser;
        _answer = answer;
        _items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Opens a page and listens where it says.</summary>
    public static async Task<Watcher> LookAsync(WebApp web, string userName, string page)
    {
        var browser = await SignInAsync(web, userName);
        return await ListenAsync(browser, AddressOn(await browser.GetAsync(page)));
    }

    public static Task<Watcher> LookAsync(WebApp web, Role role, string page) => LookAsync(web, DemoUsers.With(role).UserName, page);

    /// <summary>Listens at an address, whatever page has it.</summary>
    public static async Task<Watcher> ListenAsync(WebApp web, string userName, string address) => await ListenAsync(await SignInAsync(web, userName), address);

    public static async Task<Watcher> ListenAsync(Browser browser, string address)
    {
        var answer = await browser.OpenAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        var watcher = new Watcher(browser, answer, await answer.Content.ReadAsStreamAsync());
        (await watcher.NextAsync()).Should().Be("lyssnar");
        return watcher;
    }

    /// <summary>Where a page asks for news.</summary>
    public static string AddressOn(Page page) => page.Document.QuerySelector("[data-nytt]")?.GetAttribute("data-nytt") ?? throw new InvalidOperationException($"{page.Path} asks for no news.");

    /// <summary>What the page is told next; "" when there is no more.</summary>
    public async Task<string> NextAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        if (!await _items.MoveNextAsync().AsTask().WaitAsync(deadline.Token))
        {
            return "";
        }

        _items.Current.Data.Should().BeEmpty("nothing is told but that something has happened");
        return _items.Current.EventType;
    }

    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<Browser> SignInAsync(WebApp web, string userName)
    {
        var browser = web.Browse();
        await browser.SignInAsync(userName, DemoUsers.SignInWord);
        return browser;
    }
}
