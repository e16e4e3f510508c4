namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>Rule 19: the second of two who edit the same thing is told what the first changed, and loses nothing.</summary>
[Collection(WritingApp.Name)]
public sealed class StaleEditTests : BrowserTest
{
    private const string Action = "Lista över artiklar med oklart kostnadsansvar";

    public StaleEditTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_to_save_is_told_what_the_first_changed_and_keeps_the_typed_text()
    {
        const string FirstText = "Artikellistan är klar för remiss.";
        const string SecondText = "Vi väntar fortfarande på regionens synpunkter.";
        var first = await OpenFormAsync();
        var second = await OpenFormAsync();
        await second.GetByLabel("Vad har hänt sedan sist?").FillAsync(SecondText);
        await first.GetByLabel("Pågår").CheckAsync();
        await SaveAsync(first, FirstText);
        await Expect(first.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();

        await second.Button("Spara lägesrapport").ClickAsync();

        var told = second.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync("Någon annan har ändrat detta medan du skrev.");
        await Expect(told.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Läge: Hindrad → Pågår" })).ToHaveCountAsync(1);
        await Expect(told.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = Pattern.Of($"Ny lägesrapport.*{FirstText}.*Verksamhetsutvecklare") })).ToHaveCountAsync(1);
        await Expect(second.GetByLabel("Vad har hänt sedan sist?")).ToHaveValueAsync(SecondText);
        (await second.AccessibilityFaultsAsync()).Should().BeEmpty();

        await second.Button("Spara lägesrapport").ClickAsync();
        await Expect(second.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        var reports = second.Section("Lägesrapporter");
        await Expect(reports).ToContainTextAsync(FirstText);
        await Expect(reports).ToContainTextAsync(SecondText);
    }

    private async Task<IPage> OpenFormAsync()
    {
        var page = await OpenActionAsync("Förvaltning", Action);
        await page.Link("Rapportera läge").ClickAsync();
        await page.ShouldShowAsync("Rapportera läge");
        return page;
    }

    private static async Task SaveAsync(IPage page, string text)
    {
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync(text);
        await page.Button("Spara lägesrapport").ClickAsync();
    }
}
