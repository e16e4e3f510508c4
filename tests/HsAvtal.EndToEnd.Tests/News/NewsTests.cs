namespace HsAvtal.EndToEnd.Tests.News;

/// <summary>Two people at once: the one who looks is told what the other changes, and the page stops listening when nobody sees it.</summary>
[Collection(WritingApp.Name)]
public sealed class NewsTests : BrowserTest
{
    private const string Action = "Stickprov: används rutinerna i det dagliga arbetet?";

    public NewsTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task Who_looks_is_told_that_another_has_changed_it_and_updates_the_page_by_a_press()
    {
        const string Text = "Tre av fem stickprov är gjorda.";
        var board = await SignInAsync("Nämnd", "/atgarder");
        await OpenListeningAsync(board);
        var officer = await OpenActionAsync("Förvaltning", Action);
        await officer.Link("Rapportera läge").ClickAsync();
        await officer.GetByLabel("Vad har hänt sedan sist?").FillAsync(Text);
        await officer.Button("Spara lägesrapport").ClickAsync();
        await Expect(officer.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();

        var told = Told(board);
        await Expect(told).ToContainTextAsync("Någon annan har ändrat något här.");
        await Expect(board.GetByText(Text)).ToHaveCountAsync(0);
        await Expect(Told(officer)).ToBeHiddenAsync();
        (await board.AccessibilityFaultsAsync()).Should().BeEmpty();
        await board.Link("Uppdatera sidan").PressAsync("Enter");

        await Expect(board.Section("Lägesrapporter")).ToContainTextAsync(Text);
        await Expect(told).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_nobody_sees_does_not_listen()
    {
        var page = await SignInAsync("Nämnd", "/atgarder");
        await OpenListeningAsync(page);

        var left = page.WaitForRequestFailedOrFinishedAsync("/nytt?");
        await HideAsync(page, hidden: true);
        await left;

        await page.RunAndWaitForResponseAsync(() => HideAsync(page, hidden: false), r => r.Url.Contains("/nytt?", StringComparison.Ordinal));
    }

    private static ILocator Told(IPage page) => page.Locator("#nytt > :not([hidden])");

    /// <summary>Comes to the action, and waits until the page has begun to listen.</summary>
    private static async Task OpenListeningAsync(IPage page)
    {
        await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.Link(Action).ClickAsync();
                await page.ShouldShowAsync(Action);
            },
            r => r.Url.Contains("/nytt?", StringComparison.Ordinal) && r.Url.Contains("sak=", StringComparison.Ordinal));
    }

    /// <summary>As when the tab is left for another and come back to.</summary>
    private static Task HideAsync(IPage page, bool hidden) => page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden);
}
