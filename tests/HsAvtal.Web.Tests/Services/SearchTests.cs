using HsAvtal.Data.Searching;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Search;
using HsAvtal.Web.Tests.Administration;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What the search finds, and what it never tells of.</summary>
public sealed class SearchTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public SearchTests(DemoApp app) => _app = app;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [InlineData("zirkoniumplanen", "the word as it stands")]
    [InlineData("Zirkoniumplaner", "another form of it")]
    [InlineData("ZIRKONIUMPLAN", "its stem, in capitals")]
    [InlineData("zirko", "its beginning")]
    [InlineData("koniumpl", "a part of it, as of any compound")]
    [InlineData("och zirkoniumplanen", "a word that says nothing is left out")]
    [InlineData("rökning zirkoniumplanen", "both words stand in it")]
    [InlineData("rökning, \"zirkoniumplanen\" & (ångest) | !<->:*", "signs only divide words")]
    [InlineData("a\u030Angest", "a letter made of two signs")]
    public async Task A_text_is_found_by(string typed, string why)
    {
        var id = await PublishAsync("1260", "Ta fram zirkoniumplanen mot ångest och rökning");

        var found = await FindAsync(Role.BoardMember, typed);

        found.List.Rows.Select(r => r.Id).Should().Contain(id, why);
        found.Unknown.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_that_lacks_one_of_the_words_is_not_found()
    {
        await PublishAsync("1261", "Motverka rökning");
        await PublishAsync("1261", "Köp en vandringssko");

        (await FindAsync(Role.BoardMember, "vandringssko")).List.Total.Should().Be(1);
        (await FindAsync(Role.BoardMember, "rökning vandringssko")).List.Total.Should().Be(0);
    }

    [Theory]
    [InlineData("kvastkvalitén", "kvastkvaliten")]
    [InlineData("kvatskvaliteten", "kvastkvaliten")]
    [InlineData("åtgärdsfrekvansen", "atgärdsfrekvensen")]
    public async Task A_word_that_stands_nowhere_is_told_and_the_one_most_like_it_searched_for(string typed, string written)
    {
        var id = await PublishAsync("1262", $"Mät {written}");

        var found = await FindAsync(Role.BoardMember, typed);

        found.Unknown.Should().Equal(typed);
        found.Instead.Should().Be(written);
        found.List.Rows.Select(r => r.Id).Should().Contain(id);
    }

    [Fact]
    public async Task A_word_like_no_other_gives_nothing_and_no_advice()
    {
        var found = await FindAsync(Role.BoardMember, "xqzwvxqzw");

        found.Should().BeEquivalentTo(new { List = new { Total = 0 }, Instead = (string?)null, Unknown = new[] { "xqzwvxqzw" } });
    }

    [Theory]
    [InlineData("och i att")]
    [InlineData("!!! ' \" \\ & | :*")]
    [InlineData("\uD83D")]
    public async Task Nothing_to_search_for_is_told(string typed) => (await FindAsync(Role.BoardMember, typed)).SaysNothing.Should().BeTrue();

    [Fact]
    public async Task A_very_long_text_is_cut_and_told()
    {
        var found = await FindAsync(Role.BoardMember, string.Join(' ', Enumerable.Range(1, 5000).Select(n => $"ord{n}")));

        found.IsCut.Should().BeTrue();
        found.Unknown.Should().HaveCountLessThanOrEqualTo(TypedWords.Most);
    }

    [Fact]
    public async Task First_comes_the_word_in_a_title_then_a_compound_in_a_title_then_the_text()
    {
        await using var there = await Matters.AtAsync(_app, "1263");
        var plan = await there.PlanAsync("Plan", 10, [], Facts("Något annat", "Här står halmtak i texten."), Facts("Bygg halmtak", null), Facts("Bygg halmtakshus", null));
        var ids = await there.Db.PlannedActions.Where(a => a.PlanId == plan.Id).OrderBy(a => a.Number).Select(a => a.Id).ToListAsync();

        var found = await FindAsync(Role.BoardMember, "halmtak");

        found.List.Rows.Select(r => r.Id).Should().Equal(ids[1], ids[2], ids[0]);
    }

    [Fact]
    public async Task Each_kind_is_found_counted_and_asked_for_alone()
    {
        await using var there = await Matters.AtAsync(_app, "1264");
        var addressee = await there.RecommendAsync("Inför gnistskydd");
        await there.PlanAsync("Plan", 10, [], Facts("Gnistskydd på plats", null), Facts("Köp gnistskydd", "Till alla"));
        var report = await there.Db.AuditedBoards.Where(x => x.Id == addressee.AuditedBoardId).SingleAsync();
        await AddObservationAsync(report.Id, "Gnistskydden saknas.");

        var all = await FindAsync(Role.Officer, "gnistskydd");
        var recommendations = await FindAsync(Role.Officer, "gnistskydd", SearchKind.Recommendation);
        var observations = await FindAsync(Role.Officer, "gnistskydd", SearchKind.Observation);

        all.Counts.Should().BeEquivalentTo(new Dictionary<SearchKind, int> { [SearchKind.Recommendation] = 1, [SearchKind.Action] = 2, [SearchKind.Observation] = 1 });
        all.List.Total.Should().Be(4);
        all.List.Rows.Should().HaveCount(4);
        recommendations.List.Rows.Should().ContainSingle().Which.Should().BeEquivalentTo(new { addressee.Id, Kind = SearchKind.Recommendation, State = RecommendationState.Issued, Href = $"/rekommendationer/{addressee.Id}" });
        observations.List.Rows.Should().ContainSingle().Which.Href.Should().StartWith($"/rapporter/{report.Id}#iakttagelse-");
        observations.Counts.Should().Equal(all.Counts);
    }

    [Fact]
    public async Task The_pages_hold_every_hit_once()
    {
        await using var there = await Matters.AtAsync(_app, "1265");
        await there.PlanAsync("Plan", 10, [], [.. Enumerable.Range(1, 60).Select(n => Facts($"Limma fanér {n}", null))]);

        var pages = new List<FoundRow>();
        for (var page = 1; page <= 4; page++)
        {
            var found = await FindAsync(Role.Coordinator, "fanér", page: page);
            found.List.Total.Should().Be(60);
            pages.AddRange(found.List.Rows);
        }

        pages.Select(r => r.Id).Should().HaveCount(60).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_is_found_is_marked_and_the_rest_is_not()
    {
        await PublishAsync("1267", "Vaxa skidorna före loppet");

        var row = (await FindAsync(Role.BoardMember, "skida vaxa")).List.Rows.Single();

        row.Title.Parts.Should().Equal(("Vaxa", true), (" ", false), ("skidorna", true), (" före loppet", false));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    [Trait("Rule", "1")]
    public async Task A_drafted_report_is_never_found_counted_or_suggested(Role role)
    {
        await using var there = await Matters.AtAsync(_app, "1290");
        var word = Unlike(role, 1);
        var (report, _) = await there.DraftAsync($"Om {word}en");
        report.Observe(null, $"Iakttagelse om {word}en", null, there.By(10));
        await there.Db.SaveChangesAsync();

        foreach (var typed in (string[])[word, $"{word}en", $"x{word}en", word[..4] + "x" + word[5..]])
        {
            var found = await FindAsync(role, typed);

            found.List.Total.Should().Be(0);
            found.Counts.Values.Sum().Should().Be(0);
            found.Instead.Should().NotContain(word);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_drafted_plan_is_never_found_counted_or_suggested(Role role)
    {
        await using var there = await Matters.AtAsync(_app, "1290");
        var word = Unlike(role, 2);
        var plan = await there.DraftPlanAsync("Plan", Facts($"Åtgärd om {word}en", null));

        (await FindAsync(role, word)).Should().BeEquivalentTo(new { List = new { Total = 0 }, Instead = (string?)null });

        plan.Adopt(await there.DecideAsync(Domain.Decisions.DecisionKind.PlanAdopted, 1), there.By(1));
        await there.Db.SaveChangesAsync();
        (await FindAsync(role, word)).List.Total.Should().Be(1, "an adopted plan is everybody's");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_report_is_found_from_the_moment_that_it_is_handed_over()
    {
        await using var there = await Matters.AtAsync(_app, "1266");
        await there.RecommendAsync("Inrätta ett växthusråd");
        var (report, _) = await there.DraftAsync("Något annat");
        report.Observe(null, "Flugsvampar växer i receptionen.", null, there.By(10));
        await there.Db.SaveChangesAsync();
        var before = await FindAsync(Role.Administrator, "flugsvamp");

        await there.Db.AuditedBoards.Where(x => x.Id == report.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, ReportState.HandedOver));

        before.List.Total.Should().Be(0);
        (await FindAsync(Role.Administrator, "flugsvamp")).Counts[SearchKind.Observation].Should().Be(1);
        (await FindAsync(Role.Administrator, "växthusråden")).Counts[SearchKind.Recommendation].Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task What_is_withdrawn_is_found_no_more()
    {
        var id = await PublishAsync("1270", "Ordna klotterväggen");
        await using var db = _app.Open();
        await db.PlannedActions.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.WithdrawnAt, _app.Time.Now));

        (await FindAsync(Role.Officer, "klotterväggen")).List.Total.Should().Be(0);
    }

    [Fact]
    public async Task A_changed_text_is_found_by_its_new_words_alone()
    {
        var id = await PublishAsync("1275", "Ordna bastukvällen");
        await using var db = _app.Open();
        await db.PlannedActions.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, "Ordna bokkvällen"));

        (await FindAsync(Role.Officer, "bastukväll")).List.Total.Should().Be(0);
        (await FindAsync(Role.Officer, "bokkväll")).List.Rows.Select(r => r.Id).Should().Equal(id);
    }

    [Fact]
    public async Task Another_agreement_is_not_searched_and_lends_no_words()
    {
        await PublishAsync("1272", "Måla snickarboden");
        var other = await OwnAgreement.AddAsync(_app);

        var found = await _app.As<SearchService>(other.Administrator).FindAsync("snickarboden", null, Page(1));
        var nearly = await _app.As<SearchService>(other.Administrator).FindAsync("snikarboden", null, Page(1));

        (await FindAsync(Role.BoardMember, "snickarboden")).List.Total.Should().Be(1);
        found.List.Total.Should().Be(0);
        found.Counts.Values.Sum().Should().Be(0);
        nearly.Instead.Should().BeNull();
    }

    [Fact]
    public async Task Whoever_has_no_role_searches_nothing()
    {
        var nobody = await _app.AddUserAsync(null);

        await _app.As<SearchService>(nobody).Awaiting(s => s.FindAsync("egenvård", null, Page(1))).Should().ThrowAsync<AccessDeniedException>();
    }

    [Fact]
    public async Task It_takes_few_statements()
    {
        var service = _app.As<SearchService>(Role.BoardMember);
        _app.Web.Statements.Forget();

        (await service.FindAsync("egenvård", null, Page(1))).Counts.Values.Should().OnlyContain(n => n > 0);

        _app.Web.Statements.Sent.Should().HaveCount(6, "who asks, the words, the hits, and the hits of each kind");
    }

    /// <summary>A word that is like no other test's, so that none of theirs is suggested for it.</summary>
    private static string Unlike(Role role, int by) => new([.. role.ToString().ToLowerInvariant().Select(c => (char)('a' + ((c - 'a' + by) % 26)))]);

    private static ActionFacts Facts(string title, string? description) => Matters.Action(title, null) with { Description = description };

    private static ListQuery Page(int page) => new("/sok", new Dictionary<string, string?>(StringComparer.Ordinal), "", false, page);

    private Task<SearchResult> FindAsync(Role role, string typed, SearchKind? kind = null, int page = 1) => _app.As<SearchService>(role).FindAsync(typed, kind, Page(page));

    /// <summary>An action of an adopted plan.</summary>
    private async Task<Guid> PublishAsync(string organisation, string title)
    {
        await using var there = await Matters.AtAsync(_app, organisation);
        var plan = await there.PlanAsync("Plan", 10, [], Facts(title, null));
        return await there.Db.PlannedActions.Where(a => a.PlanId == plan.Id).Select(a => a.Id).SingleAsync();
    }

    /// <summary>In a handed-over report, as an older version of the product would have it: the domain takes none there.</summary>
    private async Task AddObservationAsync(Guid report, string text)
    {
        await using var db = _app.Open();
        await db.Database.ExecuteSqlAsync($"INSERT INTO observation (id, audited_board_id, text, recorded_at, recorded_by) VALUES ({Guid.NewGuid()}, {report}, {text}, now(), 'Revisor')");
    }
}
