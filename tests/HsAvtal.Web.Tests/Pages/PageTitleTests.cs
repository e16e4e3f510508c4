using System.Net;
using HsAvtal.Data.Database;
using HsAvtal.Web.Tests.Budget;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Path, title and browser title agree on every page, and the path's words are the titles of where they lead.</summary>
public sealed class PageTitleTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public PageTitleTests(DemoApp app) => _app = app;

    [Fact]
    public async Task Every_page_is_called_the_same_in_the_browser_on_the_page_and_in_the_path_to_what_is_below_it()
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        var ids = await PageIds.OfDemoAsync(db);
        List<string> faults = [];
        foreach (var pages in ProductPages.All.GroupBy(p => p.MaySee[0]))
        {
            using var browser = await _app.Web.BrowseAsync(pages.Key);
            var titles = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var path in pages.Select(p => p.Path(ids)))
            {
                var page = await browser.GetAsync(path);
                if (page.Status == HttpStatusCode.OK)
                {
                    faults.AddRange(await FaultsAsync(browser, titles, path, page));
                }
            }
        }

        faults.Should().BeEmpty();
    }

    private static async Task<List<string>> FaultsAsync(Browser browser, Dictionary<string, string> titles, string path, Page page)
    {
        List<string> faults = [];
        if (page.Document.Title != $"{page.Heading} – HsAvtal" || page.Document.QuerySelectorAll("h1").Length != 1)
        {
            faults.Add($"{path} is called {page.Heading} and in the browser {page.Document.Title}");
        }

        // What is named by a heading gets another's words, or none, when its id stands twice.
        faults.AddRange(page.Document.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{path} has the id {g.Key} {g.Count()} times"));
        foreach (var crumb in page.Document.QuerySelectorAll(".crumbs a"))
        {
            var (href, text) = (crumb.GetAttribute("href")!, crumb.TextContent);
            if (!titles.TryGetValue(href, out var title))
            {
                title = (await browser.GetAsync(href)).Heading;
                titles.Add(href, title);
            }

            // The menu's word for a place is as good: the overview is called after its organisation.
            var place = page.Document.QuerySelector($".nav a[href='{href}']")?.TextContent;
            if (text != title && text != place)
            {
                faults.Add($"{path} leads by {text} to {href}, which is called {title}");
            }
        }

        return faults;
    }
}
