using System.Net;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Tests.Budget;
using HsAvtal.Web.Tests.Services;
using Microsoft.Extensions.Logging;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What one may not see, and what is not there.</summary>
public sealed class RefusalTests : IClassFixture<DemoApp>
{
    /// <summary>An indicator is the whole agreement's; the level that is set there is of one's own organisation, whichever that is.</summary>
    private static readonly string[] _ownTargets = ["/indikatorer/{Id:guid}/malniva", "/indikatorer/{Id:guid}/besluta-malniva"];

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
        foreach (var entry in ProductPages.All.Where(p => p.MaySee.Count == 1 && !IsOfThing(p) && !IsAdministered(p)))
        {
            foreach (var role in Enum.GetValues<Role>().Except(entry.MaySee))
            {
                using var browser = await _app.Web.BrowseAsync(role);

                var page = await browser.GetAsync(entry.Path(PageIds.Unknown));

                page.Status.Should().Be(HttpStatusCode.Forbidden, "{0} as {1}", entry.Template, role);
                page.Heading.Should().Be("Du har inte behörighet");
                page.Source.Should().NotContain("   at ").And.NotContain("Exception").And.Contain("lang=\"sv\"");
            }
        }
    }

    [Fact]
    public async Task What_ones_role_does_not_reach_is_answered_and_logged_as_what_is_not_there()
    {
        await using var db = _app.Open();
        var ids = await PageIds.OfDemoAsync(db);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = await _app.Web.BrowseAsync(role);
            foreach (var entry in ProductPages.All.Where(p => IsOfThing(p) && !p.MaySee.Contains(role)))
            {
                await SameAnswerAsync(browser, entry, ids, DemoUsers.With(role).Id);
            }
        }
    }

    [Fact]
    public async Task Another_organisations_thing_is_answered_and_logged_as_what_is_not_there()
    {
        await using var db = _app.Open();
        var ids = await PageIds.OfDemoAsync(db);
        foreach (var role in (Role[])[Role.BoardMember, Role.Auditor, Role.Officer])
        {
            var (user, name) = await _app.AddAccountAsync(role, "1230");
            using var browser = _app.Web.Browse();
            await browser.SignInAsync(name, DemoUsers.SignInWord);
            foreach (var entry in ProductPages.All.Where(p => IsOfThing(p) && p.MaySee.SequenceEqual([role]) && !_ownTargets.Contains(p.Template)))
            {
                await SameAnswerAsync(browser, entry, ids, user);
            }
        }
    }

    /// <summary>Repeated, too. How it looks over a circuit is tried in the browser's tests (ForgedEventTests).</summary>
    [Fact]
    public async Task A_service_that_is_asked_for_anothers_thing_refuses_each_time_as_if_it_were_not_there_and_logs_it()
    {
        await using var db = _app.Open();
        var ids = await PageIds.OfDemoAsync(db);
        var stranger = await _app.AddUserAsync(Role.Officer, "1230");
        var form = new ReportProgressForm { Status = ActionStatus.Completed, Text = "Klart", ReportedOn = _app.Today };
        var absent = Guid.NewGuid();
        var service = _app.As<PlannedActionService>(stranger);
        var refusals = new List<AccessDeniedException>();
        foreach (var id in (Guid[])[ids.Action, ids.Action, absent])
        {
            refusals.Add((await service.Invoking(s => s.ReportAsync(id, form, new Seen(0, 0))).Should().ThrowAsync<AccessDeniedException>()).Which);
        }

        refusals.Should().AllBeEquivalentTo(new { refusals[0].Message, Operation = (Operation?)Operation.ReportProgress, IsOfThing = true });
        RefusalsOf(stranger).Should().Equal(
            $"Refused {stranger}: ReportProgress {ids.Action}", $"Refused {stranger}: ReportProgress {ids.Action}", $"Refused {stranger}: ReportProgress {absent}");
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_and_reads_nothing()
    {
        var user = await _app.AddUserAsync(null);
        await _app.As<Features.Overview.OverviewService>(user).Invoking(s => s.OrganisationAsync(null)).Should().ThrowAsync<AccessDeniedException>();
        await _app.As<Features.Areas.AreaService>(user).Invoking(s => s.ListAsync()).Should().ThrowAsync<AccessDeniedException>();
    }

    [Fact]
    public async Task What_is_administered_is_not_even_there_for_others()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Administrator]))
        {
            using var browser = await _app.Web.BrowseAsync(role);
            foreach (var entry in ProductPages.All.Where(p => IsAdministered(p) && !IsOfThing(p)))
            {
                var page = await browser.GetAsync(entry.Path(PageIds.Unknown));

                page.Status.Should().Be(HttpStatusCode.NotFound, "{0} as {1}", entry.Template, role);
                page.Heading.Should().Be("Sidan finns inte");
            }
        }
    }

    private static bool IsAdministered(PageEntry page) => page.Template.StartsWith("/administration", StringComparison.Ordinal);

    private static bool IsOfThing(PageEntry page) => page.Template.Contains(":guid", StringComparison.Ordinal);

    private async Task SameAnswerAsync(Browser browser, PageEntry entry, PageIds ids, Guid user)
    {
        var before = RefusalsOf(user).Count;
        var forbidden = await browser.GetAsync(entry.Path(ids));
        var absent = await browser.GetAsync(entry.Path(PageIds.Unknown));

        forbidden.Status.Should().Be(HttpStatusCode.NotFound, entry.Template);
        (forbidden.Status, forbidden.Heading, forbidden.Text).Should().Be((absent.Status, absent.Heading, absent.Text), entry.Template);
        RefusalsOf(user).Skip(before).Should().HaveCount(2, "{0} is logged once for each request", entry.Template);
    }

    private List<string> RefusalsOf(Guid user) =>
        [.. _app.Web.Logs.All.Where(l => l.Level == LogLevel.Warning && l.Text.StartsWith($"Refused {user}: ", StringComparison.Ordinal)).Select(l => l.Text)];
}
