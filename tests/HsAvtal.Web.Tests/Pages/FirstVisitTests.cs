using HsAvtal.Data.Demo;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Where nothing has happened yet, each role is led to the first useful thing to do.</summary>
public sealed class FirstVisitTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public FirstVisitTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData(Role.Auditor, "Starta en granskning", "Ny granskning")]
    [InlineData(Role.Officer, "Skriv en åtgärdsplan", "Ny åtgärdsplan")]
    [InlineData(Role.BoardMember, "Lägg in nämndens sammanträden", "Lägg till sammanträden")]
    public async Task An_empty_overview_leads_to_ones_first_task(Role role, string link, string heading)
    {
        var (_, name) = await _app.AddAccountAsync(role, "1276");
        using var browser = _app.Web.Browse();
        await browser.SignInAsync(name, DemoUsers.SignInWord);

        var overview = await browser.GetAsync("/");
        var first = overview.Document.QuerySelectorAll(".empty a").Single(a => a.TextContent.Trim() == link);

        (await browser.GetAsync(first.GetAttribute("href")!)).Heading.Should().Be(heading);
    }
}
