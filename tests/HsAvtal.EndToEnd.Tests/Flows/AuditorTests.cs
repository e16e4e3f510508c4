namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>An auditor writes a report that nobody else sees, and hands it over for all to see.</summary>
[Collection(WritingApp.Name)]
public sealed class AuditorTests : BrowserTest
{
    private const string Title = "Granskning av habiliteringen";
    private const string Area = "Habilitering";
    private const string Recommendation = "Beskriv vem som kallar till samråd";

    public AuditorTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_draft_is_seen_by_the_auditor_alone_until_it_is_handed_over()
    {
        var auditor = await SignInAsync("Revisor", "/granskningar");
        var board = await SignInAsync("Nämnd");

        await StartAsync(auditor);
        await WriteAsync(auditor);
        await SeesNothingAsync(board, auditor.Url);

        await HandOverAsync(auditor);
        await SeesItAsync(board);
    }

    private static async Task StartAsync(IPage page)
    {
        await page.Link("Ny granskning").ClickAsync();
        await page.GetByLabel("Titel").FillAsync(Title);
        await page.GetByLabel("År", new() { Exact = true }).FillAsync("2026");
        await page.GetByLabel("Uppdragsgivare").FillAsync("Kommunens revisorer");
        await page.GetByLabel("Utförs av").FillAsync("Sakkunnigt biträde");
        foreach (var area in await page.GetByRole(AriaRole.Group, new() { Name = "Områden som bedöms" }).GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await area.UncheckAsync();
        }

        await page.GetByLabel(Area, new() { Exact = true }).CheckAsync();
        await page.Button("Starta granskning").ClickAsync();
        await page.ShouldShowAsync(Title);
    }

    private static async Task WriteAsync(IPage page)
    {
        await GradeAsync(page, Area, "I huvudsak ändamålsenlig", "Stödet ges i tid, men vem som kallar till samråd är oklart.");
        await GradeAsync(page, "Helheten", "Ändamålsenlig", "Avtalet följs inom området.");

        var area = Subject(page, Area);
        await area.GetByLabel("Ny iakttagelse").FillAsync("Samråd hålls på sju av åtta enheter.");
        await area.GetByLabel("Källa").FillAsync("Intervju med enhetschefer");
        await page.Button($"Spara iakttagelse om {Area}").ClickAsync();
        await Expect(area.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Samråd hålls på sju av åtta enheter.");

        await page.GetByLabel("Nummer", new() { Exact = true }).FillAsync("1");
        await page.GetByLabel("Rubrik").FillAsync(Recommendation);
        await page.GetByLabel("Rekommendation", new() { Exact = true }).FillAsync("Nämnden bör i rutinen ange vilken funktion som kallar.");
        await page.GetByRole(AriaRole.Group, new() { Name = "Områden" }).GetByLabel(Area, new() { Exact = true }).CheckAsync();
        await page.Button("Spara rekommendation").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"1. {Recommendation}" })).ToBeVisibleAsync();
    }

    private static async Task GradeAsync(IPage page, string subject, string grade, string motivation)
    {
        var editor = Subject(page, subject);
        await editor.GetByLabel(grade, new() { Exact = true }).CheckAsync();
        await editor.GetByLabel("Motivering").FillAsync(motivation);
        await page.Button($"Spara bedömning av {subject}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText($"Bedömningen av {subject} är sparad.")).ToBeVisibleAsync();
    }

    private static ILocator Subject(IPage page, string name) => page.GetByRole(AriaRole.Article, new() { Name = name, Exact = true });

    private static async Task SeesNothingAsync(IPage page, string draftAddress)
    {
        foreach (var path in new[] { "/", "/granskningar", "/rekommendationer", $"/granskningar?sok={Title}", $"/rekommendationer?sok={Recommendation}" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("habiliteringen");
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Recommendation);
        }

        foreach (var address in new[] { draftAddress, draftAddress.Replace("/skriv", "", StringComparison.Ordinal) })
        {
            var answer = await page.GotoAsync(address);
            answer!.Status.Should().Be(404);
            await page.ShouldShowAsync("Sidan finns inte");
        }
    }

    private static async Task HandOverAsync(IPage page)
    {
        await Expect(page.Section("Före överlämnandet")).ToContainTextAsync("Allt är ifyllt");
        await page.GetByLabel("Yttrande senast").FillAsync($"{DateTime.Today.AddDays(90):yyyy-MM-dd}");
        await page.Button("Överlämna rapport").ClickAsync();
        await Expect(page.GetByText("Rapporten är överlämnad.")).ToBeVisibleAsync();
    }

    private static async Task SeesItAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Expect(page.Section("Det här väntas av dig")).ToContainTextAsync($"Yttra er över 1 rekommendation i {Title}");
        await Expect(page.Row(Area).GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync("I huvudsak ändamålsenlig");

        await page.Link(Area).ClickAsync();
        await Expect(page.Section("Bedömning nu")).ToContainTextAsync("Stödet ges i tid, men vem som kallar till samråd är oklart.");
        await page.Section("Rekommendationer").GetByRole(AriaRole.Link, new() { Name = Recommendation }).ClickAsync();
        await page.ShouldShowAsync(Recommendation);
        await Expect(page.Section("Rekommendationen")).ToContainTextAsync("Lämnad");
    }
}
