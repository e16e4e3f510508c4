using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>What can be wrong with a page.</summary>
public enum Concern
{
    Accessibility,
    Sideways,
    English,
    Figures,
    Console,
    Policy,
    Keyboard,
}

/// <summary>Something wrong on a page.</summary>
public sealed record Fault(Concern Concern, string Text);

/// <summary>Looks at every page once, loading each a single time: wide and narrow, light and dark. The tests read what it found.</summary>
public sealed partial class PageSurvey : IAsyncLifetime
{
    private const int Wide = 1280;
    private const int Narrow = 360;

    /// <summary>What a window of 1280 px has room for at 200 % zoom.</summary>
    private const int Enlarged = 640;

    /// <summary>The errors that no field speaks of, and the field that should have the focus.</summary>
    private const string UntiedErrors =
        """
        () => {
          const faults = [];
          const main = document.querySelector('main');
          const wrong = [...main.querySelectorAll('[aria-invalid="true"]')];
          const told = wrong.flatMap(f => (f.getAttribute('aria-describedby') ?? '').split(' '));
          for (const e of main.querySelectorAll('.error')) if (!told.includes(e.id)) faults.push(`no field tells ${e.textContent}`);
          if (wrong.length > 0 && !wrong.includes(document.activeElement)) faults.push(`the focus is on ${document.activeElement.outerHTML.slice(0, 120)}`);
          return faults;
        }
        """;

    /// <summary>Opens all that is folded, and says how much that was.</summary>
    private const string OpenFolded =
        """
        () => {
          const folded = document.querySelectorAll('details:not([open])');
          folded.forEach(d => d.open = true);
          return folded.length;
        }
        """;

    private readonly AppFixture _fixture;
    private readonly Dictionary<string, Task<List<Fault>>> _found = new(StringComparer.Ordinal);

    /// <summary>The routes that the keyboard has been through.</summary>
    private readonly ConcurrentDictionary<string, bool> _walked = new(StringComparer.Ordinal);

    public PageSurvey(AppFixture fixture) => _fixture = fixture;

    public async Task InitializeAsync()
    {
        await using var person = await _fixture.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync("/atgardsplaner/ny");
        await page.SignInAsAsync("Förvaltning");
        await page.GetByLabel("Planens namn").FillAsync(Visits.DraftPlan);
        await page.Button("Skapa plan").ClickAsync();
        await page.ShouldShowAsync(Visits.DraftPlan);
        await page.GotoAsync("/indikatorer/kolada");
        await page.Button("Hämta nu").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await AddSignInProviderAsync();
    }

    public Task DisposeAsync() => Task.WhenAll(_found.Values);

    /// <summary>What is wrong on a role's pages, each with the page; empty when nothing is. They are looked at when first asked for.</summary>
    public async Task<IEnumerable<string>> FaultsAsync(string role, Concern concern)
    {
        if (!_found.ContainsKey(role))
        {
            _found.Add(role, LookAsync(role));

            // The next role's pages at the same time: while the app draws for the one, the browser looks for the other.
            if (Visits.All.Select(v => v.Role).FirstOrDefault(r => !_found.ContainsKey(r)) is { } next)
            {
                _found.Add(next, LookAsync(next));
            }
        }

        return (await _found[role]).Where(f => f.Concern == concern).Select(f => f.Text);
    }

    private async Task AddSignInProviderAsync()
    {
        await using var person = await _fixture.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync("/administration/inloggning/ny");
        await page.SignInAsAsync("Administratör");
        await page.GetByLabel("Kortnamn").FillAsync("kommunen");
        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Kommunens inloggning");
        await page.GetByLabel("Utfärdarens adress").FillAsync("https://inloggning.example");
        await page.GetByLabel("Klient-id").FillAsync("hsavtal");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Kristianstads kommun", Exact = true }).CheckAsync();
        await page.Button("Lägg till inloggning").ClickAsync();
        await page.ShouldShowAsync("Kommunens inloggning");
    }

    private async Task<List<Fault>> LookAsync(string role)
    {
        var console = new ConcurrentQueue<string>();
        List<Fault> found = [];
        await using var person = await _fixture.NewPersonAsync();
        var page = await person.NewPageAsync();
        page.KeepConsole(console);
        if (role != Visits.Nobody)
        {
            await page.GotoAsync("/logga-in");
            await page.SignInAsAsync(role);
        }

        foreach (var visit in Visits.All.Where(v => v.Role == role))
        {
            var answer = await page.GotoAsync(await AddressAsync(person, visit));
            (answer!.Ok || role == Visits.Nobody).Should().BeTrue($"{role} may see {page.Url}");
            await LookAsync(page, found);
            if (_walked.TryAdd(visit.Route, true))
            {
                found.AddRange((await page.KeyboardFaultsAsync()).Select(f => new Fault(Concern.Keyboard, $"{visit.Path}: {f}")));
            }

            if (visit.Press is { } button)
            {
                await LookAtErrorsAsync(page, button, found);
            }
        }

        return [.. found, .. console.Select(line => new Fault(Concern.Console, line)), .. console.Where(IsBrokenPolicy).Select(line => new Fault(Concern.Policy, line))];
    }

    private static bool IsBrokenPolicy(string line) => line.Contains(PageExtensions.BrokenPolicy, StringComparison.Ordinal);

    /// <summary>Follows the links without drawing the pages on the way.</summary>
    private static async Task<string> AddressAsync(IBrowserContext person, Visit visit)
    {
        var address = visit.Path;
        foreach (var link in visit.Links)
        {
            if (link.StartsWith('+'))
            {
                address += link[1..];
                continue;
            }

            var answer = await person.APIRequest.GetAsync(address);
            var html = await answer.TextAsync();
            address = Href().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)).FirstOrDefault(h => Pattern.Of(link).IsMatch(h))
                ?? throw new InvalidOperationException($"{address} has no link like {link}.");
        }

        return address;
    }

    private static async Task LookAsync(IPage page, List<Fault> found)
    {
        var name = new Uri(page.Url).PathAndQuery;
        await ShouldBeLiveAsync(page);
        found.AddRange(EnglishWords.In(await page.EvaluateAsync<string>(EnglishWords.EverythingSaid)).Select(word => new Fault(Concern.English, $"{name}: {word}")));
        found.AddRange(ForeignFigures.In(await page.EvaluateAsync<string>(ForeignFigures.AllSaidOfFacts)).Select(figure => new Fault(Concern.Figures, $"{name}: {figure}")));
        await UseAsync(page, ColorScheme.Light);
        await LookAtAccessibilityAsync(page, $"{name}, {Wide} px, light", found);

        // All that is folded is opened. The same elements have the same colours at every width, so dark is looked at once.
        var folded = await page.EvaluateAsync<int>(OpenFolded);
        foreach (var width in new[] { Enlarged, Narrow })
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.SidewaysFaultAsync() is { } fault)
            {
                found.Add(new Fault(Concern.Sideways, $"{name}: {fault}"));
            }
        }

        await LookAtAccessibilityAsync(page, $"{name}, {Narrow} px, light, opened", found);
        await page.SetViewportSizeAsync(Wide, 900);
        if (await page.SidewaysFaultAsync() is { } wide)
        {
            found.Add(new Fault(Concern.Sideways, $"{name}: {wide}"));
        }

        if (folded > 0)
        {
            await LookAtAccessibilityAsync(page, $"{name}, {Wide} px, light, opened", found);
        }

        await UseAsync(page, ColorScheme.Dark);
        found.AddRange((await page.ColourFaultsAsync()).Select(f => new Fault(Concern.Accessibility, $"{name}, dark, opened: {f}")));
        await UseAsync(page, ColorScheme.Light);
    }

    private static async Task LookAtAccessibilityAsync(IPage page, string where, List<Fault> found) =>
        found.AddRange((await page.AccessibilityFaultsAsync()).Select(f => new Fault(Concern.Accessibility, $"{where}: {f}")));

    /// <summary>Sends the form as it stands: what is wrong is said at once, tied to its field, and the first such field has the focus.</summary>
    private static async Task LookAtErrorsAsync(IPage page, string button, List<Fault> found)
    {
        var name = $"{new Uri(page.Url).PathAndQuery}, refused";
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith(button) }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await LookAtAccessibilityAsync(page, name, found);
        found.AddRange((await page.EvaluateAsync<string[]>(UntiedErrors)).Select(f => new Fault(Concern.Accessibility, $"{name}: {f}")));
    }

    /// <summary>Without movement: a colour on its way from light to dark is no colour of the page.</summary>
    private static Task UseAsync(IPage page, ColorScheme scheme) => page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });

    /// <summary>A page that is written on is looked at when it can be.</summary>
    private static async Task ShouldBeLiveAsync(IPage page)
    {
        var saves = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button);
        if (await saves.CountAsync() > 0)
        {
            await Expect(saves.First).ToBeEnabledAsync();
        }
    }

    [GeneratedRegex("href=\"(?<address>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();
}
