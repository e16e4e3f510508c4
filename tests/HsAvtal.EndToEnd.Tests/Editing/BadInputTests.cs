using System.Globalization;

namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>What cannot be saved is said by the field, in Swedish, and costs nobody what was typed.</summary>
[Collection(WritingApp.Name)]
public sealed class BadInputTests : BrowserTest
{
    public BadInputTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_wrong_date_is_told_by_its_field_and_the_text_stays()
    {
        const string Text = "Sju av åtta vårdcentraler har lämnat uppgifter.";
        var page = await OpenActionAsync("Förvaltning", "Kartläggning av egenvårdsintyg per vårdcentral");
        await page.Link("Rapportera läge").ClickAsync();
        await page.ShouldShowAsync("Rapportera läge");
        var date = page.GetByLabel("Datum", new() { Exact = true });
        var today = await date.InputValueAsync();

        await page.GetByLabel("Hindrad").CheckAsync();
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync(Text);
        await date.FillAsync($"{DateOnly.Parse(today, CultureInfo.InvariantCulture).AddDays(3):yyyy-MM-dd}");
        await page.Button("Spara lägesrapport").ClickAsync();

        await Expect(date).ToHaveAccessibleDescriptionAsync("Datum för lägesrapporten kan inte ligga i framtiden.");
        await Expect(date).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Vad har hänt sedan sist?")).ToHaveValueAsync(Text);
        await Expect(page.GetByLabel("Hindrad")).ToBeCheckedAsync();
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();

        await date.FillAsync(today);
        await page.Button("Spara lägesrapport").ClickAsync();
        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        await Expect(page.Section("Lägesrapporter")).ToContainTextAsync(Text);
    }

    [Fact]
    public async Task A_new_audit_with_a_year_that_is_no_year_keeps_everything_typed()
    {
        var page = await SignInAsync("Revisor", "/granskningar/ny");
        await page.GetByLabel("Titel").FillAsync("Granskning med fel år");
        await page.GetByLabel("År", new() { Exact = true }).FillAsync("20x6");
        await page.GetByLabel("Uppdragsgivare").FillAsync("Kommunens revisorer");
        await page.GetByLabel("Utförs av").FillAsync("Sakkunnigt biträde");
        await page.GetByLabel("Habilitering", new() { Exact = true }).UncheckAsync();
        await page.Button("Starta granskning").ClickAsync();

        await Expect(page.GetByLabel("År", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("Året ska skrivas med fyra siffror, till exempel 2025.");
        await Expect(page.GetByLabel("År", new() { Exact = true })).ToHaveValueAsync("20x6");
        await Expect(page.GetByLabel("Titel")).ToHaveValueAsync("Granskning med fel år");
        await Expect(page.GetByLabel("Utförs av")).ToHaveValueAsync("Sakkunnigt biträde");
        await Expect(page.GetByLabel("Habilitering", new() { Exact = true })).Not.ToBeCheckedAsync();
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_double_click_reports_once()
    {
        const string Text = "Genomgången är påbörjad på två enheter.";
        var page = await OpenActionAsync("Förvaltning", "Genomgång av avvikelser i vårdens övergångar");
        await page.Link("Rapportera läge").ClickAsync();
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync(Text);

        await page.Button("Spara lägesrapport").DblClickAsync();

        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        await Expect(page.Section("Lägesrapporter").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_double_click_starts_one_audit()
    {
        const string Title = "Granskning av rehabiliteringen";
        var page = await SignInAsync("Revisor", "/granskningar/ny");
        await page.GetByLabel("Titel").FillAsync(Title);
        await page.GetByLabel("Uppdragsgivare").FillAsync("Kommunens revisorer");
        await page.GetByLabel("Utförs av").FillAsync("Sakkunnigt biträde");

        await page.Button("Starta granskning").DblClickAsync();

        await page.ShouldShowAsync(Title);
        await page.GotoAsync($"/granskningar?sok={Title}");
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
    }
}
