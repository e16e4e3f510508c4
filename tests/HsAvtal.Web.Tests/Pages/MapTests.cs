using HsAvtal.Web.Tests.Budget;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The map over the agreement holds a country: in pages, with each cell leading to what it shows.</summary>
public sealed class MapTests
{
    [Fact]
    [Trait("Rule", "4")]
    public async Task With_311_organisations_the_map_has_pages_and_every_cell_is_a_link()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        await ManyOrganisations.AddAsync(database.OwnerConnection, 311);
        await using var web = new WebApp(database.AppConnection);
        using var browser = await web.BrowseAsync(Role.BoardMember);

        var first = await browser.GetAsync("/karta?sortera=samst");
        first.Rows.Should().HaveCount(50);
        first.Document.QuerySelectorAll("table.matrix tbody td").Should().HaveCount(150).And.OnlyContain(td => td.QuerySelectorAll("a[href^='/omraden/']").Length == 1);
        first.Text.Should().Contain("Visar 50 av 311 huvudmän");
        var seventh = await browser.GetAsync(first.Document.QuerySelectorAll(".pager nav a")[^1].GetAttribute("href")!);
        seventh.Rows.Should().HaveCount(11);

        // Every fourth has the worst grade, and every other is left out of the first area.
        first.Document.QuerySelectorAll("table.matrix tbody .mark-bad").Should().NotBeEmpty();
        seventh.Document.QuerySelectorAll("table.matrix tbody .mark-bad").Should().BeEmpty();
        var left = first.Document.QuerySelectorAll(".areas li")[0].QuerySelectorAll(".share-words a").Single(a => a.TextContent.Contains("Ej bedömd", StringComparison.Ordinal));
        (await browser.GetAsync(left.GetAttribute("href")!)).Text.Should().Contain($"av {left.TextContent.Split(": ")[1].Trim()} huvudmän");
    }
}
