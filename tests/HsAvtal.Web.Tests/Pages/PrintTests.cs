using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What is printed has every row, and says where it comes from and when.</summary>
public sealed class PrintTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public PrintTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData(Role.Administrator, "/administration/organisationer?sortera=kod&fallande=true")]
    [InlineData(Role.Coordinator, "/indikatorer/{0}/betalningsansvar")]
    public async Task A_list_of_several_pages_leads_to_all_of_its_rows(Role role, string list)
    {
        using var browser = await _app.Web.BrowseAsync(role);
        var paged = await browser.GetAsync(list.Replace("{0}", await PaymentAsync(), StringComparison.Ordinal));
        paged.Rows.Count.Should().Be(ListQuery.PageSize);
        var whole = paged.Document.QuerySelectorAll(".pager a").Single(a => a.TextContent == "Alla rader för utskrift").GetAttribute("href")!;

        var page = await browser.GetAsync(whole);

        page.Rows.Count.Should().BeGreaterThan(ListQuery.PageSize);
        page.Text.Should().Contain($"Visar 1–{page.Rows.Count} av {page.Rows.Count}");
        page.Rows[0].TextContent.Should().Be(paged.Rows[0].TextContent, "the order is the same");
        page.Document.QuerySelector(".pager [data-print]").Should().NotBeNull();
        page.Document.QuerySelector(".pager nav").Should().BeNull();
    }

    [Fact]
    public async Task Quality_prints_every_row_of_a_rule()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync("/kvalitet?utskrift=true");

        page.Text.Should().NotContain("första av");
        (await browser.GetAsync("/kvalitet")).Document.QuerySelectorAll(".hit").Length.Should().BeLessThanOrEqualTo(page.Document.QuerySelectorAll(".hit").Length);
    }

    [Fact]
    public async Task Paper_says_where_it_comes_from_when_and_for_whom()
    {
        _app.Web.Time.TravelTo(new DateOnly(2026, 11, 30));
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.GetAsync("/atgarder?nar=Overdue");

        Page.Tidy(page.Document.QuerySelector(".print-source")!.TextContent)
            .Should().StartWith("Källa: HsAvtal, http://localhost/atgarder?nar=Overdue. Uppgifterna som de var 30 november 2026 kl. 13.00, så som Nämndsekreterare, Kristianstad ser dem.")
            .And.EndWith("påhittade.", "it is a demonstration");
    }

    private async Task<string> PaymentAsync()
    {
        await using var db = _app.Open();
        return (await Budget.PageIds.OfDemoAsync(db)).Indicator.ToString();
    }
}
