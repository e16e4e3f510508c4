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

    private static async Task PressAsync(IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }
}
