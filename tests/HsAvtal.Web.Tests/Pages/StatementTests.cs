using HsAvtal.Web.Features.Accessibility;
using HsAvtal.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The accessibility statement has what the law asks for, is reached from everywhere, and says what whoever runs the service says.</summary>
public sealed class StatementTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public StatementTests(DemoApp app) => _app = app;

    [Fact]
    public async Task Every_part_is_there_without_signing_in_and_what_is_not_filled_in_is_owned_up_to()
    {
        using var browser = _app.Web.Browse();

        var page = await browser.GetAsync("/tillganglighet");

        page.Heading.Should().Be("Tillgänglighetsredogörelse");
        page.Text.Should().ContainAll("HsAvtal är delvis förenlig", "Kända brister", "PDF-filer", "12 §", "9 §", "Kontaktuppgifterna är inte ifyllda än", "Digg", "Självskattning", "25 november 2026");
        page.Document.QuerySelector("a[href='https://www.digg.se/tdosanmalan']").Should().NotBeNull();
    }

    [Fact]
    public async Task It_says_what_is_configured()
    {
        await using var web = new WebApp(_app.AppConnection)
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Accessibility:Organisation"] = "Region Exempel",
                ["Accessibility:Email"] = "tillganglighet@region.example",
                ["Accessibility:Phone"] = "010-123 45 67",
                ["Accessibility:Compliance"] = "Full",
                ["Accessibility:AssessedOn"] = "2027-02-01",
                ["Accessibility:Shortcomings:0"] = "Kartan saknar text.",
                ["Accessibility:NotCovered:0"] = "Äldre dokument.",
            },
        };
        using var browser = web.Browse();

        var page = await browser.GetAsync("/tillganglighet");

        page.Text.Should().ContainAll("Region Exempel står bakom", "HsAvtal är helt förenlig", "Kartan saknar text.", "Äldre dokument.", "1 februari 2027");
        page.Text.Should().NotContainAny("PDF-filer", "inte ifyllda");
        page.Document.QuerySelectorAll("main dd a").Select(a => a.GetAttribute("href")).Should().Equal("mailto:tillganglighet@region.example", "tel:010-1234567");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/logga-in")]
    [InlineData("/atgardsplaner/ny")]
    [InlineData("/finns-inte")]
    public async Task Every_page_leads_to_it(string path)
    {
        using var browser = await _app.Web.BrowseAsync(Role.Officer);

        (await browser.GetAsync(path)).Document.QuerySelector("footer a[href='/tillganglighet']").Should().NotBeNull();
    }

    [Fact]
    public void A_setting_that_cannot_be_read_stops_the_start_in_plain_words()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Accessibility:Compliance", (string?)"Nästan")]).Build();

        var read = () => AccessibilityOptions.Read(settings);

        read.Should().Throw<SettingException>().WithMessage("*Full, Partial eller None*");
    }
}
