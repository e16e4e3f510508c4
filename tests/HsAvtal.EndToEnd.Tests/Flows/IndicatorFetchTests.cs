using HsAvtal.EndToEnd.Tests.Steps;
using Npgsql;

namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>From a catalogue where nothing is: the indicator is defined, its figures are fetched, and everybody sees whether it helps.</summary>
[Collection(ReadingApp.Name)]
public sealed class IndicatorFetchTests : BrowserTest, IClassFixture<EmptyCatalogue>
{
    private const string Indicator = "Läkare vid behov i särskilt boende";

    public IndicatorFetchTests(EmptyCatalogue fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "14")]
    [Trait("Rule", "15")]
    [Trait("Rule", "16")]
    public async Task An_indicator_is_defined_fetched_and_seen_with_its_change_and_beside_the_region()
    {
        await DefineAsync(await SignInAsync("Samverkan", "/indikatorer"));
        await FetchAsync(await SignInAsync("Förvaltning", "/indikatorer/kolada"));
        await SeeAsync(await SignInAsync("Nämnd", "/indikatorer"));
        await EndAsync(await SignInAsync("Förvaltning", "/indikatorer/kolada"));
    }

    /// <summary>While Kolada has not answered, how far it has come is seen, and whoever started it can end it.</summary>
    private async Task EndAsync(IPage officer)
    {
        var answer = new TaskCompletionSource();
        Fixture.Kolada.BeforeAnswer = () => answer.Task;
        var now = officer.Section("Nu");
        await officer.Button("Hämta nu").ClickAsync();
        await Expect(now.GetByText("Hämtar: 0 av 1 indikator.")).ToBeVisibleAsync();
        await Expect(now.GetByRole(AriaRole.Progressbar, new() { Name = "Hur långt hämtningen har kommit" })).ToBeVisibleAsync();
        await officer.Button("Avbryt hämtningen").ClickAsync();
        await Expect(now.GetByText("Avbryts efter den indikator som pågår.")).ToBeVisibleAsync();
        answer.SetResult();
        await Expect(officer.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Avbruten");
        await Expect(now.GetByText("avbröts")).ToBeVisibleAsync();
    }

    private static async Task DefineAsync(IPage coordinator)
    {
        await Expect(coordinator.GetByText("Katalogen är tom")).ToBeVisibleAsync();
        await coordinator.Link("Ny indikator").ClickAsync();
        await coordinator.GetByRole(AriaRole.Radio, new() { Name = "Hämtas från Kolada" }).CheckAsync();
        await coordinator.GetByLabel("Namn", new() { Exact = true }).FillAsync(Indicator);
        await coordinator.GetByLabel("Definition").FillAsync("Andel som svarat att det är mycket eller ganska lätt att träffa läkare vid behov.");
        await coordinator.GetByLabel("Enhet").FillAsync("procent");
        await coordinator.GetByRole(AriaRole.Radio, new() { Name = "Högre är bättre" }).CheckAsync();
        await coordinator.GetByRole(AriaRole.Radio, new() { Name = "Patient och brukare" }).CheckAsync();
        await coordinator.GetByLabel("Id hos Kolada").FillAsync("U23482");
        await coordinator.GetByLabel("Källa i ord").FillAsync("Socialstyrelsens brukarundersökning, genom Kolada");
        await coordinator.GetByRole(AriaRole.Checkbox, new() { Name = "Läkarmedverkan", Exact = true }).CheckAsync();
        await coordinator.Button("Spara indikatorn").ClickAsync();
        await coordinator.ShouldShowAsync(Indicator);
        await Expect(coordinator.GetByText("Inget värde än")).ToBeVisibleAsync();
    }

    private static async Task FetchAsync(IPage officer)
    {
        await Expect(officer.GetByText("Inget har hämtats än")).ToBeVisibleAsync();
        await officer.Button("Hämta nu").ClickAsync();
        var run = officer.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Nth(1);
        await Expect(run).ToContainTextAsync("Klar", new() { Timeout = 60_000 });
        await Expect(run.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["Verksamhetsutvecklare, Kristianstad", "Klar", "1 av 1", "3", "0", "0"]);
        await officer.ShouldSayAsync("3 nya värden");
    }

    private static async Task SeeAsync(IPage board)
    {
        await board.Link(Indicator).ClickAsync();
        await board.ShouldShowAsync(Indicator);
        await Expect(board.Section("Kristianstads kommun nu")).ToContainTextAsync("58,9 procent, 2024");
        await Expect(board.Fact("Förändring sedan 2022")).ToHaveTextAsync("+3,5 procentenheter, +6,3 procent relativt");
        await Expect(board.Fact("Mot regionen och riket")).ToContainTextAsync("Bättre än regionen");
        await Expect(board.Fact("Mot regionen och riket")).ToContainTextAsync("57,4");
        await Expect(board.Fact("Mot nämndens mål")).ToContainTextAsync("Mål saknas");
        var values = board.GetByRole(AriaRole.Table, new() { Name = "Värden per period, procent" });
        await Expect(values.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Period", "Kristianstad", "Mål", "Region Skåne", "Källa och när"]);
        await Expect(values.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Cell)).ToContainTextAsync(["58,9", "–", "57,4", "Källa: Kolada"]);
        await Expect(values.GetByRole(AriaRole.Row).Nth(2).GetByRole(AriaRole.Cell)).ToContainTextAsync(["55,4", "–", "–", "Källa: Kolada"]);
        await Expect(board.GetByRole(AriaRole.Img, new() { NameRegex = Pattern.StartingWith($"{Indicator} över tid för Region Skåne, Kristianstad") })).ToBeVisibleAsync();

        await board.Link("Läkarmedverkan").ClickAsync();
        await board.ShouldShowAsync("Läkarmedverkan");
        await Expect(board.Link(Indicator)).ToBeVisibleAsync();
    }
}

/// <summary>An app where the agreement, its parties and the users are there, and no indicator.</summary>
public sealed class EmptyCatalogue : AppFixture
{
    protected override async Task<TestDatabase> CreateDatabaseAsync()
    {
        var database = await DemoDatabase.CreateWithoutAuditsAsync();
        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        await using var command = source.CreateCommand("TRUNCATE fixed_indicators, indicator CASCADE");
        await command.ExecuteNonQueryAsync();
        return database;
    }
}
