using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>What every test does with a page, in the words of the one who looks at it.</summary>
public static class PageExtensions
{
    public static async Task SignInAsAsync(this IPage page, string role)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith(role) }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" })).ToBeVisibleAsync();
    }

    /// <summary>The page's heading says where one is.</summary>
    public static Task ShouldShowAsync(this IPage page, string heading) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true })).ToBeVisibleAsync();

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A section by its heading.</summary>
    public static ILocator Section(this IPage page, string heading) => page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

    /// <summary>A row of a table by its first words.</summary>
    public static ILocator Row(this IPage page, string name) => page.GetByRole(AriaRole.Row, new() { NameRegex = Pattern.StartingWith(name) });

    /// <summary>The value beside a term of a list of facts.</summary>
    public static ILocator Fact(this IPage page, string term) =>
        page.GetByRole(AriaRole.Term).Filter(new() { HasTextRegex = Pattern.Of($"^{Regex.Escape(term)}$") }).Locator("xpath=following-sibling::dd");

    /// <summary>What a broken policy is told with in the console, beside the browser's own remark.</summary>
    public const string BrokenPolicy = "Broken policy:";

    /// <summary>Has every page of a person say which rule of its content security policy it broke, and with what.</summary>
    public static Task TellBrokenPolicyAsync(this IBrowserContext person) => person.AddInitScriptAsync(
        $$"""
        document.addEventListener('securitypolicyviolation', e =>
          console.error(`{{BrokenPolicy}} ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile ?? ''} ${e.sample}`));
        """);

    /// <summary>Collects what the console calls an error; the status of the page itself is no fault of the page.</summary>
    public static void KeepConsole(this IPage page, ConcurrentQueue<string> console)
    {
        page.PageError += (_, error) => console.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            var isOwnStatus = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (message.Type == "error" && !isOwnStatus && IsOfTheApp(page))
            {
                console.Enqueue($"{page.Url}: {message.Text} ({message.Location})");
            }
        };
    }

    /// <summary>Waits until a request that is under way has ended, whichever side ended it.</summary>
    public static async Task WaitForRequestFailedOrFinishedAsync(this IPage page, string address)
    {
        var ended = new TaskCompletionSource();
        void End(object? sender, IRequest request)
        {
            if (request.Url.Contains(address, StringComparison.Ordinal))
            {
                ended.TrySetResult();
            }
        }

        page.RequestFailed += End;
        page.RequestFinished += End;
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.RequestFailed -= End;
        page.RequestFinished -= End;
    }

    /// <summary>The app is reached by number and an organisation's sign-in server by name; what the latter's pages say is its own affair.</summary>
    private static bool IsOfTheApp(IPage page) => !page.Url.StartsWith("http://localhost", StringComparison.Ordinal);
}
