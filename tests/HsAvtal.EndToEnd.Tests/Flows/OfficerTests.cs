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

    [Fact]
    public async Task A_report_with_a_file_lets_the_board_fetch_the_file()
    {
        const string Action = "Samlad bild av samordnade individuella planer";
        var officer = await OpenActionAsync("Förvaltning", Action);
        await officer.Link("Rapportera läge").ClickAsync();
        await officer.GetByLabel("Vad har hänt sedan sist?").FillAsync("Sammanställningen är bifogad.");

        await officer.GetByLabel("Välj filer").SetInputFilesAsync(new FilePayload { Name = "sida.html", MimeType = "text/html", Buffer = "<script>alert(1)</script>"u8.ToArray() });
        await Expect(officer.GetByText("Filer av det slaget tas inte emot.")).ToBeVisibleAsync();
        await officer.GetByLabel("Välj filer").SetInputFilesAsync(new FilePayload { Name = "planer.csv", MimeType = "text/csv", Buffer = "Enhet;Antal\nNorr;12\n"u8.ToArray() });
        await Expect(officer.GetByText("planer.csv", new() { Exact = false }).First).ToBeVisibleAsync();
        await officer.GetByLabel("Länk (frivilligt)").FillAsync("javascript:alert(1)");
        await officer.Button("Spara lägesrapport").ClickAsync();
        await Expect(officer.GetByText("Länken ska vara en webbadress")).ToBeVisibleAsync();
        await officer.GetByLabel("Länk (frivilligt)").FillAsync("https://exempel.example/sip");
        await officer.Button("Spara lägesrapport").ClickAsync();
        await Expect(officer.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();

        var board = await OpenActionAsync("Nämnd", Action);
        await Expect(board.Link("https://exempel.example/sip")).ToBeVisibleAsync();
        var download = await board.RunAndWaitForDownloadAsync(() => board.Link("planer.csv").ClickAsync());
        download.SuggestedFilename.Should().Be("planer.csv");
        (await File.ReadAllTextAsync(await download.PathAsync())).Should().Be("Enhet;Antal\nNorr;12\n");
    }

    [Fact]
    public async Task Several_actions_are_reported_in_one_sitting_all_or_none()
    {
        var page = await SignInAsync("Förvaltning", "/atgardsplaner?sok=2025");
        await page.Link("Åtgärdsplan efter granskningen 2025").ClickAsync();
        await page.Link("Rapportera läge för flera").ClickAsync();
        var survey = page.Section("13. Stickprov: används rutinerna i det dagliga arbetet?");
        var introduction = page.Section("12. Introduktion om avtalet för nya enhetschefer");
        await survey.GetByLabel("Vad har hänt sedan sist?").FillAsync("Fyra enheter är besökta.");
        await introduction.GetByLabel("Läge").SelectOptionAsync(new SelectOptionValue { Label = "Pågår" });

        await page.Button("Spara lägesrapporter").ClickAsync();
        await Expect(introduction.GetByText("Lägesbeskrivningen saknas.")).ToBeVisibleAsync();
        await introduction.GetByLabel("Vad har hänt sedan sist?").FillAsync("Första tillfället är bokat.");
        await page.Button("Spara lägesrapporter").ClickAsync();

        await Expect(page.GetByText("2 lägesrapporter är sparade.")).ToBeVisibleAsync();
        await page.Link("Introduktion om avtalet för nya enhetschefer").ClickAsync();
        await Expect(page.Section("Lägesrapporter")).ToContainTextAsync("Första tillfället är bokat.");
    }

    [Fact]
    public async Task Rows_from_a_spreadsheet_become_actions_when_every_row_is_right()
    {
        var page = await SignInAsync("Förvaltning", "/atgardsplaner/ny");
        await page.GetByLabel("Planens namn").FillAsync("Plan ur kalkylblad");
        await page.Button("Skapa plan").ClickAsync();
        await page.Link("Klistra in från Excel").ClickAsync();
        var rows = page.GetByRole(AriaRole.Textbox, new() { Name = "Raderna" });

        // As much as the field takes comes through in one piece.
        await rows.FillAsync(string.Join('\n', Enumerable.Repeat(new string('å', 290), 201)));
        await Expect(page.GetByText("Högst 200 rader åt gången; det här är 201.")).ToBeVisibleAsync();
        await rows.FillAsync("Ny rutin\tBeskrivning\tMAS\t2026-12-01\t2027-03-31\tEgenvård\nUtan rätt datum\t\tMAS\tsnart");
        await Expect(page.Row("2")).ToContainTextAsync("går inte att läsa som ett datum");
        await page.Button("Lägg in 2 åtgärder").ClickAsync();
        await Expect(page.GetByText("1 av 2 rader behöver rättas. Inget är sparat.").First).ToBeVisibleAsync();
        await rows.FillAsync("Ny rutin\tBeskrivning\tMAS\t2026-12-01\t2027-03-31\tEgenvård\nMed rätt datum\t\tMAS\t2027-01-15");
        await Expect(page.GetByText("Alla rader går bra.")).ToBeVisibleAsync();
        await page.Button("Lägg in 2 åtgärder").ClickAsync();

        await Expect(page.GetByText("2 åtgärder är inlagda i planen.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1. Ny rutin" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2. Med rätt datum" })).ToBeVisibleAsync();
    }
}
