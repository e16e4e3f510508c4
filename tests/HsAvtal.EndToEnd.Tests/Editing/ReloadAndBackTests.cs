namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>Reload and back in the middle of typing leave a page that works. Nothing is saved here.</summary>
[Collection(ReadingApp.Name)]
public sealed class ReloadAndBackTests : BrowserTest
{
    private const string Action = "Stickprov: används rutinerna i det dagliga arbetet?";

    public ReloadAndBackTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_form_works_after_reload()
    {
        var page = await OpenActionAsync("Förvaltning", Action);
        await page.Link("Rapportera läge").ClickAsync();
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync("Halvskrivet");

        await page.ReloadAsync();

        await ReportFormShouldWorkAsync(page);
    }

    [Fact]
    public async Task What_was_typed_is_back_after_reload_and_can_be_thrown_away()
    {
        var page = await OpenActionAsync("Förvaltning", "Samlad bild av samordnade individuella planer");
        await page.Link("Rapportera läge").ClickAsync();
        var text = page.GetByLabel("Vad har hänt sedan sist?");
        await text.FillAsync("Halvskrivet");
        await Fixture.Database.ShouldKeepAsync(page, isKept: true);
        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync("Halvskrivet");

        await page.Button("Kasta det").ClickAsync();

        await Expect(text).ToHaveValueAsync("");
        await Fixture.Database.ShouldKeepAsync(page, isKept: false);
        await page.ReloadAsync();
        await Expect(text).ToBeEnabledAsync();
        await Expect(text).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Back_from_a_form_comes_to_the_action_and_forward_to_a_form_that_works()
    {
        var page = await OpenActionAsync("Förvaltning", Action);
        await page.Link("Rapportera läge").ClickAsync();
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync("Halvskrivet");

        await page.GoBackAsync();
        await page.ShouldShowAsync(Action);
        await Expect(page.Section("Lägesrapporter").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await page.GoForwardAsync();

        await page.ShouldShowAsync("Rapportera läge");
        await ReportFormShouldWorkAsync(page);
    }

    [Fact]
    public async Task Back_from_the_report_editor_comes_to_the_list_and_forward_to_an_editor_that_works()
    {
        const string Title = "Fördjupad granskning av egenvård och läkarmedverkan";
        var page = await SignInAsync("Revisor", "/granskningar");
        await page.Link(Title).ClickAsync();
        var editor = page.GetByRole(AriaRole.Article, new() { Name = "Egenvård", Exact = true });
        await editor.GetByLabel("Motivering").FillAsync("Halvskriven motivering");

        await page.GoBackAsync();
        await page.ShouldShowAsync("Granskningar");
        await page.GoForwardAsync();

        await page.ShouldShowAsync(Title);
        await page.Button("Spara iakttagelse om Egenvård").ClickAsync();
        await Expect(editor.GetByLabel("Ny iakttagelse")).ToHaveAccessibleDescriptionAsync("Iakttagelsen saknas.");
    }

    /// <summary>Alive: it answers, and lets the text be typed anew.</summary>
    private static async Task ReportFormShouldWorkAsync(IPage page)
    {
        var text = page.GetByLabel("Vad har hänt sedan sist?");
        await text.FillAsync("");
        await page.Button("Spara lägesrapport").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Lägesbeskrivningen saknas.")).ToBeVisibleAsync();
        await text.FillAsync("Skrivet igen");
        await Expect(text).ToHaveValueAsync("Skrivet igen");
    }
}
