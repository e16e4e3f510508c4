using HsAvtal.EndToEnd.Tests.Steps;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>The two ways to close a recommendation: with two keys, or by accepting the risk. Neither is done by one person alone.</summary>
[Collection(WritingApp.Name)]
[Trait("Rule", "7")]
public sealed class ClosingTests : BrowserTest
{
    private const string Completed = "Säkra genomslag i det dagliga arbetet";
    private const string Accepted = "Stärk styrningen och ansvarsfördelningen";

    public ClosingTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task The_organisation_reports_the_auditor_sends_back_with_a_reason_and_confirms_the_second_time()
    {
        const string Reason = "Två av fem enheter följer inte rutinen.";
        var officer = await SignInAsync("Förvaltning");
        var auditor = await SignInAsync("Revisor");
        await ReportAsync(officer, "Rutinerna följs på alla enheter.", "Beskrivningen saknas.");

        await OpenFromToDoAsync(auditor);
        await auditor.GetByLabel("Skicka tillbaka", new() { Exact = true }).CheckAsync();
        await auditor.Button("Skicka tillbaka").ClickAsync();
        await Expect(auditor.GetByRole(AriaRole.Alert).GetByText("Skälet saknas.")).ToBeVisibleAsync();
        (await auditor.AccessibilityFaultsAsync()).Should().BeEmpty();
        await auditor.GetByLabel("Skäl", new() { Exact = true }).FillAsync(Reason);
        await auditor.Button("Skicka tillbaka").ClickAsync();
        await auditor.ShouldSayAsync("Rekommendationen är nu: Åtgärdas.");

        await officer.OpenRecommendationAsync(Completed);
        await Expect(officer.Section("Vad som har hänt").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(Reason);
        await ReportAsync(officer, "Nu följs rutinen på alla fem enheter.");
        await Expect(officer.Link("Bekräfta eller skicka tillbaka")).ToHaveCountAsync(0);
        await OpenFromToDoAsync(auditor);
        await auditor.Button("Bekräfta").ClickAsync();
        await auditor.ShouldSayAsync("Rekommendationen är nu: Bekräftad genomförd.");
        await Expect(auditor.Link("Bekräfta eller skicka tillbaka")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_risk_is_accepted_with_a_motivation_and_a_decision_of_the_board_and_is_never_shown_as_implemented()
    {
        const string Motivation = "Kostnaden står inte i proportion till nyttan.";
        var officer = await SignInAsync("Förvaltning");
        await officer.OpenRecommendationAsync(Accepted);
        await Expect(officer.Link("Registrera beslut")).ToHaveCountAsync(0);
        var board = await SignInAsync("Nämnd");
        await board.OpenRecommendationAsync(Accepted);
        await board.Link("Registrera beslut").ClickAsync();
        await board.ShouldShowAsync("Registrera nämndbeslut");

        await board.GetByLabel("Risk accepterad").CheckAsync();
        await board.FillDecisionAsync(Today.AddDays(3), "§ 90", null, "Nämnden accepterar risken.");
        await board.GetByLabel("Varför nämnden accepterar risken").FillAsync(Motivation);
        await board.Button("Registrera beslut").ClickAsync();
        await Expect(board.GetByLabel("Beslutsdatum")).ToHaveAccessibleDescriptionAsync("Beslutsdatum kan inte ligga i framtiden.");
        await board.GetByLabel("Beslutsdatum").FillAsync(Today);
        await board.GetByLabel("Varför nämnden accepterar risken").FillAsync("");
        await board.Button("Registrera beslut").ClickAsync();
        await Expect(board.GetByRole(AriaRole.Alert).GetByText("Motiveringen saknas.")).ToBeVisibleAsync();
        await Expect(board.GetByLabel("Vad nämnden beslutade")).ToHaveValueAsync("Nämnden accepterar risken.");

        await officer.ReloadAsync();
        await Expect(officer.Section("Rekommendationen")).ToContainTextAsync("Åtgärdas");
        await board.GetByLabel("Varför nämnden accepterar risken").FillAsync(Motivation);
        await board.Button("Registrera beslut").ClickAsync();
        await board.ShouldShowAsync(Accepted);
        await Expect(board.Section("Rekommendationen")).ToContainTextAsync("Avslutad med accepterad risk");
        await Expect(board.Section("Vad som har hänt")).ToContainTextAsync(Motivation);
        (await board.GetByRole(AriaRole.Main).GetByRole(AriaRole.Region).AllTextContentsAsync()).Should().NotBeEmpty()
            .And.AllSatisfy(text => text.Should().NotContainEquivalentOf("genomförd"));
        await Expect(board.Section("Beslutskedjan")).Not.ToContainTextAsync("§ 90");
    }

    private static async Task ReportAsync(IPage page, string statement, string? refusedFirst = null)
    {
        await page.OpenRecommendationAsync(Completed);
        await page.Link("Rapportera genomförd").ClickAsync();
        await page.ShouldShowAsync("Rapportera genomförd");
        if (refusedFirst is not null)
        {
            await page.Button("Rapportera genomförd").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert).GetByText(refusedFirst)).ToBeVisibleAsync();
            await page.GetByLabel("Vad har gjorts").FillAsync(statement);
            await page.GetByLabel("Rapporteras den").FillAsync(Today.AddDays(1));
            await page.Button("Rapportera genomförd").ClickAsync();
            await Expect(page.GetByLabel("Rapporteras den")).ToHaveAccessibleDescriptionAsync("Datum kan inte ligga i framtiden.");
            await page.GetByLabel("Rapporteras den").FillAsync(Today);
        }

        await page.GetByLabel("Vad har gjorts").FillAsync(statement);
        await page.Button("Rapportera genomförd").ClickAsync();
        await page.ShouldSayAsync("Rekommendationen är nu: Rapporterad genomförd.");
    }

    private static async Task OpenFromToDoAsync(IPage page)
    {
        await page.GotoAsync("/att-gora");
        await page.Link($"Bekräfta eller skicka tillbaka: {Completed}").ClickAsync();
        await page.ShouldShowAsync("Bekräfta eller skicka tillbaka");
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.Today);
}
