using HsAvtal.EndToEnd.Tests.Steps;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>The secretary answers a whole report in one sitting, and fills in the decision afterwards.</summary>
[Collection(WritingApp.Name)]
public sealed class AnswerTests : BrowserTest
{
    private const string Title = "Granskning av utskrivningen";
    private const string First = "Skriv ned vem som tar emot";
    private const string Second = "Mät tiden till hemgång";

    public AnswerTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_report_is_answered_row_by_row_on_one_decision_and_says_how_late_it_is()
    {
        var auditor = await SignInAsync("Revisor", "/granskningar/ny");
        await auditor.StartAuditAsync(Title, DateTime.Today.Year, "Utskrivning från slutenvård");
        await auditor.AssessAsync("Utskrivning från slutenvård", "I huvudsak ändamålsenlig", "Rutinen finns men är inte känd av alla.");
        await auditor.AssessAsync("Helheten", "I huvudsak ändamålsenlig", "Avtalet följs i huvudsak.");
        await auditor.RecommendAsync("1", First, "Nämnden bör ange mottagande funktion.", []);
        await auditor.RecommendAsync("2", Second, "Nämnden bör följa tiden.", []);
        await auditor.HandOverAsync(Today.AddDays(-60), Today.AddDays(-20));
        var board = await SignInAsync("Nämnd", "/att-gora");
        await Expect(board.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Yttra er över 2 rekommendationer i {Title}" })).ToContainTextAsync("försenat med 20 dagar");

        await board.Link($"Yttra er över 2 rekommendationer i {Title}").ClickAsync();
        await board.ShouldShowAsync("Nämndens yttrande");
        await board.FillDecisionAsync(Today.AddDays(-61), "§ 12", null, "Nämnden yttrar sig.");
        await board.AnswerRowAsync($"1. {First}", "Godtas", "Nämnden delar bilden.");
        await board.Section($"2. {Second}").GetByLabel("Godtas inte", new() { Exact = true }).CheckAsync();
        await board.Button("Spara yttrande").ClickAsync();
        await Expect(board.GetByLabel("Beslutsdatum")).ToHaveAccessibleDescriptionAsync(Pattern.Of("^Rekommendationen lämnades .* nämnden kan inte ha besvarat den tidigare\\.$"));
        await board.GetByLabel("Beslutsdatum").FillAsync(Today.AddDays(-8));
        await board.Button("Spara yttrande").ClickAsync();
        await Expect(board.Section($"2. {Second}").GetByLabel("Yttrande")).ToHaveAccessibleDescriptionAsync("Yttrandet saknas.");
        await Expect(board.Section($"1. {First}").GetByLabel("Yttrande")).ToHaveValueAsync("Nämnden delar bilden.");
        (await board.AccessibilityFaultsAsync()).Should().BeEmpty();
        await board.AnswerRowAsync($"2. {Second}", "Godtas inte", "Tiden mäts redan av regionen.");
        await board.SaveAnswerAsync();

        await board.OpenRecommendationAsync(Second);
        await Expect(board.Section("Rekommendationen")).ToContainTextAsync("besvarad 12 dagar för sent");
        await Expect(board.Section("Vad som har hänt").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await Expect(board.Section("Vad som har hänt")).ToContainTextAsync("Yttrande: Godtas inte");
        await CompleteAsync(board);
    }

    /// <summary>The registry number and to whom it was sent, told on the decision's own page.</summary>
    private static async Task CompleteAsync(IPage page)
    {
        await page.Link("Nämnden § 12, dnr saknas").First.ClickAsync();
        await page.Link("Komplettera").ClickAsync();
        await page.GetByLabel("Diarienummer").FillAsync("ON 2026/412");
        await page.GetByLabel("Skickat").FillAsync(Today.AddDays(-62));
        await page.GetByLabel("Mottagare").FillAsync("Kommunens revisorer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.GetByLabel("Skickat")).ToHaveAccessibleDescriptionAsync(Pattern.Of("Det kan inte skickas före beslutet\\."));
        await page.GetByLabel("Skickat").FillAsync(Today.AddDays(-7));
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await page.ShouldSayAsync("Beslutet är kompletterat.");
        await Expect(page.Fact("Diarienummer")).ToHaveTextAsync("ON 2026/412");
        await Expect(page.Fact("Mottagare")).ToHaveTextAsync("Kommunens revisorer");
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.Today);
}
