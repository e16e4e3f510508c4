using System.Globalization;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>An officer reports how things go and moves dates in the open; the board sees it.</summary>
[Collection(WritingApp.Name)]
public sealed class OfficerTests : BrowserTest
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    public OfficerTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_progress_report_from_the_list_of_what_is_expected_reaches_the_board()
    {
        const string Action = "Film om egenvård i introduktionen av nyanställda";
        const string Report = "Filmen är inspelad och klipps nu.";
        var officer = await SignInAsync("Förvaltning");

        await officer.Section("Det här väntas av dig").GetByRole(AriaRole.Link, new() { Name = Action, Exact = true }).ClickAsync();
        await officer.Link("Rapportera läge").ClickAsync();
        await officer.GetByLabel("Vad har hänt sedan sist?").FillAsync(Report);
        await officer.Button("Spara lägesrapport").ClickAsync();
        await Expect(officer.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();

        var board = await SignInAsync("Nämnd");
        var change = board.Section("Senast ändrat").GetByRole(AriaRole.Listitem).Filter(new() { HasText = Action }).First;
        await Expect(change).ToContainTextAsync("Lägesrapport: pågår");
        await change.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(board.Section("Lägesrapporter").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(Report);
    }

    [Fact]
    public async Task A_moved_date_is_added_to_the_ledger_and_the_first_date_stays()
    {
        const string Action = "Indikatorer knutna till avtalets åtaganden";
        var page = await OpenActionAsync("Förvaltning", Action);
        var original = await page.Fact("Ursprungligt slutdatum").InnerTextAsync();
        await Expect(page.Section("Flyttat slutdatum")).ToContainTextAsync("1 gång, 60 dagar");
        var newDate = DateOnly.Parse(original, _swedish).AddDays(100);

        await page.Link("Flytta slutdatum").ClickAsync();
        await page.GetByLabel("Nytt slutdatum").FillAsync($"{newDate:yyyy-MM-dd}");
        await page.GetByLabel("Skäl").FillAsync("Nämnden vill se förslaget en gång till.");
        await page.GetByLabel("Beslutat av").FillAsync("Omsorgsnämnden");
        await page.Button("Flytta slutdatum").ClickAsync();

        await Expect(page.GetByText("Slutdatum är flyttat.")).ToBeVisibleAsync();
        var ledger = page.Section("Flyttat slutdatum");
        await Expect(ledger).ToContainTextAsync("2 gånger, 100 dagar");
        await Expect(ledger.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(ledger).ToContainTextAsync("Nämnden vill se förslaget en gång till.");
        await Expect(page.Fact("Ursprungligt slutdatum")).ToHaveTextAsync(original);
        await Expect(page.Fact("Slutdatum")).ToContainTextAsync(newDate.ToString("d MMMM yyyy", _swedish));
    }
}
