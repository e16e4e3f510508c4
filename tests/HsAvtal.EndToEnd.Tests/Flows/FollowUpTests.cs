namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>An officer plans the coming year from the one that is, and reports what was missed; the board sees it on the wheel.</summary>
[Collection(WritingApp.Name)]
public sealed class FollowUpTests : BrowserTest
{
    public FollowUpTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_plan_is_made_from_last_years_an_occasion_is_reported_and_the_board_sees_both_on_the_wheel()
    {
        var next = DateTime.Today.Year + 1;
        var officer = await SignInAsync("Förvaltning", "/uppfoljning/ny");
        await officer.GetByLabel($"{next}").CheckAsync();
        await officer.GetByLabel("raderna i planen för").CheckAsync();
        await officer.Button("Skapa plan").ClickAsync();
        await officer.ShouldShowAsync($"Uppföljningsplan {next}");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ändra rad 2" }).ClickAsync();
        // The form for a new row, further down, has the same fields.
        var row = officer.GetByRole(AriaRole.Article).Filter(new() { Has = officer.Button("Spara rad") });
        await row.GetByLabel("Första dagen").FillAsync($"{next}-10-20");
        await Expect(officer.GetByText("Planeras till 20 oktober.")).ToBeVisibleAsync();
        await officer.Button("Spara rad").ClickAsync();
        await Expect(officer.GetByText("Raden är sparad.")).ToBeVisibleAsync();

        await officer.GotoAsync("/uppfoljning");
        await officer.GetByRole(AriaRole.Link, new() { NameRegex = Pattern.Of(": missad$") }).First.ClickAsync();
        await officer.Link("Rapportera gjord").ClickAsync();
        await officer.Button("Spara rapport").ClickAsync();
        await Expect(officer.GetByText("Vad uppföljningen visade saknas.")).ToBeVisibleAsync();
        await officer.GetByLabel("Vad visade uppföljningen?").FillAsync("Nio av tio besök gjordes i tid.");
        await officer.Button("Spara rapport").ClickAsync();
        await Expect(officer.GetByText("Uppföljningen är rapporterad.")).ToBeVisibleAsync();
        await officer.ShouldShowAsync("Tid till akut hembesök");

        var board = await SignInAsync("Nämnd", $"/arshjul?ar={next - 1}");
        await Expect(board.GetByRole(AriaRole.Group, new() { Name = $"Årshjul {next - 1}" })).ToBeVisibleAsync();
        await Expect(board.Section("september").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Tid till akut hembesök" })).ToContainTextAsync("Gjord för sent");
        await board.GotoAsync($"/arshjul?ar={next}");
        var wheel = board.GetByRole(AriaRole.Group, new() { Name = $"Årshjul {next}" });
        await wheel.GetByRole(AriaRole.Link, new() { NameRegex = Pattern.StartingWith("20 oktober: uppföljning, Läkare vid behov") }).ClickAsync();
        await board.ShouldShowAsync("Läkare vid behov på särskilt boende");
    }
}
