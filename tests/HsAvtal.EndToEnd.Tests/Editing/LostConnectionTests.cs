namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>A server that goes away takes nothing of what is typed with it. Has an app of its own, to kill.</summary>
public sealed class LostConnectionTests : BrowserTest, IClassFixture<AppFixture>
{
    public LostConnectionTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_lost_connection_is_told_in_Swedish_and_when_a_server_is_back_the_page_goes_on_there_with_what_was_typed_meanwhile()
    {
        const string Text = "Det här tog en halvtimme att skriva.";
        const string More = " Och det här skrevs medan ingen lyssnade.";
        ServerIsLost = true;
        var page = await OpenActionAsync("Förvaltning", "Film om egenvård i introduktionen av nyanställda");
        await page.Link("Rapportera läge").ClickAsync();
        var text = page.GetByLabel("Vad har hänt sedan sist?");
        await text.FillAsync(Text);

        await Fixture.App.KillAsync();

        await Expect(page.GetByText("Kontakten med servern är bruten.")).ToBeVisibleAsync();
        await text.PressSequentiallyAsync(More);
        await Expect(text).ToHaveValueAsync(Text + More);
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();

        await using var restarted = await AppProcess.StartAsync(Fixture.Database, Fixture.App.Port);
        await Expect(page.GetByText("Kontakten med servern är bruten.")).ToBeHiddenAsync();
        await Expect(text).ToBeFocusedAsync();
        await Expect(text).ToHaveValueAsync(Text + More);
        await page.Button("Spara lägesrapport").ClickAsync();
        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
        await Expect(page.GetByText(Text + More)).ToBeVisibleAsync();
    }

    [Fact]
    public void The_time_from_start_to_ready_is_told()
    {
        Say($"Ready after {Fixture.App.ReadyAfter.TotalSeconds:N1} s.");

        // How fast depends on what else the machine does, so the figure is told and only its being there is asserted.
        Fixture.App.ReadyAfter.Should().BePositive();
    }
}
