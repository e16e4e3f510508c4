using HsAvtal.Web.Tests.Services;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The search on its page and in the frame of every other.</summary>
public sealed class SearchPageTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public SearchPageTests(DemoApp app) => _app = app;

    [Fact]
    public async Task From_any_page_the_frame_leads_to_the_hits_and_they_to_their_pages()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var start = await browser.GetAsync("/rekommendationer");
        var frame = start.Document.QuerySelector("header form[action='/sok']")!;
        frame.GetAttribute("method").Should().Be("get");
        frame.QuerySelector("input[type=search]")!.GetAttribute("name").Should().Be("q");

        var found = await browser.GetAsync("/sok?q=egenvården");
        var links = found.Document.QuerySelectorAll(".hits h2 a").Select(a => a.GetAttribute("href")!).ToList();

        found.Document.QuerySelector("#q")!.GetAttribute("value").Should().Be("egenvården");
        found.Document.QuerySelectorAll(".hits mark").Should().NotBeEmpty();
        links.Should().Contain(l => l.StartsWith("/rekommendationer/", StringComparison.Ordinal)).And.Contain(l => l.StartsWith("/atgarder/", StringComparison.Ordinal))
            .And.Contain(l => l.StartsWith("/rapporter/", StringComparison.Ordinal));
        foreach (var link in links)
        {
            var page = await browser.GetAsync(link.Split('#')[0]);
            page.Status.Should().Be(System.Net.HttpStatusCode.OK);
            if (link.Split('#') is [_, var anchor])
            {
                page.Document.GetElementById(anchor).Should().NotBeNull("the hit is read where the link leads");
            }
        }
    }

    [Fact]
    public async Task A_kind_and_a_page_are_links_that_keep_the_words()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Officer);
        var page = await browser.GetAsync("/sok?q=egenvård&slag=atgarder");

        page.Document.QuerySelectorAll(".hit-kind").Should().OnlyContain(k => k.TextContent == "Åtgärd");
        page.Document.QuerySelectorAll(".search-kinds a").Should().OnlyContain(a => a.GetAttribute("href")!.StartsWith("/sok?q=egenv%C3%A5rd", StringComparison.Ordinal));
        page.Document.QuerySelector(".search-kinds a[aria-current]")!.TextContent.Should().StartWith("Åtgärder");
        page.Document.QuerySelector("input[name=slag]")!.GetAttribute("value").Should().Be("atgarder");
    }

    [Fact]
    public async Task A_typing_error_is_told_with_the_word_meant_as_a_link()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Coordinator);
        var page = await browser.GetAsync("/sok?q=läkarmedvärkan");

        page.Text.Should().Contain("Inga träffar på ”läkarmedvärkan”. Menade du läkarmedverkan?");
        page.Document.QuerySelector("main .notice a")!.GetAttribute("href").Should().Be("/sok?q=l%C3%A4karmedverkan");
        page.Document.QuerySelectorAll(".hits li").Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/sok", "Skriv vad du söker")]
    [InlineData("/sok?q=%20", "Skriv vad du söker")]
    [InlineData("/sok?q=och", "Sökningen behöver ett ord som säger något")]
    [InlineData("/sok?q=xqzwvxqzw", "Sökningen gav inga träffar")]
    [InlineData("/sok?q=egenvård&sida=99999999", "Här finns inga fler träffar")]
    [InlineData("/sok?q=egenvård&sida=-4&slag=finns-inte", null)]
    [InlineData("/sok?q=%00%27%22%5C%3C%3E", "Sökningen behöver ett ord som säger något")]
    public async Task Nothing_found_says_why_and_a_strange_address_is_no_fault(string path, string? empty)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync(path);

        page.Status.Should().Be(System.Net.HttpStatusCode.OK);
        page.Document.QuerySelector(".empty-title")?.TextContent.Should().Be(empty);
        (page.Document.QuerySelector(".empty-title") is null).Should().Be(empty is null);
    }

    [Fact]
    public async Task What_somebody_has_written_is_shown_as_text()
    {
        await using (var there = await Matters.AtAsync(_app, "1273"))
        {
            await there.PlanAsync("<i>Plan</i>", 10, [], Matters.Action("Lås 3<5 & \"grindhål\" <script>alert(1)</script>", null) with { Description = "<img src=x onerror=alert(1)> vid grindhål \uE000<b>fet</b>\uE001" });
        }

        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync("/sok?q=grindhål");
        var echoed = await browser.GetAsync("/sok?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        page.Document.QuerySelectorAll(".hits script, .hits img, .hits b, .hits i").Should().BeEmpty();
        page.Document.QuerySelector(".hits h2")!.TextContent.Should().Contain("Lås 3<5 & \"grindhål\"");
        page.Document.QuerySelector(".hits mark")!.TextContent.Should().Be("grindhål");
        page.Source.Should().NotContain("<script>alert").And.NotContain("<img src=x");
        echoed.Source.Should().NotContain("<script>alert");
    }

    [Fact]
    public async Task The_texts_are_found_by_the_index_and_no_word_table_is_read_through()
    {
        await using var database = await ProductTemplates.CreateDemoAsync();
        await Plans.AskAsync(database.SuperConnection);
        // So few rows would be read through at once: an index is taken wherever there is one that fits.
        await using var web = new WebApp($"{database.AppConnection};Options=-c enable_seqscan=off");
        using var browser = await web.BrowseAsync(Role.BoardMember);

        (await browser.GetAsync("/sok?q=egenvård läkarmedvärkan")).Text.Should().Contain("Menade du");

        var read = web.Plans.Heard.Where(p => p.Read.Any(t => t.StartsWith("search_", StringComparison.Ordinal))).ToList();
        read.SelectMany(p => p.Read).Should().Contain(["search_word", "search_document"]);
        read.SelectMany(p => p.Scanned).Should().NotContain(t => t.StartsWith("search_", StringComparison.Ordinal));
        read.Where(p => p.Read.Contains("search_document", StringComparer.Ordinal)).Should().OnlyContain(p => p.Json.Contains("ix_search_document_vector", StringComparison.Ordinal));
    }
}
