using System.Net;
using HsAvtal.Web.Components.Layout;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The organisation that one looks at is always in sight, goes along by the address, and can be changed.</summary>
public sealed class PartyInSightTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public PartyInSightTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData("/", "Kristianstads kommun")]
    [InlineData("/?huvudman=1231", "Burlövs kommun")]
    [InlineData("/rekommendationer?huvudman=1231", "Burlöv")]
    [InlineData("/rekommendationer", PartyInSight.All)]
    [InlineData("/arshjul?huvudman=1231", "Burlöv")]
    [InlineData("/karta", PartyInSight.All)]
    [InlineData("/konto", "Kristianstads kommun")]
    public async Task The_frame_says_whose_state_the_page_shows(string path, string name)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        (await browser.GetAsync(path)).Document.QuerySelector(".in-sight strong")!.TextContent.Should().Be(name);
    }

    [Fact]
    public async Task A_page_about_one_thing_shows_the_organisation_that_it_belongs_to()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Coordinator);
        var plan = (await browser.GetAsync("/atgardsplaner?sok=2025")).Document.QuerySelector("main tbody a")!.GetAttribute("href")!;

        (await browser.GetAsync(plan)).Document.QuerySelector(".in-sight strong")!.TextContent.Should().Be("Kristianstads kommun");
    }

    [Fact]
    public async Task The_organisation_asked_for_goes_along_in_the_menu_and_nowhere_that_does_not_take_it()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Coordinator);
        var menu = (await browser.GetAsync("/rekommendationer?huvudman=1231&sida=1")).Document.QuerySelectorAll(".side .nav a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!, StringComparer.Ordinal);

        menu["Översikt"].Should().Be("/?huvudman=1231");
        menu["Åtgärder"].Should().Be("/atgarder?huvudman=1231");
        menu["Karta"].Should().Be("/karta");
        menu["Rekommendationer"].Should().Be("/rekommendationer?huvudman=1231");
    }

    [Fact]
    public async Task It_is_changed_in_place_where_the_page_takes_another_and_else_on_the_overview()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Auditor);
        var list = await browser.GetAsync("/rekommendationer?tillstand=oppna&sida=2");
        var choice = await browser.GetAsync(list.Document.QuerySelector(".in-sight a")!.GetAttribute("href")!);

        choice.Document.QuerySelectorAll(".parties a").Should().HaveCount(34);
        choice.Document.QuerySelectorAll(".parties a").Single(a => a.TextContent == "Burlöv").GetAttribute("href").Should().Be("/rekommendationer?tillstand=oppna&huvudman=1231");
        PartyRoutes.For($"/atgarder/{Guid.NewGuid()}", "1231").Should().Be("/?huvudman=1231");
        PartyRoutes.For($"/omraden/{Guid.Empty}", "1231").Should().Be($"/omraden/{Guid.Empty}?huvudman=1231");
    }

    [Fact]
    public async Task The_choice_can_be_searched_and_never_leads_to_another_site()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync("/huvudman?sok=lund&till=//elak.example/");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Document.QuerySelectorAll(".parties a").Select(a => a.GetAttribute("href")).Should().Equal("/?huvudman=1281");
        page.Document.QuerySelector("[name=till]")!.GetAttribute("value").Should().Be("/");
    }
}
