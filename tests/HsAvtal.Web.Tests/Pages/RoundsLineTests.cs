namespace HsAvtal.Web.Tests.Pages;

/// <summary>A recommendation is drawn through all the rounds that it has lived.</summary>
public sealed class RoundsLineTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public RoundsLineTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "5")]
    public async Task The_line_reaches_back_to_the_round_where_it_was_first_raised_and_leads_there()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var list = await browser.GetAsync("/rekommendationer?sok=Stärk styrningen");
        var page = await browser.GetAsync(list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);

        var auditors = page.Document.QuerySelector("svg[aria-label='Revisorerna']")!;
        var first = auditors.QuerySelectorAll("a")[0];
        first.QuerySelector("title")!.TextContent.Should().Contain("2022 nr 2");
        (await browser.GetAsync(first.GetAttribute("href")!)).Heading.Should().Be("Skapa förutsättningar och följ upp systematiskt");
    }

    [Fact]
    public async Task Every_mark_leads_to_what_happened()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var list = await browser.GetAsync("/rekommendationer?sok=Stärk styrningen");
        var page = await browser.GetAsync(list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);

        var marks = page.Document.QuerySelectorAll("svg[aria-label='Nämnden'] a, svg[aria-label='Förvaltningen'] a").Select(a => a.GetAttribute("href")!).ToList();
        marks.Should().NotBeEmpty().And.OnlyContain(href => page.Document.GetElementById(href.Split('#', StringSplitOptions.None)[1]) != null);
    }
}
