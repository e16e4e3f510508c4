using System.Net;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.News;
using HsAvtal.Web.Tests.Budget;
using HsAvtal.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Web.Tests.News;

/// <summary>An open page is told that somebody else has changed what it shows. Two instances share the database: one is written at, the other looked at.</summary>
public sealed class NewsTests : IClassFixture<DemoApp>, IAsyncLifetime
{
    private readonly DemoApp _written;
    private readonly WebApp _read;

    public NewsTests(DemoApp written)
    {
        _written = written;
        _read = new WebApp(written.AppConnection);
    }

    public Task InitializeAsync()
    {
        _read.Services.GetRequiredService<NewsDesk>();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _read.DisposeAsync();

    [Fact]
    public async Task Who_looks_at_a_thing_at_another_instance_is_told_once_that_it_has_changed()
    {
        var action = await ActionAsync("Årlig uppföljningsrapport per avtalsområde");
        await using var watcher = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{action}");

        await ReportAsync(action);

        (await watcher.NextAsync()).Should().Be("andrat");
        (await watcher.NextAsync()).Should().BeEmpty("the page knows what it needs to");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/atgarder")]
    [InlineData("/atgardsplaner?huvudman=1290")]
    [InlineData("/att-gora")]
    public async Task Who_looks_at_all_of_an_organisation_is_told_of_each_thing_of_it(string page)
    {
        await using var watcher = await Watcher.LookAsync(_read, Role.BoardMember, page);

        await ReportAsync(await ActionAsync("Film om egenvård i introduktionen av nyanställda"));

        (await watcher.NextAsync()).Should().Be("andrat");
    }

    [Fact]
    public async Task What_is_not_shown_is_not_told()
    {
        var action = await ActionAsync("Lista över artiklar med oklart kostnadsansvar");
        await using var sees = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{action}");
        await using var otherThing = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{await ActionAsync("Indikatorer knutna till avtalets åtaganden")}");
        await using var otherKind = await Watcher.LookAsync(_read, Role.BoardMember, "/granskningar");
        await using var otherOrganisation = await Watcher.LookAsync(_read, Role.BoardMember, "/atgarder?huvudman=1231");

        await ReportAsync(action);

        await ShouldBeToldAsync([sees], [otherThing, otherKind, otherOrganisation]);
    }

    [Fact]
    public async Task Ones_own_change_is_no_news()
    {
        var action = await ActionAsync("Indikatorer knutna till avtalets åtaganden");
        await using var other = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{action}");
        await using var oneself = await Watcher.LookAsync(_read, Role.Officer, $"/atgarder/{action}");

        await ReportAsync(action);

        await ShouldBeToldAsync([other], [oneself]);
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_draft_report_is_told_of_to_its_auditors_alone()
    {
        var report = (await IdsAsync()).Draft;
        var colleague = await _written.AddAccountAsync(Role.Auditor);
        var elsewhere = await _written.AddAccountAsync(Role.Auditor, "1231");
        var address = Watch.Thing(report).Address(_read.Time.GetUtcNow());
        await using var auditor = await Watcher.LookAsync(_read, colleague.UserName, $"/rapporter/{report}/skriv");
        await using var board = await Watcher.ListenAsync(_read, DemoUsers.With(Role.BoardMember).UserName, address);
        await using var administrator = await Watcher.ListenAsync(_read, DemoUsers.With(Role.Administrator).UserName, address);
        await using var another = await Watcher.ListenAsync(_read, elsewhere.UserName, address);
        await using var list = await Watcher.LookAsync(_read, Role.BoardMember, "/granskningar");

        var writer = new ReportWriter(_written.As<Features.Audits.ReportWritingService>(Role.Auditor), report);
        var subject = (await writer.LoadAsync()).Report.Assessments[0].Id;
        await writer.AssessAsync(a => a.Id == subject, 2);

        await ShouldBeToldAsync([auditor], [board, administrator, another, list]);
    }

    [Fact]
    public async Task A_draft_plan_is_told_of_within_its_organisation_alone()
    {
        var plan = (await IdsAsync()).DraftPlan;
        var elsewhere = await _written.AddAccountAsync(Role.Officer, "1231");
        var address = Watch.All(null, Subject.ActionPlans).Address(_read.Time.GetUtcNow());
        await using var board = await Watcher.ListenAsync(_read, DemoUsers.With(Role.BoardMember).UserName, address);
        await using var officer = await Watcher.ListenAsync(_read, elsewhere.UserName, address);
        await using var auditor = await Watcher.ListenAsync(_read, DemoUsers.With(Role.Auditor).UserName, address);

        var service = _written.As<PlanWritingService>(Role.Officer);
        var draft = (await service.DraftAsync(plan, Operation.WriteDraftPlan))!;
        await service.SaveActionAsync(plan, new ActionForm { Title = "En åtgärd till" }, draft.Seen);

        await ShouldBeToldAsync([board], [officer, auditor]);
    }

    [Fact]
    public async Task What_changes_between_the_page_and_its_asking_for_news_is_told_at_once()
    {
        var action = await ActionAsync("Årlig uppföljningsrapport per avtalsområde");
        using var browser = await _read.BrowseAsync(Role.BoardMember);
        var before = Watcher.AddressOn(await browser.GetAsync($"/atgarder/{action}"));
        await using var other = await Watcher.LookAsync(_read, Role.Coordinator, $"/atgarder/{action}");
        await ReportAsync(action);
        (await other.NextAsync()).Should().Be("andrat");
        var after = Watcher.AddressOn(await browser.GetAsync($"/atgarder/{action}"));

        await using var late = await Watcher.ListenAsync(_read, DemoUsers.With(Role.BoardMember).UserName, before);
        await using var updated = await Watcher.ListenAsync(_read, DemoUsers.With(Role.BoardMember).UserName, after);

        (await late.NextAsync()).Should().Be("andrat");
        await ShouldBeToldAsync([], [updated]);
    }

    [Fact]
    public async Task A_lost_connection_to_the_database_is_owned_up_to_and_made_anew()
    {
        var action = await ActionAsync("Film om egenvård i introduktionen av nyanställda");
        await using var watcher = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{action}");

        await using (var database = NpgsqlDataSource.Create(_written.AppConnection))
        await using (var command = database.CreateCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"))
        {
            (await command.ExecuteScalarAsync()).As<long>().Should().BePositive();
        }

        (await watcher.NextAsync()).Should().Be("kanske");
        await using var again = await Watcher.LookAsync(_read, Role.BoardMember, $"/atgarder/{action}");
        await ReportAsync(action);
        (await again.NextAsync()).Should().Be("andrat");
    }

    [Fact]
    public async Task Who_has_lost_the_role_is_told_of_the_end_and_no_more()
    {
        var action = await ActionAsync("Indikatorer knutna till avtalets åtaganden");
        var (id, name) = await _written.AddAccountAsync(Role.Officer);
        await using var watcher = await Watcher.LookAsync(_read, name, $"/atgarder/{action}");
        await _written.WithdrawRolesAsync(id);
        _read.Time.Now += TimeSpan.FromMinutes(1);

        await ReportAsync(action);

        (await watcher.NextAsync()).Should().Be("slut");
        (await watcher.NextAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_is_left_watching_when_the_pages_are_closed()
    {
        var desk = _read.Services.GetRequiredService<NewsDesk>();
        await using (await Watcher.LookAsync(_read, Role.BoardMember, "/"))
        {
            desk.Watching.Should().Be(1);
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (desk.Watching > 0)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task One_person_has_only_so_many_pages_that_listen()
    {
        await using var web = new WebApp(_written.AppConnection) { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Limits:NewsPerUser"] = "1" } };
        await using var first = await Watcher.LookAsync(web, Role.BoardMember, "/");
        using var browser = await web.BrowseAsync(Role.BoardMember);

        using var second = await browser.OpenAsync(Watch.All(null, Subject.Audits).Address(web.Time.GetUtcNow()));

        second.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        await using var other = await Watcher.LookAsync(web, Role.Auditor, "/");
    }

    [Fact]
    public async Task Without_sign_in_there_is_no_news()
    {
        using var browser = _read.Browse(followRedirects: false);

        using var answer = await browser.OpenAsync(Watch.All(null, Subject.Audits).Address(_read.Time.GetUtcNow()));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    /// <summary>The told are waited for. Then all have been offered it: what the others hear next is what is told to everybody.</summary>
    private async Task ShouldBeToldAsync(IReadOnlyList<Watcher> told, IReadOnlyList<Watcher> untold)
    {
        foreach (var watcher in told)
        {
            (await watcher.NextAsync()).Should().Be("andrat");
        }

        _read.Services.GetRequiredService<NewsDesk>().MissedSome();
        foreach (var watcher in untold)
        {
            (await watcher.NextAsync()).Should().Be("kanske", "it is not told");
        }
    }

    private async Task ReportAsync(Guid action)
    {
        var officer = _written.As<PlannedActionService>(Role.Officer);
        var seen = (await officer.FindAsync(action))!.Head.Seen;
        await officer.ReportAsync(action, new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Arbetet pågår.", ReportedOn = _written.Today }, seen);
    }

    private async Task<Guid> ActionAsync(string title)
    {
        await using var db = _written.Open();
        return await db.PlannedActions.Where(a => a.Title == title).Select(a => a.Id).SingleAsync();
    }

    private async Task<PageIds> IdsAsync()
    {
        await using var db = _written.Open();
        return await PageIds.OfDemoAsync(db);
    }
}
