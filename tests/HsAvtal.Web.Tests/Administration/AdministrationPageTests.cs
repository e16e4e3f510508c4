using HsAvtal.Data.Demo;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Tests.Budget;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>The pages of administration as an administrator meets them.</summary>
public sealed class AdministrationPageTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public AdministrationPageTests(DemoApp app) => _app = app;

    [Fact]
    public async Task What_is_missing_is_counted_and_leads_to_the_list_of_it()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Administrator);
        var page = await browser.GetAsync("/administration");

        var link = page.Document.QuerySelectorAll("main section a").Single(a => a.TextContent.Contains("utan revisor"));
        var list = await browser.GetAsync(link.GetAttribute("href")!);

        link.TextContent.Should().Be("33 huvudmän utan revisor");
        list.Text.Should().Contain("av 33").And.NotContain("Kristianstads kommun");
    }

    [Fact]
    public async Task The_menu_leads_administrators_there_and_nobody_else()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = await _app.Web.BrowseAsync(role);

            var links = (await browser.GetAsync("/omraden")).Document.QuerySelectorAll("nav a[href='/administration']");

            links.Any().Should().Be(role == Role.Administrator, "{0}", role);
        }
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task No_page_of_administration_shows_or_counts_anything_of_a_draft()
    {
        await using var db = _app.Open();
        var organisation = await db.Organisations.Where(o => o.Code == "1290").Select(o => o.Id).SingleAsync();
        var ids = PageIds.Unknown with { Area = await db.Areas.Select(a => a.Id).FirstAsync(), Organisation = organisation, User = DemoUsers.With(Role.Officer).Id };
        // The demonstration has no sign-in of an organisation's own, and none is made in between.
        var pages = ProductPages.All.Where(p => p.Template.StartsWith("/administration", StringComparison.Ordinal) && !p.Template.StartsWith("/administration/inloggning", StringComparison.Ordinal))
            .Select(p => p.Path(ids)).ToList();
        var before = await TextsAsync(pages);

        var board = await db.Boards.Where(b => b.OrganisationId == organisation).Select(b => b.Id).SingleAsync();
        var areas = await db.Areas.Select(a => a.Id).ToListAsync();
        var form = new NewAuditForm { Title = "Hemligt utkast", Year = "2026", CommissionedBy = "Revisorerna", CarriedOutBy = "Sakkunnig" };
        form.BoardIds.Add(board);
        form.AreaIds.UnionWith(areas);
        await _app.As<AuditService>(Role.Auditor).StartAsync(form);
        await PageIds.OfDemoAsync(db);
        var after = await TextsAsync(pages);

        pages.Should().HaveCountGreaterThan(11);
        after.Should().Equal(before);
        after.Should().NotContain(text => text.Contains("egenvård och läkarmedverkan") || text.Contains("Hemligt utkast") || text.Contains("Plan som skrivs"));
    }

    private async Task<List<string>> TextsAsync(List<string> paths)
    {
        using var browser = await _app.Web.BrowseAsync(Role.Administrator);
        var texts = new List<string>();
        foreach (var path in paths)
        {
            var page = await browser.GetAsync(path);
            page.Status.Should().Be(System.Net.HttpStatusCode.OK, "{0}", path);
            texts.Add(page.Text);
        }

        return texts;
    }
}
