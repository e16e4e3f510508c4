using HsAvtal.EndToEnd.Tests.Steps;

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

        await auditor.HandOverAsync();
        await SeesItAsync(board);
    }

    private static async Task StartAsync(IPage page)
    {
        await page.Link("Ny granskning").ClickAsync();
        await page.ShouldShowAsync("Ny granskning");
        await page.StartAuditAsync(Title, DateTime.Today.Year, Area);
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.AssessAsync(Area, "I huvudsak ändamålsenlig", "Stödet ges i tid, men vem som kallar till samråd är oklart.");
        await page.AssessAsync("Helheten", "Ändamålsenlig", "Avtalet följs inom området.");
        await page.ObserveAsync(Area, "Samråd hålls på sju av åtta enheter.", interview: "Enhetschefer");
        await page.RecommendAsync("1", Recommendation, "Nämnden bör i rutinen ange vilken funktion som kallar.", [Area]);
    }

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

    private static async Task SeesItAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Expect(page.Section("Det här väntas av dig")).ToContainTextAsync($"Yttra er över 1 rekommendation i {Title}");
        await Expect(page.Row(Area).GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync("I huvudsak ändamålsenlig");

        await page.Row(Area).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Section("Bedömning nu")).ToContainTextAsync("Stödet ges i tid, men vem som kallar till samråd är oklart.");
        await page.Section("Rekommendationer").GetByRole(AriaRole.Link, new() { Name = Recommendation }).ClickAsync();
        await page.ShouldShowAsync(Recommendation);
        await Expect(page.Section("Rekommendationen")).ToContainTextAsync("Lämnad");
    }
}
