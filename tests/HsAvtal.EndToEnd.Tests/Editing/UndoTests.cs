using HsAvtal.EndToEnd.Tests.Steps;

namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>What was taken out of a draft by mistake comes back with one press.</summary>
[Collection(WritingApp.Name)]
public sealed class UndoTests : BrowserTest
{
    public UndoTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task An_action_that_was_removed_from_a_draft_comes_back_where_it_stood()
    {
        var page = await SignInAsync("Förvaltning", "/atgardsplaner/ny");
        await page.GetByLabel("Planens namn").FillAsync("Plan att ångra i");
        await page.Button("Skapa plan").ClickAsync();
        await page.ShouldShowAsync("Plan att ångra i");
        await AddAsync(page, "Första åtgärden");
        await AddAsync(page, "Andra åtgärden");

        await page.Button("Ta bort åtgärd 1").ClickAsync();
        await page.ShouldSayAsync("”Första åtgärden” är borttagen.");
        await Expect(Heading(page, "1. Första åtgärden")).ToHaveCountAsync(0);
        await Expect(page.Button("Ångra")).ToBeInViewportAsync();
        await page.Button("Ångra").ClickAsync();

        await page.ShouldSayAsync("”Första åtgärden” är tillbaka i planen.");
        await Expect(Heading(page, "1. Första åtgärden")).ToBeVisibleAsync();
        await Expect(page.Button("Ångra")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task An_observation_that_was_removed_from_a_draft_comes_back()
    {
        const string Area = "Habilitering";
        const string Text = "Samråd hålls inte på två enheter.";
        var page = await SignInAsync("Revisor", "/granskningar/ny");
        await page.StartAuditAsync("Granskning att ångra i", DateTime.Today.Year, Area);
        await page.ObserveAsync(Area, Text, interview: "Enhetschefer");

        await page.Subject(Area).GetByRole(AriaRole.Listitem).Filter(new() { HasText = Text }).GetByRole(AriaRole.Button, new() { Name = "Ta bort" }).ClickAsync();
        await page.ShouldSayAsync("Iakttagelsen är borttagen.");
        await Expect(page.Subject(Area).GetByText(Text)).ToHaveCountAsync(0);
        await page.Button("Ångra").ClickAsync();

        await page.ShouldSayAsync("Iakttagelsen är tillbaka.");
        await Expect(page.Subject(Area).GetByText(Text)).ToBeVisibleAsync();
    }

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    private static async Task AddAsync(IPage page, string title)
    {
        var form = page.GetByRole(AriaRole.Article).Filter(new() { Has = Heading(page, "Ny åtgärd") });
        await form.GetByLabel("Åtgärd", new() { Exact = true }).FillAsync(title);
        await form.GetByRole(AriaRole.Button, new() { Name = "Spara åtgärd" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Pattern.Of($"\\. {title}$") })).ToBeVisibleAsync();
    }
}
