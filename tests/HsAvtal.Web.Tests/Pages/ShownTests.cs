using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What a rule says is to be shown is shown.</summary>
public sealed class ShownTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public ShownTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "3")]
    public async Task The_overview_shows_an_area_not_assessed_as_itself_and_counts_it()
    {
        var page = await GetAsync(Role.BoardMember, "/");
        var row = page.Rows.Single(r => r.TextContent.Contains("Utskrivning från slutenvård", StringComparison.Ordinal));

        row.QuerySelectorAll(".mark").Select(m => m.TextContent.Trim()).Should().Equal("Ej bedömd", "Ej bedömd");
        page.Document.QuerySelectorAll(".figure").Select(f => string.Join(' ', f.Children.Select(c => c.TextContent))).Should().Contain("1 av 11 områden ej bedömda");
    }

    [Fact]
    [Trait("Rule", "4")]
    public async Task The_matrix_shows_every_cell_not_assessed_as_itself_and_their_share()
    {
        var page = await GetAsync(Role.Coordinator, "/");
        var cells = page.Rows.Where(r => r.Closest("tbody") is not null).SelectMany(r => r.QuerySelectorAll("td")).ToList();

        cells.Should().HaveCount(34 * 11);
        cells.Where(c => c.TextContent.Contains("Ej bedömd", StringComparison.Ordinal)).Should().HaveCount((34 * 11) - 10);
        page.Document.QuerySelectorAll(".areas .share-words").Select(w => w.LastElementChild!.TextContent.Trim()).Should().Contain("Ej bedömd: 33").And.Contain("Ej bedömd: 34").And.HaveCount(11);
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task The_page_of_an_area_that_nobody_assessed_says_so()
    {
        await using var db = _app.Open();
        var page = await GetAsync(Role.BoardMember, $"/omraden/{await db.AreaAsync("Utskrivning")}");

        page.Document.QuerySelector(".now .mark")!.TextContent.Trim().Should().Be("Ej bedömd");
        page.Text.Should().Contain("Ingen granskning av Kristianstads kommun har bedömt området.");
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_decision_without_a_registry_number_says_that_it_is_missing()
    {
        await using var db = _app.Open();
        var decision = await db.Decisions.Where(d => d.Kind == DecisionKind.ReportReceived && d.RegistryNumber == null).Select(d => new { d.Paragraph, Recommendation = d.Recommendations.First().RecommendationId }).FirstAsync();
        var addressee = await db.Addressees.Where(a => a.RecommendationId == decision.Recommendation).Select(a => a.Id).FirstAsync();

        (await GetAsync(Role.BoardMember, $"/rekommendationer/{addressee}")).Text.Should().Contain($"{decision.Paragraph}, dnr saknas");
    }

    [Fact]
    [Trait("Rule", "9")]
    public async Task An_action_shows_how_many_times_and_days_its_date_has_moved()
    {
        await using var db = _app.Open();
        var id = await db.ActionAsync("Kartläggning av egenvårdsintyg per vårdcentral");

        (await GetAsync(Role.BoardMember, $"/atgarder/{id}")).Text.Should().Contain("2 gånger, 90 dagar");
    }

    private async Task<Page> GetAsync(Role role, string path)
    {
        using var browser = await _app.Web.BrowseAsync(role);
        return await browser.GetAsync(path);
    }
}
