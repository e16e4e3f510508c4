using HsAvtal.Web.Tests.Services;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Where an action and a recommendation say whether it helped, with the figures it is said from.</summary>
public sealed class EffectTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public EffectTests(DemoApp app) => _app = app;

    [Theory]
    [Trait("Rule", "13")]
    [InlineData("Ta fram gemensam rutin för egenvård med vårdcentralerna", "190 antal, 2025", "Åtgärden är klar, men indikatorn har inte rört sig åt rätt håll.")]
    [InlineData("Rutin för kontakt med mobilt vårdteam dygnet runt", "72,9 procent, 2025", "Åtgärden är klar, men det saknas indikatorvärden som visar effekten.")]
    public async Task A_done_action_says_in_words_whether_its_indicator_moved(string title, string latest, string words)
    {
        await using var db = _app.Open();
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.GetAsync($"/atgarder/{await db.ActionAsync(title)}");

        page.Text.Should().Contain(latest).And.Contain(words);
    }

    [Fact]
    [Trait("Rule", "13")]
    public async Task An_action_that_is_not_done_says_nothing_of_effect_yet()
    {
        await using var db = _app.Open();
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.GetAsync($"/atgarder/{await db.ActionAsync("Överenskommelse om fasta läkartider på särskilda boenden")}");

        page.Text.Should().Contain("58,9 procent, 2024").And.NotContain("Effekten.");
    }

    [Fact]
    public async Task A_recommendation_shows_the_last_figure_of_each_indicator_that_is_to_show_the_effect()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var list = await browser.GetAsync("/rekommendationer?sok=ansvarsfördelningen");
        var link = list.Document.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/rekommendationer/", StringComparison.Ordinal));

        var page = await browser.GetAsync(link);

        page.Text.Should().Contain("Effekten ska visas av:").And.Contain("190 antal, 2025").And.Contain("72,9 procent, 2025").And.Contain("58,9 procent, 2024");
    }
}
