using HsAvtal.EndToEnd.Tests.Steps;
using Npgsql;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>An auditor over two boards: one recommendation to both, each report handed over by itself; and a grade corrected afterwards.</summary>
public sealed class AuditRoundTests : BrowserTest, IClassFixture<AppFixture>
{
    private const string Title = "Gemensam granskning av egenvården";
    private const string Recommendation = "Samordna bedömningen av egenvård";
    private const string Here = "Kristianstad";
    private const string There = "Hässleholm";

    public AuditRoundTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "8")]
    public async Task One_recommendation_to_two_boards_is_issued_by_each_report_on_its_own()
    {
        await AuditsHassleholmTooAsync();
        var auditor = await SignInAsync("Revisor", "/granskningar/ny");
        var board = await SignInAsync("Nämnd");

        await StartAsync(auditor);
        await WriteAsync(auditor);
        await OpenReportAsync(auditor, There);
        await Expect(auditor.GetByText($"Gemensam med Omsorgsnämnden, {Here} (utkast)")).ToBeVisibleAsync();
        (await auditor.AccessibilityFaultsAsync()).Should().BeEmpty();
        await OpenReportAsync(auditor, Here);
        await auditor.HandOverAsync();

        await SeesItsOwnAsync(board);
        await OpenReportAsync(auditor, There);
        await Expect(auditor.GetByText("Den är redan lämnad till en annan nämnd: ordalydelsen kan inte ändras.")).ToBeVisibleAsync();
        await Expect(auditor.Button("Ändra rekommendation 1")).ToHaveCountAsync(0);
        await Expect(auditor.Button("Rikta inte längre hit rekommendation 1")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Rule", "2")]
    public async Task A_corrected_grade_is_shown_with_the_old_one_and_the_reason()
    {
        var auditor = await SignInAsync("Revisor", "/granskningar?ar=2022");
        await auditor.Link("Fördjupad granskning av hälso- och sjukvårdsavtalet").ClickAsync();
        await auditor.Link("Rätta bedömningen av Rehabilitering").ClickAsync();
        await auditor.ShouldShowAsync("Rätta bedömningen: Rehabilitering");
        await auditor.GetByLabel("Inte helt ändamålsenlig", new() { Exact = true }).CheckAsync();
        await auditor.GetByLabel("Motivering").FillAsync("Samordningen fanns men var inte dokumenterad.");
        await auditor.Button("Rätta bedömningen").ClickAsync();
        await Expect(auditor.GetByText("Skälet till rättelsen saknas.")).ToBeVisibleAsync();
        await auditor.GetByLabel("Skäl till rättelsen").FillAsync("Underlag tillkom efter överlämnandet.");
        await auditor.Button("Rätta bedömningen").ClickAsync();
        await Expect(auditor.GetByText("Bedömningen är rättad.")).ToBeVisibleAsync();

        var board = await SignInAsync("Nämnd");
        await Expect(board.Row("Rehabilitering").GetByRole(AriaRole.Cell).First).ToHaveTextAsync("Inte helt ändamålsenlig");
        await board.Row("Rehabilitering").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(board.Section("Bedömning nu")).ToContainTextAsync("Samordningen fanns men var inte dokumenterad.");
        await board.Section("Bedömning nu").GetByRole(AriaRole.Link).ClickAsync();
        var article = board.GetByRole(AriaRole.Article).Filter(new() { Has = board.GetByRole(AriaRole.Link, new() { Name = "Rehabilitering", Exact = true }) });
        await Expect(article.Locator(".mark")).ToHaveTextAsync(["Inte helt ändamålsenlig", "Inte ändamålsenlig"]);
        await Expect(article).ToContainTextAsync("Skäl: Underlag tillkom efter överlämnandet.");
        await Expect(article).ToContainTextAsync("Området pekas ut som bristande i granskningen utan närmare utveckling.");
        await Expect(board.GetByRole(AriaRole.Link, new() { NameRegex = Pattern.StartingWith("Rätta bedömningen") })).ToHaveCountAsync(0);
    }

    /// <summary>The demonstration's auditor audits one municipality; here a second one too.</summary>
    private async Task AuditsHassleholmTooAsync()
    {
        await using var connection = new NpgsqlConnection(Fixture.Database.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO role_assignment (id, user_id, role, organisation_id)
            SELECT gen_random_uuid(), u.id, 'Auditor', o.id FROM user_account u, organisation o
            WHERE u.user_name = 'revisor@kristianstad.example' AND o.short_name = 'Hässleholm'
            """,
            connection);
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private static async Task StartAsync(IPage page)
    {
        foreach (var board in await page.GetByRole(AriaRole.Group, new() { Name = "Nämnder" }).GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await board.CheckAsync();
        }

        await page.StartAuditAsync(Title, DateTime.Today.Year, "Egenvård");
    }

    private static async Task OpenReportAsync(IPage page, string organisation)
    {
        await page.GotoAsync($"/granskningar?sok={Uri.EscapeDataString(Title)}");
        await page.Link($"alla nämnder i {Title}").First.ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Granskade nämnder" }).GetByRole(AriaRole.Link, new() { NameRegex = Pattern.Of($"nämnd.*, {organisation}$") }).ClickAsync();
        await Expect(page.GetByText("Före överlämnandet")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await OpenReportAsync(page, Here);
        await page.AssessAsync("Egenvård", "Inte helt ändamålsenlig", "Rutinen finns men tillämpas olika.");
        await page.AssessAsync("Helheten", "I huvudsak ändamålsenlig", "Rutinen finns men tillämpas olika.");
        await page.GetByLabel("Nummer", new() { Exact = true }).FillAsync("1");
        await page.GetByLabel("Rubrik").FillAsync(Recommendation);
        await page.GetByLabel("Rekommendation", new() { Exact = true }).FillAsync("Nämnderna bör bedöma egenvård på samma sätt.");
        await page.GetByRole(AriaRole.Group, new() { Name = "Riktas också till" }).GetByLabel($"Ansvarig nämnd, {There}").CheckAsync();
        await page.Button("Spara rekommendation").ClickAsync();
        await Expect(page.GetByText($"Gemensam med Ansvarig nämnd, {There} (utkast)")).ToBeVisibleAsync();
    }

    private static async Task SeesItsOwnAsync(IPage page)
    {
        await page.GotoAsync($"/rekommendationer?sok={Uri.EscapeDataString(Recommendation)}");
        await page.GetByRole(AriaRole.Link, new() { Name = Recommendation }).ClickAsync();
        await page.ShouldShowAsync(Recommendation);
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(There);
        await page.Section("Rekommendationen").GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await page.Section("Om granskningen").GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await page.ShouldShowAsync(Title);
        await Expect(page.Row("Egenvård")).ToContainTextAsync("Inte helt ändamålsenlig");
        await Expect(page.Row("Egenvård")).ToContainTextAsync("oförändrad sedan 2025");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(There);
    }
}
