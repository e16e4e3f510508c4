using HsAvtal.Web.Tests.Services;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Rule 20 on the page of a report.</summary>
public sealed class RegistryNumberTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public RegistryNumberTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_report_without_a_registry_number_says_that_it_is_missing()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1282");
        var writer = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1282"), [await db.AreaAsync("SIP")]);
        await writer.AssessTheRestAsync();
        await writer.HandOverAsync(_app.Today, registryNumber: null);

        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync($"/rapporter/{writer.ReportId}");

        page.Document.QuerySelectorAll("dl div").Select(d => Page.Tidy(d.TextContent)).Should().Contain("Diarienummersaknas");
    }
}
