using HsAvtal.Web.Tests.Budget;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>An app with 34 municipalities, so that every list has more than one page; the first also drafts a plan.</summary>
public sealed class LongLists : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApp? _web;
    private Browser? _browser;

    public Browser Browser => _browser!;

    public async Task InitializeAsync()
    {
        _database = await ProductTemplates.CreateMigratedAsync();
        await ManyOrganisations.AddAsync(_database.OwnerConnection, 34);
        _web = new WebApp(_database.AppConnection);
        _browser = await _web.BrowseAsync(Role.BoardMember);
    }

    public async Task DisposeAsync()
    {
        _browser!.Dispose();
        await _web!.DisposeAsync();
        await _database!.DisposeAsync();
    }
}

/// <summary>Every list: search, filter, order and page live in the URL and work without script.</summary>
public sealed class ListPageTests : IClassFixture<LongLists>
{
    private readonly Browser _browser;

    public ListPageTests(LongLists lists) => _browser = lists.Browser;

    /// <summary>Path, rows in all, what to search for, and how many rows that gives.</summary>
    public static TheoryData<string, int, string, int> Lists => new()
    {
        { "/granskningar", 34, "kommun 017", 1 },
        { "/rekommendationer", 34, "kommun 017", 1 },
        { "/atgardsplaner", 35, "kommun 017", 1 },
        { "/atgarder", 68, "kommun 017", 2 },
    };

    public static TheoryData<string> Paths => [.. Lists.Select(l => (string)l[0])];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_pager_leads_through_all_rows_once(string path, int total, string search, int hits)
    {
        _ = (search, hits);
        var titles = new List<string>();
        var page = await _browser.GetAsync(path);
        page.Document.QuerySelector(".pager [role=status]")!.TextContent.Should().Be($"Visar 1–25 av {total}");
        page.Document.QuerySelector("a[rel=prev]").Should().BeNull();
        while (true)
        {
            titles.AddRange(page.Rows.Select(r => r.QuerySelector("th a")!.GetAttribute("href")!));
            if (page.Document.QuerySelector("a[rel=next]") is not { } next)
            {
                break;
            }

            page = await _browser.GetAsync(next.GetAttribute("href")!);
            page.Document.QuerySelector("a[rel=prev]").Should().NotBeNull();
        }

        titles.Should().HaveCount(total).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_sort_link_sorts_and_sorts_back_and_says_so(string path)
    {
        var keys = (await _browser.GetAsync(path)).Document.QuerySelectorAll("th[scope=col] a").Select(a => Query(a.GetAttribute("href")!)["sortera"]).ToList();
        keys.Should().HaveCountGreaterThan(2).And.OnlyHaveUniqueItems();
        foreach (var key in keys)
        {
            var up = await _browser.GetAsync($"{path}?sortera={key}");
            var down = await _browser.GetAsync(HeadOf(up, key).GetAttribute("href")!);

            HeadOf(up, key).ParentElement!.GetAttribute("aria-sort").Should().Be("ascending");
            HeadOf(down, key).ParentElement!.GetAttribute("aria-sort").Should().Be("descending");
            up.Document.QuerySelectorAll("[aria-sort]").Should().ContainSingle();
            Query(HeadOf(down, key).GetAttribute("href")!).Should().NotContainKey("fallande", "the next click turns it back");
        }
    }

    [Theory]
    [InlineData("/granskningar", "titel", 1)]
    [InlineData("/granskningar", "huvudman", 2)]
    [InlineData("/rekommendationer", "rubrik", 1)]
    [InlineData("/rekommendationer", "huvudman", 2)]
    [InlineData("/atgardsplaner", "namn", 0)]
    [InlineData("/atgardsplaner", "huvudman", 1)]
    [InlineData("/atgarder", "atgard", 0)]
    public async Task Rows_come_in_the_order_asked_for(string path, string key, int column)
    {
        var up = Cells(await _browser.GetAsync($"{path}?sortera={key}"), column);
        var down = Cells(await _browser.GetAsync($"{path}?sortera={key}&fallande=true"), column);

        up.Should().BeInAscendingOrder(StringComparer.Ordinal);
        down.Should().BeInDescendingOrder(StringComparer.Ordinal);
        up[0].Should().NotBe(down[0]);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Search_narrows_the_list_and_stays_in_box_and_links(string path, int total, string search, int hits)
    {
        _ = total;
        var page = await _browser.GetAsync($"{path}?sok={Uri.EscapeDataString(search)}");

        page.Rows.Should().HaveCount(hits);
        page.Document.QuerySelector("#sok")!.GetAttribute("value").Should().Be(search);
        page.Document.QuerySelectorAll("th[scope=col] a").Should().OnlyContain(a => Query(a.GetAttribute("href")!)["sok"] == search);
        page.Document.QuerySelector("form[role=search]")!.GetAttribute("action").Should().Be(path);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_filter_by_organisation_narrows_the_list(string path, int total, string search, int hits)
    {
        _ = (total, search);
        (await _browser.GetAsync($"{path}?huvudman=1017")).Rows.Should().HaveCount(hits).And.OnlyContain(r => r.TextContent.Contains("Kommun 017", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/granskningar?ar=2025", "Visar 1–25 av 34")]
    [InlineData("/rekommendationer?tillstand=InProgress", "Visar 1–25 av 34")]
    [InlineData("/rekommendationer?tillstand=oppna", "Visar 1–25 av 34")]
    [InlineData("/rekommendationer?tillstand=Issued", "Inga rader")]
    [InlineData("/atgarder?lage=NotStarted", "Visar 1–25 av 34")]
    [InlineData("/atgarder?nar=Done", "Inga rader")]
    public async Task A_filter_of_its_own_narrows_the_list(string url, string status) =>
        (await _browser.GetAsync(url)).Document.QuerySelector(".pager [role=status]")!.TextContent.Should().Be(status);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_empty_list_says_why_and_leads_back(string path)
    {
        // A per cent sign and an underscore mean themselves, so nothing is found.
        var page = await _browser.GetAsync($"{path}?sok=%25_%25");

        page.Rows.Should().BeEmpty();
        page.Document.QuerySelector(".empty-title")!.TextContent.Should().EndWith("passar filtret");
        page.Document.QuerySelector(".empty a")!.GetAttribute("href").Should().Be(path);
        page.Document.QuerySelector(".pager [role=status]")!.TextContent.Should().Be("Inga rader");
    }

    [Theory]
    [InlineData("/rekommendationer?sida=-3")]
    [InlineData("/rekommendationer?sida=0")]
    [InlineData("/rekommendationer?sortera=finns-inte&tillstand=finns-inte")]
    [InlineData("/atgarder?nar=finns-inte&lage=finns-inte")]
    public async Task A_strange_address_shows_the_list(string url) => (await _browser.GetAsync(url)).Rows.Should().HaveCount(25);

    private static AngleSharp.Dom.IElement HeadOf(Page page, string key) =>
        page.Document.QuerySelectorAll("th[scope=col] a").Single(a => Query(a.GetAttribute("href")!)["sortera"] == key);

    private static List<string> Cells(Page page, int column) => [.. page.Rows.Select(r => Page.Tidy(r.Children[column].TextContent))];

    private static Dictionary<string, string> Query(string href) =>
        href.Split('?')[1].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);
}
