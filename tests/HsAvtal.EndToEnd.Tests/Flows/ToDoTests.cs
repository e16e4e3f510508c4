namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>What is expected is followed to where it is done, and is then no longer expected; the same for what is not as it should be.</summary>
[Collection(WritingApp.Name)]
public sealed class ToDoTests : BrowserTest
{
    public ToDoTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_board_member_decides_on_a_report_from_the_list_and_the_row_is_gone()
    {
        const string Row = "Besluta utifrån återrapporteringen: Utveckla en systematisk uppföljning";
        var page = await SignInAsync("Nämnd");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" }).GetByRole(AriaRole.Link, new() { Name = "Att göra", Exact = true }).ClickAsync();
        await page.ShouldShowAsync("Att göra");
        await Expect(page.Section("Återrapporteringar att besluta utifrån").GetByRole(AriaRole.Listitem).Filter(new() { HasText = Row })).ToContainTextAsync("har väntat 60 dagar");

        await page.Link(Row).ClickAsync();
        await page.ShouldShowAsync("Registrera nämndbeslut");
        await page.GetByLabel("Beslut utifrån återrapportering").CheckAsync();
        await page.GetByLabel("Beslutsdatum").FillAsync($"{DateTime.Today:yyyy-MM-dd}");
        await page.GetByLabel("Paragraf").FillAsync("§ 88");
        await page.GetByLabel("Vad nämnden beslutade").FillAsync("Nämnden godkänner återrapporteringen.");
        await page.Button("Registrera beslut").ClickAsync();
        await page.ShouldShowAsync("Utveckla en systematisk uppföljning");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" }).GetByRole(AriaRole.Link, new() { Name = "Att göra", Exact = true }).ClickAsync();
        await page.ShouldShowAsync("Att göra");
        await Expect(page.Link(Row)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_officer_mends_what_the_quality_control_found_and_it_is_no_longer_found()
    {
        const string Mend = "Sätt slutdatum för Läkarstöd i mobila team";
        var page = await SignInAsync("Förvaltning", "/kvalitet");
        await page.Section("Åtgärd utan slutdatum eller ansvarig funktion").GetByRole(AriaRole.Link, new() { Name = Mend, Exact = true }).ClickAsync();

        await page.ShouldShowAsync("Flytta slutdatum");
        await page.GetByLabel("Nytt slutdatum").FillAsync($"{DateTime.Today.AddDays(200):yyyy-MM-dd}");
        await page.GetByLabel("Skäl").FillAsync("Slutdatum saknades.");
        await page.GetByLabel("Beslutat av").FillAsync("Förvaltningschef");
        await page.Button("Flytta slutdatum").ClickAsync();
        await Expect(page.GetByText("Slutdatum är flyttat.")).ToBeVisibleAsync();

        await page.GotoAsync("/kvalitet");
        await page.ShouldShowAsync("Kvalitetskontroll");
        await Expect(page.Link(Mend)).ToHaveCountAsync(0);
        await Expect(page.Link("Läkarstöd i mobila team")).ToHaveCountAsync(0);
    }
}
