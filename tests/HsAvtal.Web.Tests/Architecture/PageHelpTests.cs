using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Tests.Budget;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>Every page says what it is, who does what there, and the rule behind what it shows.</summary>
public sealed class PageHelpTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public PageHelpTests(DemoApp app) => _app = app;

    [Fact]
    public void Every_page_has_its_help_and_every_help_its_page() =>
        PageHelp.Routes.Should().BeEquivalentTo(ProductPages.Templates);

    [Fact]
    public void The_help_of_a_page_is_found_by_its_address()
    {
        foreach (var route in PageHelp.Routes)
        {
            var address = route.Replace("{Id:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{AssessmentId:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
                .Replace("{Slag}", "plan", StringComparison.Ordinal).Replace("{Status:int}", "403", StringComparison.Ordinal);
            PageHelp.RouteOf(address).Should().Be(route);
        }

        PageHelp.Of("/ingenstans").Should().BeNull();
    }

    [Fact]
    public void A_help_is_short_and_in_whole_sentences()
    {
        foreach (var text in PageHelp.Routes.Select(r => PageHelp.Of(r)!).SelectMany(h => new[] { h.What, h.Who, h.Rule }).OfType<string>())
        {
            text.Should().EndWith(".").And.MatchRegex("^[A-ZÅÄÖ]");
            text.Length.Should().BeLessThan(320, text);
        }
    }

    [Fact]
    public async Task It_stands_folded_on_the_page()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.GetAsync("/atgarder");

        var help = page.Document.QuerySelector("details.help")!;
        help.HasAttribute("open").Should().BeFalse();
        help.TextContent.Should().Contain("En åtgärd är försenad när slutdatumet har passerat");
    }
}
