using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>What was found on a page; each list empty when nothing was wrong.</summary>
public sealed record Finding(string Page, IReadOnlyList<string> Accessibility, IReadOnlyList<string> Sideways, IReadOnlyList<string> Foreign);

/// <summary>Looks at every page once, loading each a single time: wide and narrow, light and dark. The tests read what it found.</summary>
public sealed partial class PageSurvey : IAsyncLifetime
{
    private const int Wide = 1280;
    private const int Narrow = 360;

    private readonly AppFixture _fixture;
    private readonly ConcurrentQueue<string> _console = [];
    private readonly List<Finding> _findings = [];

    public PageSurvey(AppFixture fixture) => _fixture = fixture;

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyCollection<string> Console => _console;

    public async Task InitializeAsync()
    {
        foreach (var role in Visits.All.GroupBy(v => v.Role, StringComparer.Ordinal))
        {
            await using var person = await _fixture.NewPersonAsync();
            var page = await person.NewPageAsync();
            page.KeepConsole(_console);
            if (role.Key is not null)
            {
                await page.GotoAsync("/logga-in");
                await page.SignInAsAsync(role.Key);
            }

            if (role.Any(v => v.Route == "/atgardsplaner/ny"))
            {
                await StartPlanAsync(page);
            }

            foreach (var visit in role)
            {
                var answer = await page.GotoAsync(await AddressAsync(person, visit));
                (answer!.Ok || visit.Role is null).Should().BeTrue($"{visit.Role} may see {page.Url}");
                _findings.Add(await LookAsync(page, $"{role.Key ?? "Ingen"} {new Uri(page.Url).PathAndQuery}"));
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task StartPlanAsync(IPage page)
    {
        await page.GotoAsync("/atgardsplaner/ny");
        await page.GetByLabel("Planens namn").FillAsync(Visits.DraftPlan);
        await page.Button("Skapa plan").ClickAsync();
        await page.ShouldShowAsync(Visits.DraftPlan);
    }

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

    private static async Task<Finding> LookAsync(IPage page, string name)
    {
        List<string> accessibility = [];
        List<string> sideways = [];
        await ShouldBeLiveAsync(page);
        foreach (var width in new[] { Wide, Narrow })
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.SidewaysFaultAsync() is { } fault)
            {
                sideways.Add($"{name}: {fault}");
            }

            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                accessibility.AddRange((await page.AccessibilityFaultsAsync()).Select(f => $"{name}, {width} px, {scheme}: {f}"));
            }
        }

        var foreign = EnglishWords.In(await page.EvaluateAsync<string>(EnglishWords.EverythingSaid));
        await page.SetViewportSizeAsync(Wide, 900);
        return new Finding(name, accessibility, sideways, [.. foreign.Select(word => $"{name}: {word}")]);
    }

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
