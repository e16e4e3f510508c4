namespace HsAvtal.EndToEnd.Tests.Lists;

/// <summary>A list's search, filter and order live in its address: they can be sent, reloaded and come back to.</summary>
[Collection(ReadingApp.Name)]
public sealed class ListAddressTests : BrowserTest
{
    private const string Found = "Utveckla en systematisk uppföljning";

    public ListAddressTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_filter_survives_reload_and_the_way_back()
    {
        var page = await SignInAsync("Nämnd", "/rekommendationer");
        await page.GetByLabel("Sök", new() { Exact = true }).FillAsync("uppföljning");
        await page.GetByLabel("Tillstånd").SelectOptionAsync("Öppna");
        await page.Button("Visa").ClickAsync();

        await ShouldBeFilteredAsync(page);
        await page.ReloadAsync();
        await ShouldBeFilteredAsync(page);
        await page.Link(Found).ClickAsync();
        await page.ShouldShowAsync(Found);
        await page.GoBackAsync();
        await ShouldBeFilteredAsync(page);

        await page.Link("Rensa").ClickAsync();
        await Expect(Titles(page)).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_head_sorts_up_then_down_and_the_order_survives_reload()
    {
        var page = await SignInAsync("Nämnd", "/rekommendationer");
        var head = page.GetByRole(AriaRole.Columnheader, new() { Name = "Rekommendation", Exact = true });

        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        var rising = await Titles(page).AllInnerTextsAsync();
        rising.Should().HaveCount(5).And.BeInAscendingOrder(StringComparer.Create(new("sv-SE"), ignoreCase: true));

        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Titles(page)).ToHaveTextAsync(rising.Reverse());
        await page.ReloadAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Titles(page)).ToHaveTextAsync(rising.Reverse());
    }

    private static ILocator Titles(IPage page) => page.GetByRole(AriaRole.Rowheader);

    private static async Task ShouldBeFilteredAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(Pattern.Of("tillstand=oppna"));
        await Expect(page.GetByLabel("Sök", new() { Exact = true })).ToHaveValueAsync("uppföljning");
        await Expect(page.GetByLabel("Tillstånd")).ToHaveValueAsync("oppna");
        await Expect(Titles(page)).ToHaveTextAsync([Found]);
    }
}
