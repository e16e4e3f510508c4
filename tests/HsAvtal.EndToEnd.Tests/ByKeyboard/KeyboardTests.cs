namespace HsAvtal.EndToEnd.Tests.ByKeyboard;

/// <summary>The main job without a mouse.</summary>
[Collection(WritingApp.Name)]
public sealed class KeyboardTests : BrowserTest
{
    public KeyboardTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task An_officer_signs_in_finds_an_action_and_reports_by_keyboard_alone()
    {
        const string Text = "Alla enheter har lämnat sin bild.";
        var page = await OpenAsync("/atgarder?sok=samordnade");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith("Förvaltning") }));
        await page.ShouldShowAsync("Åtgärder");
        await PressAsync(page, page.Link("Samlad bild av samordnade individuella planer"));
        await PressAsync(page, page.Link("Rapportera läge"));
        await page.ShouldShowAsync("Rapportera läge");

        await page.TabToAsync(page.GetByLabel("Pågår"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByLabel("Klar")).ToBeCheckedAsync();
        await page.TabToAsync(page.GetByLabel("Vad har hänt sedan sist?"));
        await page.Keyboard.TypeAsync(Text);
        await PressAsync(page, page.Button("Spara lägesrapport"));

        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        await Expect(page.Section("Lägesrapporter")).ToContainTextAsync(Text);
        await Expect(page.Section("Läget")).ToContainTextAsync("Klar");
    }

    [Fact]
    public async Task A_secretary_goes_from_what_is_expected_to_a_registered_decision_by_keyboard_alone()
    {
        var page = await SignInByKeyboardAsync("Nämnd", "/");
        await PressAsync(page, page.Section("Det här väntas av dig").GetByRole(AriaRole.Link, new() { NameRegex = Pattern.StartingWith("Besluta utifrån återrapporteringen") }).Last);
        await page.ShouldShowAsync("Registrera nämndbeslut");

        await page.TabToAsync(page.GetByRole(AriaRole.Radio, new() { Checked = true }));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync(page.GetByLabel("Beslutsdatum"));
        await page.Keyboard.TypeAsync(DateTime.Today.ToString("MMddyyyy"));
        await Expect(page.GetByLabel("Beslutsdatum")).ToHaveValueAsync(DateTime.Today.ToString("yyyy-MM-dd"));
        await TypeAsync(page, "Paragraf", "§ 91");
        await TypeAsync(page, "Vad nämnden beslutade", "Nämnden beslutar att åtgärderna fortsätter.");
        await PressAsync(page, page.Button("Registrera beslut"));

        await Expect(page.GetByText("Beslutet är registrerat.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_auditor_grades_an_area_and_leaves_an_editor_by_keyboard_alone()
    {
        var page = await SignInByKeyboardAsync("Revisor", "/granskningar?ar=2026");
        await PressAsync(page, page.GetByRole(AriaRole.Main).Locator("a[href$='/skriv']").First);
        var area = page.GetByRole(AriaRole.Article).First;
        await page.TabToAsync(area.GetByRole(AriaRole.Radio).First);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(area.GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        await page.TabToAsync(area.GetByLabel("Motivering"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Rutinen finns men följs inte överallt.");
        await PressAsync(page, area.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith("Spara bedömning") }));

        await Expect(page.GetByRole(AriaRole.Status).GetByText("är sparad.")).ToBeVisibleAsync();
        await Expect(area.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith("Spara bedömning") })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_coordinator_defines_an_indicator_by_keyboard_alone()
    {
        var page = await SignInByKeyboardAsync("Samverkan", "/indikatorer/ny");
        await TypeAsync(page, "Namn", "Andel fasta vårdkontakter");
        await TypeAsync(page, "Definition", "Andel boende som har en namngiven fast vårdkontakt.");
        await TypeAsync(page, "Enhet", "procent");
        await TypeAsync(page, "Källa i ord", "Kommunens egen uppföljning.");
        await PressAsync(page, page.Button("Spara indikatorn"));

        await page.ShouldShowAsync("Andel fasta vårdkontakter");
    }

    [Fact]
    public async Task An_editor_that_opens_takes_the_focus_and_gives_it_back_when_it_is_left()
    {
        var page = await SignInByKeyboardAsync("Administratör", "/administration/delregioner");
        var row = page.Section("Delregioner").GetByRole(AriaRole.Listitem).First;
        var rename = row.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith("Byt namn") });
        await PressAsync(page, rename);
        await Expect(row.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();

        await PressAsync(page, row.GetByRole(AriaRole.Button, new() { Name = "Avbryt" }));

        await Expect(rename).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_starts_at_its_heading_and_from_the_top_the_skip_link_leads_past_the_menu()
    {
        var page = await SignInAsync("Nämnd", "/rekommendationer");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        var skip = page.Link("Hoppa till innehållet");
        await page.TabToAsync(skip, "Shift+Tab");
        await Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Main).GetByText("Hjälp om sidan")).ToBeFocusedAsync();
    }

    private async Task<IPage> SignInByKeyboardAsync(string role, string path)
    {
        var page = await OpenAsync(path);
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { NameRegex = Pattern.StartingWith(role) }));
        await Expect(page.Button("Logga ut")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        return page;
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await page.TabToAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }
}
