using HsAvtal.EndToEnd.Tests.Steps;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>An organisation's own figures: typed and pasted on the grid, read from a file, and held against the level that the board decides.</summary>
[Collection(WritingApp.Name)]
public sealed class IndicatorValueTests : BrowserTest
{
    private static readonly int _year = DateTime.Today.Year;

    public IndicatorValueTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "16")]
    public async Task Cells_are_typed_and_pasted_from_a_spreadsheet_and_a_wrong_one_is_told_where_it_stands()
    {
        var page = await SignInAsync("Förvaltning", "/indikatorer/varden");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var visits = Cell(page, "Antal planerade läkarbesök", _year - 1);
        var inTime = Cell(page, "Antal planerade läkarbesök inom 5 dagar", _year - 1);
        await Expect(visits).Not.ToHaveValueAsync("");
        await SelectedWhenEnteredAsync(page, visits);

        await visits.ClickAsync();
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", "400\t500\r\n300\tbortfall\r\n");
        await page.Keyboard.PressAsync("Control+V");
        await Expect(visits).ToHaveValueAsync("400");
        await Expect(Cell(page, "Antal planerade läkarbesök", _year)).ToHaveValueAsync("500");
        await Expect(inTime).ToHaveValueAsync("300");
        await inTime.FillAsync("ungefär trehundra");
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("”ungefär trehundra” går inte att läsa.")).ToBeVisibleAsync();
        await page.Button("Spara 4 värden").ClickAsync();
        await Expect(page.Button("Spara 4 värden")).ToBeEnabledAsync();
        await Expect(inTime).ToHaveValueAsync("ungefär trehundra");

        await inTime.FillAsync("320");
        await page.Button("Spara 4 värden").ClickAsync();
        await page.ShouldSayAsync("4 värden är sparade.");
        await page.GotoAsync("/indikatorer?sok=Planerade+besök");
        await page.Link("Planerade besök inom 5 dagar").ClickAsync();
        var values = page.GetByRole(AriaRole.Table, new() { Name = "Värden per period, procent" });
        await Expect(Row(values, $"{_year - 1} ")).ToContainTextAsync("80,0");
        await Expect(Row(values, $"{_year} ")).ToContainTextAsync("bortfall");
        await Expect(page.Section("Rättade värden")).ToContainTextAsync($"{_year - 1} var tidigare");
    }

    [Fact]
    public async Task A_file_is_seen_row_by_row_and_taken_in_when_all_rows_can_be()
    {
        var page = await SignInAsync("Förvaltning", "/indikatorer/fil");
        var file = page.Locator("input[type=file]");
        await Expect(page.Button("Läs in värdena")).ToBeEnabledAsync();

        await file.SetInputFilesAsync(Csv($"Indikator;Period;Kön;Värde\nDirektinläggningar;{_year - 1};kvinnor;31\nDirektinläggningar;{_year - 1};män;många\nOkänd;{_year - 1};;7\n"));
        await Expect(page.GetByRole(AriaRole.Status).GetByText("2 av 3 rader behöver rättas i filen.")).ToBeVisibleAsync();
        var rows = page.Section("Så läses raderna").GetByRole(AriaRole.Row);
        await Expect(rows.Nth(1)).ToContainTextAsync("”många” går inte att läsa.");
        await Expect(rows.Nth(2)).ToContainTextAsync("Indikatorn ”Okänd” finns inte bland dem som skrivs in.");
        await Expect(rows.Nth(3)).ToContainTextAsync("inget");
        await page.Button("Läs in 3 värden").ClickAsync();
        await Expect(page.GetByText("Rätta raderna i filen och läs in den igen. Inget är sparat.")).ToBeVisibleAsync();

        await file.SetInputFilesAsync(Csv($"Indikator,Period,Kön,Värde\nDirektinläggningar,{_year},kvinnor,41\nDirektinläggningar,{_year},män,sekretess\n"));
        await Expect(page.GetByText("Alla rader går bra.")).ToBeVisibleAsync();
        await page.Button("Läs in 2 värden").ClickAsync();
        await page.ShouldShowAsync("Skriv in värden");
        await page.ShouldSayAsync("2 värden är inlästa.");
        await Expect(Cell(page, "Direktinläggningar, kvinnor", _year)).ToHaveValueAsync("41");
        await Expect(Cell(page, "Direktinläggningar, män", _year)).ToHaveValueAsync("sekretess");
    }

    [Fact]
    [Trait("Rule", "14")]
    [Trait("Rule", "20")]
    public async Task The_board_registers_its_decision_where_the_level_is_set_and_the_figure_is_judged_against_it()
    {
        var board = await SignInAsync("Nämnd", "/indikatorer?sok=Direktinläggningar");
        await board.Link("Direktinläggningar").ClickAsync();
        await Expect(board.Fact("Mot nämndens mål")).ToContainTextAsync("Mål saknas");
        await board.Link("Registrera beslut om målnivå").ClickAsync();
        await board.GetByLabel("Period").FillAsync($"{_year - 1}");
        await board.GetByLabel("Målnivå, antal").FillAsync("50");
        await board.GetByLabel("Beslutsdatum").FillAsync(new DateOnly(_year, 1, 20));
        await board.GetByLabel("Paragraf").FillAsync("§ 7");
        await board.Button("Registrera beslut och målnivå").ClickAsync();
        await Expect(board.GetByText("Vad som beslutades saknas.")).ToBeVisibleAsync();
        await board.GetByLabel("Vad nämnden beslutade").FillAsync("Nämnden beslutar om målnivå för direktinläggningar.");
        await board.Button("Registrera beslut och målnivå").ClickAsync();
        await board.ShouldSayAsync("Målnivån är sparad.");
        var values = board.GetByRole(AriaRole.Table, new() { Name = "Värden per period, antal" });
        await Row(values, $"{_year - 1} ").GetByRole(AriaRole.Link, new() { NameRegex = Pattern.StartingWith("50 enligt beslut § 7") }).ClickAsync();
        await Expect(board.GetByText("Nämnden beslutar om målnivå för direktinläggningar.")).ToBeVisibleAsync();
    }

    private static ILocator Cell(IPage page, string indicator, int year) => page.GetByLabel($"{indicator}, {year}", new() { Exact = true });

    private static ILocator Row(ILocator table, string name) => table.GetByRole(AriaRole.Row, new() { NameRegex = Pattern.StartingWith(name) });

    /// <summary>Waits for the script by which a cell that is entered is selected whole, so that what is pasted replaces what stands there.</summary>
    private static async Task SelectedWhenEnteredAsync(IPage page, ILocator cell) => await page.WaitForFunctionAsync(
        """
        async cell => {
          cell.blur();
          cell.focus();
          await new Promise(done => setTimeout(done));
          return cell.selectionEnd > cell.selectionStart;
        }
        """,
        await cell.ElementHandleAsync());

    private static FilePayload Csv(string text) => new() { Name = "värden.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
