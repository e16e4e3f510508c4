using HsAvtal.EndToEnd.Tests.Steps;

namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>Rule 19 where one page holds many forms: what the other wrote is shown, and nothing that is typed is lost.</summary>
[Collection(WritingApp.Name)]
public sealed class TwoAuditorsTests : BrowserTest
{
    private const string Title = "Granskning av två samtidigt";
    private const string Area = "Habilitering";

    public TwoAuditorsTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task What_the_other_changed_is_what_one_goes_on_from()
    {
        var first = await SignInAsync("Revisor", "/granskningar/ny");
        await first.StartAuditAsync(Title, DateTime.Today.Year, Area);
        await first.RecommendAsync("1", "Beskriv ansvaret", "Nämnden bör beskriva ansvaret.", []);
        var second = await SignInAsync("Revisor", new Uri(first.Url).AbsolutePath);
        await second.Subject("Helheten").GetByLabel("Motivering").FillAsync("Halvskriven av den andra.");

        await first.AssessAsync(Area, "Ändamålsenlig", "Den första har bedömt området.");
        await first.Button("Ändra rekommendation 1").ClickAsync();
        await first.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ändra rekommendation 1" }).GetByLabel("Rubrik").FillAsync("Beskriv och besluta ansvaret");
        await first.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ändra rekommendation 1" }).GetByRole(AriaRole.Button, new() { Name = "Spara rekommendation" }).ClickAsync();
        await first.ShouldSayAsync("Rekommendationen är sparad.");

        await second.Button("Spara bedömning av Helheten").ClickAsync();
        await Expect(second.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Någon annan har ändrat detta medan du skrev.");
        await Expect(second.Subject("Helheten").GetByLabel("Motivering")).ToHaveValueAsync("Halvskriven av den andra.");
        await Expect(second.Subject(Area).GetByLabel("Motivering")).ToHaveValueAsync("Den första har bedömt området.");
        await Expect(second.Subject(Area).GetByLabel("Ändamålsenlig", new() { Exact = true })).ToBeCheckedAsync();
        await second.Button("Ändra rekommendation 1").ClickAsync();
        await Expect(second.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ändra rekommendation 1" }).GetByLabel("Rubrik")).ToHaveValueAsync("Beskriv och besluta ansvaret");
        await second.Button("Spara bedömning av Helheten").ClickAsync();
        await second.ShouldSayAsync("Bedömningen av Helheten är sparad.");
    }
}
