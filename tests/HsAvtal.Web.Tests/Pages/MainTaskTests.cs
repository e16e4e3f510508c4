using System.Net;
using System.Text.RegularExpressions;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What each role comes for is at most four clicks from sign-in: links to the form, and the button that saves.</summary>
public sealed class MainTaskTests : IClassFixture<DemoApp>
{
    private const int Clicks = 4;
    private const string Id = "[0-9a-f-]{36}";

    private readonly DemoApp _app;

    public MainTaskTests(DemoApp app) => _app = app;

    /// <summary>Who, what for, and which links to follow from the page that sign-in leads to.</summary>
    public static TheoryData<Role, string, string[]> Jobs => new()
    {
        { Role.BoardMember, "Registrera nämndbeslut", [$"^/rekommendationer/{Id}/beslut$"] },
        { Role.BoardMember, "Läkarmedverkan", [$"^/omraden/{Id}"] },
        { Role.BoardMember, "Åtgärder", ["^/atgarder.*nar=Overdue"] },
        { Role.Officer, "Rapportera läge", [$"^/atgarder/{Id}$", $"^/atgarder/{Id}/lagesrapport$"] },
        { Role.Officer, "Flytta slutdatum", [$"^/atgarder/{Id}$", $"^/atgarder/{Id}/flytta$"] },
        { Role.Officer, "Skriv in värden", ["^/indikatorer$", "^/indikatorer/varden"] },
        { Role.Auditor, "Fördjupad granskning av egenvård och läkarmedverkan", [$"^/rapporter/{Id}/skriv$"] },
        { Role.Auditor, "Ny granskning", ["^/granskningar$", "^/granskningar/ny$"] },
        { Role.Coordinator, "Läkarmedverkan", [$"^/omraden/{Id}\\?huvudman="] },
        { Role.Coordinator, "Utveckling: Läkarmedverkan", [$"^/omraden/{Id}/utveckling$"] },
        { Role.Administrator, "Ny användare", ["^/administration$", "^/administration/anvandare", "^/administration/anvandare/ny"] },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task It_is_reached_by_links_that_leave_a_click_to_save(Role role, string heading, string[] links)
    {
        using var browser = await _app.Web.BrowseAsync(role);
        var page = await browser.GetAsync("/");
        foreach (var link in links)
        {
            var href = page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).FirstOrDefault(h => Regex.IsMatch(h, link, RegexOptions.None, TimeSpan.FromSeconds(1)));
            href.Should().NotBeNull("{0} leads on by {1}", page.Path, link);
            page = await browser.GetAsync(href!);
            page.Status.Should().Be(HttpStatusCode.OK);
        }

        page.Heading.Should().Be(heading);
        links.Length.Should().BeLessThan(Clicks);
    }
}
