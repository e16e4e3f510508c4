using HsAvtal.Web.Tests.Services;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Att göra and Kvalitetskontroll as pages: what is empty is not shown, what is long is counted, and every row leads on.</summary>
public sealed class ToDoPageTests : IAsyncLifetime
{
    private readonly DemoApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Sections_without_rows_are_not_shown()
    {
        var page = await GetAsync(Role.BoardMember, "/att-gora");

        page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent).Should().Equal(
            "Planer som inte har följts upp i tid", "Åtgärder som flyttats flera gånger", "Återrapporteringar att besluta utifrån");
        page.Document.QuerySelectorAll("main section li a").Should().HaveCount(4);
        page.Text.Should().Contain("4 saker väntas av dig, 2 är försenade.").And.Contain("försenat med 40 dagar").And.Contain("har väntat 60 dagar");
    }

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task Who_has_nothing_to_do_is_told_what_the_page_will_show(Role role)
    {
        var page = await GetAsync(role, "/att-gora");

        page.Document.QuerySelector(".empty-title")!.TextContent.Should().Be("Inget väntar på dig just nu");
        page.Text.Should().Contain("Här visas det som väntas av dig");
        page.Document.QuerySelectorAll("main section").Should().BeEmpty();
    }

    [Fact]
    public async Task A_long_section_shows_the_soonest_fifty_and_leads_to_all_of_them_page_by_page()
    {
        await using var matters = await Matters.AtAsync(_app, "1290");
        await matters.PlanAsync("Lång plan", 10, [], [.. Enumerable.Range(1, 55).Select(n => Matters.Action($"Lång åtgärd {n:00}", _app.Today.AddDays(-100 - n)))]);
        using var officer = await _app.Web.BrowseAsync(Role.Officer);

        var page = await officer.GetAsync("/att-gora");
        var section = page.Document.QuerySelectorAll("main section").Single(s => s.QuerySelector("h2")!.TextContent.StartsWith("Åtgärder som är försenade", StringComparison.Ordinal));
        section.QuerySelectorAll("li").Should().HaveCount(50);
        section.QuerySelector("li a")!.TextContent.Should().Be("Lång åtgärd 55", "it is the latest");
        var all = section.QuerySelectorAll("a")[^1];
        all.TextContent.Should().Be("Visa alla 60");

        var first = await officer.GetAsync(all.GetAttribute("href")!);
        first.Document.QuerySelector(".pager [role=status]")!.TextContent.Should().Be("Visar 1–25 av 60");
        var second = await officer.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var third = await officer.GetAsync(second.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        new[] { first, second, third }.SelectMany(p => p.Document.QuerySelectorAll(".plain-list a").Select(a => a.GetAttribute("href"))).Should().HaveCount(60).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_overview_shows_five_and_leads_to_all()
    {
        var section = (await GetAsync(Role.Officer, "/")).Document.QuerySelector("main section.expected")!;

        section.QuerySelectorAll("li").Should().HaveCount(5);
        section.QuerySelectorAll("a")[^1].GetAttribute("href").Should().Be("/att-gora");
    }

    [Fact]
    public async Task Quality_says_the_severity_in_words_explains_each_rule_and_lists_what_was_clean()
    {
        var page = await GetAsync(Role.Officer, "/kvalitet");
        var sections = page.Document.QuerySelectorAll("main section").ToList();

        sections.SkipLast(1).Should().OnlyContain(s => s.QuerySelector(".mark")!.TextContent.Trim() == "Brist" || s.QuerySelector(".mark")!.TextContent.Trim() == "Påminnelse");
        sections.SkipLast(1).Should().OnlyContain(s => s.QuerySelector(".explanation")!.TextContent.Length > 50);
        sections[^1].QuerySelector("h2")!.TextContent.Should().Be("Inget att anmärka");
        sections[^1].QuerySelectorAll("li").Select(l => Page.Tidy(l.TextContent)).Should().Contain("Försenat yttrande 0 träffar");
        page.Document.QuerySelector("#huvudman option[selected]")!.GetAttribute("value").Should().Be("1290");
    }

    [Fact]
    public async Task A_hit_says_what_it_mends_and_leads_there()
    {
        var page = await GetAsync(Role.Officer, "/kvalitet?huvudman=1290");

        var mend = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Sätt slutdatum för Psykisk hälsa");
        (await GetAsync(Role.Officer, mend.GetAttribute("href")!)).Heading.Should().Be("Flytta slutdatum");
    }

    [Fact]
    public async Task The_quality_of_an_organisation_outside_of_the_agreement_is_not_found() =>
        (await GetAsync(Role.Officer, "/kvalitet?huvudman=9999")).Status.Should().Be(System.Net.HttpStatusCode.NotFound);

    private async Task<Page> GetAsync(Role role, string path)
    {
        using var browser = await _app.Web.BrowseAsync(role);
        return await browser.GetAsync(path);
    }
}
