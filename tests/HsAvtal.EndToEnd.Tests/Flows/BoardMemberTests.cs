namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>A board member sees where the board stands, and what lies behind every figure.</summary>
[Collection(ReadingApp.Name)]
public sealed class BoardMemberTests : BrowserTest
{
    private const string Good = "Ändamålsenlig";
    private const string Mostly = "I huvudsak ändamålsenlig";
    private const string Partly = "Inte helt ändamålsenlig";
    private const string Bad = "Inte ändamålsenlig";
    private const string None = "Ej bedömd";

    public BoardMemberTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task The_overview_shows_how_each_area_was_graded_in_2022_and_in_2025()
    {
        var page = await SignInAsync("Nämnd");

        await page.ShouldShowAsync("Kristianstads kommun");
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Område", "2022", "2025", "Öppna rekommendationer", "Åtgärder"]);
        foreach (var (area, first, second) in new[]
        {
            ("Läkarmedverkan", Bad, Partly),
            ("Egenvård", Bad, Partly),
            ("Kostnadsansvar", Bad, Bad),
            ("Ansvarsfördelning", Mostly, None),
            ("Samverkan", Partly, Good),
            ("Uppföljning", Bad, Partly),
            ("SIP", Bad, None),
            ("Utskrivning", None, None),
            ("Rehabilitering", Bad, None),
            ("Habilitering", Bad, None),
            ("Psykisk funktionsnedsättning", Bad, None),
        })
        {
            var cells = page.Row(area).GetByRole(AriaRole.Cell);
            await Expect(cells.Nth(0)).ToHaveTextAsync(first);
            await Expect(cells.Nth(1)).ToHaveTextAsync(second);
        }
    }

    [Fact]
    public async Task An_area_shows_the_promise_the_grades_with_their_motivation_the_recommendations_and_the_actions()
    {
        var page = await SignInAsync("Nämnd");
        await page.Section("Läget").GetByRole(AriaRole.Link, new() { Name = "Läkarmedverkan" }).ClickAsync();

        await page.ShouldShowAsync("Läkarmedverkan");
        var promise = page.Section("Vad avtalet lovar").GetByRole(AriaRole.Listitem).First;
        await Expect(promise).ToContainTextAsync("Läkare gör akut hembesök när patientens tillstånd kräver det.");
        await Expect(promise).ToContainTextAsync("Mål: inom 2 timmar");
        var overTime = page.Section("Bedömningar över tid");
        await Expect(overTime).ToContainTextAsync("Läkares tillgänglighet motsvarar inte avtalet, varken akut eller planerat.");
        await Expect(overTime).ToContainTextAsync("Mobila team och stärkt akut läkarstöd har förbättrat läget, men det planerade arbetet varierar mellan vårdcentraler.");
        await Expect(page.Section("Vad revisorerna sett")).ToContainTextAsync("Mobila primärvårdsteam finns sedan 2024");
        await Expect(page.Section("Rekommendationer").GetByRole(AriaRole.Link, new() { Name = "Stärk styrningen och ansvarsfördelningen" })).ToBeVisibleAsync();
        await Expect(page.Section("Åtgärder").GetByRole(AriaRole.Link, new() { Name = "Överenskommelse om fasta läkartider på särskilda boenden" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_recommendation_shows_which_decisions_are_missing_and_what_it_goes_back_to()
    {
        var page = await SignInAsync("Nämnd");
        await page.Section("Läget").GetByRole(AriaRole.Link, new() { Name = "Läkarmedverkan" }).ClickAsync();
        await page.Link("Stärk styrningen och ansvarsfördelningen").ClickAsync();

        await page.ShouldShowAsync("Stärk styrningen och ansvarsfördelningen");
        var chain = page.Section("Beslutskedjan");
        await Expect(chain).ToContainTextAsync("2 av 4");
        await Expect(chain.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Beslut saknas" })).ToHaveCountAsync(2);
        await Expect(page.Fact("Först lämnad")).ToHaveTextAsync("2022");
        await Expect(page.Fact("Antal gånger lämnad")).ToHaveTextAsync("2");

        await page.Section("Före och efter").GetByRole(AriaRole.Link, new() { Name = "2022 nr 2" }).ClickAsync();
        await page.ShouldShowAsync("Skapa förutsättningar och följ upp systematiskt");
        await Expect(page.Section("Före och efter").GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
    }
}
