using System.Net;
using HsAvtal.Web.Tests.Budget;
using HsAvtal.Web.Tests.Services;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What one may not see, and what is not there.</summary>
public sealed class RefusalTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public RefusalTests(DemoApp app) => _app = app;

    public static TheoryData<string> PagesById => [.. ProductPages.All.Where(p => p.Template.Contains(":guid", StringComparison.Ordinal)).Select(p => p.Template)];

    [Theory]
    [MemberData(nameof(PagesById))]
    public async Task An_unknown_id_is_not_found(string template)
    {
        var entry = ProductPages.All.Single(p => p.Template == template);
        using var browser = await _app.Web.BrowseAsync(entry.MaySee[0]);

        var page = await browser.GetAsync(entry.Path(PageIds.Unknown));

        page.Status.Should().Be(HttpStatusCode.NotFound);
        page.Heading.Should().Be("Sidan finns inte");
    }

    [Theory]
    [InlineData("/finns/inte/alls")]
    [InlineData("/rekommendationer/inte-ett-id")]
    [InlineData("/?huvudman=9999")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.GetAsync(path);

        page.Status.Should().Be(HttpStatusCode.NotFound);
        page.Heading.Should().Be("Sidan finns inte");
    }

    [Theory]
    [Trait("Rule", "1")]
    [InlineData(Role.BoardMember)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task Anothers_draft_is_not_found_and_not_named_anywhere(Role role)
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        using var browser = await _app.Web.BrowseAsync(role);

        (await browser.GetAsync($"/rapporter/{draft}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/rapporter/{draft}/skriv")).Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var path in (string[])["/", "/granskningar", "/granskningar?sok=2026", "/rekommendationer", "/karta"])
        {
            var page = await browser.GetAsync(path);
            page.Source.Should().NotContain("egenvård och läkarmedverkan").And.NotContain(draft.ToString());
        }
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task The_auditor_meets_the_draft_in_list_page_and_overview()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        using var browser = await _app.Web.BrowseAsync(Role.Auditor);

        (await browser.GetAsync("/granskningar")).Document.QuerySelector($"a[href='/rapporter/{draft}/skriv']").Should().NotBeNull();
        (await browser.GetAsync($"/rapporter/{draft}")).Text.Should().Contain("Utkast. Syns bara för granskningens revisorer.");
        (await browser.GetAsync("/")).Text.Should().Contain("Skriv klart rapporten");
    }

    [Fact]
    public async Task A_forbidden_page_says_so_in_Swedish_without_a_trace()
    {
        await using var db = _app.Open();
        var ids = await PageIds.OfDemoAsync(db);
        foreach (var entry in ProductPages.All.Where(p => p.MaySee.Count == 1 && !IsAsAbsent(p)))
        {
            foreach (var role in Enum.GetValues<Role>().Except(entry.MaySee))
            {
                using var browser = await _app.Web.BrowseAsync(role);

                var page = await browser.GetAsync(entry.Path(ids));

                page.Status.Should().Be(HttpStatusCode.Forbidden, "{0} as {1}", entry.Template, role);
                page.Heading.Should().Be("Du har inte behörighet");
                page.Source.Should().NotContain("   at ").And.NotContain("Exception").And.Contain("lang=\"sv\"");
            }
        }
    }

    [Fact]
    public async Task What_is_of_a_draft_or_administered_is_not_even_there_for_others()
    {
        await using var db = _app.Open();
        var ids = await PageIds.OfDemoAsync(db);
        foreach (var entry in ProductPages.All.Where(IsAsAbsent))
        {
            foreach (var role in Enum.GetValues<Role>().Except(entry.MaySee))
            {
                using var browser = await _app.Web.BrowseAsync(role);

                var page = await browser.GetAsync(entry.Path(ids));

                page.Status.Should().Be(HttpStatusCode.NotFound, "{0} as {1}", entry.Template, role);
                page.Heading.Should().Be("Sidan finns inte");
            }
        }
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_and_reads_nothing()
    {
        var user = await _app.AddUserAsync(null);
        await _app.As<Features.Overview.OverviewService>(user).Invoking(s => s.OrganisationAsync(null)).Should().ThrowAsync<AccessDeniedException>();
        await _app.As<Features.Areas.AreaService>(user).Invoking(s => s.ListAsync()).Should().ThrowAsync<AccessDeniedException>();
    }

    private static bool IsAsAbsent(PageEntry page) =>
        page.Template.StartsWith("/administration", StringComparison.Ordinal) || new[] { "/skriv", "/anta", "/klistra-in" }.Any(end => page.Template.EndsWith(end, StringComparison.Ordinal));
}
