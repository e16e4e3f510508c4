namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>What is typed and not saved comes back after a server that was killed. Has an app of its own, to kill.</summary>
public sealed class KilledServerTests : BrowserTest, IClassFixture<AppFixture>
{
    public KilledServerTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task The_text_is_there_when_the_page_is_loaded_again_and_gone_from_keeping_when_it_is_saved()
    {
        const string Text = "Det här tog en halvtimme att skriva.";
        ServerIsLost = true;
        var page = await OpenActionAsync("Förvaltning", "Film om egenvård i introduktionen av nyanställda");
        var action = page.Url;
        await page.Link("Rapportera läge").ClickAsync();
        var text = page.GetByLabel("Vad har hänt sedan sist?");
        await text.FillAsync(Text);
        await Fixture.Database.ShouldKeepAsync(page, isKept: true);

        await Fixture.App.KillAsync();
        await using var restarted = await AppProcess.StartAsync(Fixture.Database, Fixture.App.Port);
        await page.GotoAsync($"{action}/lagesrapport");

        await Expect(text).ToHaveValueAsync(Text);
        await Expect(page.GetByText("men inte sparade är tillbaka.")).ToBeVisibleAsync();
        await page.Button("Spara lägesrapport").ClickAsync();
        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        await Fixture.Database.ShouldKeepAsync(page, isKept: false);
    }
}
