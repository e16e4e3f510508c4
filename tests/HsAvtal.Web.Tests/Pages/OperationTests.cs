using System.Net;
using HsAvtal.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Faults, health, and the id that ties a request to its log lines, its changes and its error page.</summary>
public sealed class OperationTests : IClassFixture<DemoApp>
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Username=x;Password=x;Database=x;Timeout=2";

    private readonly DemoApp _app;

    public OperationTests(DemoApp app) => _app = app;

    [Fact]
    public async Task A_fault_ends_on_a_page_in_Swedish_with_the_id_and_nothing_of_the_fault()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var (id, traceParent) = Trace();

        _app.Web.Statements.Fail = true;
        var page = await browser.GetAsync("/rekommendationer", traceParent);
        _app.Web.Statements.Fail = false;

        page.Status.Should().Be(HttpStatusCode.InternalServerError);
        page.Heading.Should().Be("Något gick fel");
        page.Document.QuerySelector("main strong.number")!.TextContent.Should().Be(id);
        page.Source.Should().NotContain("secret detail").And.NotContain("   at ").And.NotContain("InvalidOperationException").And.NotContain("SELECT");
        _app.Web.Logs.All.Should().Contain(l => l.CorrelationId == id && l.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task One_line_per_request_carries_method_path_status_and_correlation_id()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var (id, traceParent) = Trace();

        await browser.GetAsync("/omraden?sok=hemligt", traceParent);

        var line = _app.Web.Logs.All.Where(l => l.Category == "HsAvtal.Requests" && l.CorrelationId == id).Should().ContainSingle().Which;
        line.Text.Should().MatchRegex("^GET /omraden 200 [0-9,.]+ ms$");
    }

    [Fact]
    public async Task A_refusal_is_no_fault_in_the_log()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var (id, traceParent) = Trace();

        await browser.GetAsync("/granskningar/ny", traceParent);

        var lines = _app.Web.Logs.All.Where(l => l.CorrelationId == id).ToList();
        lines.Should().Contain(l => l.Text.StartsWith("GET /granskningar/ny 403", StringComparison.Ordinal));
        lines.Should().NotContain(l => l.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_change_made_by_a_request_carries_its_correlation_id()
    {
        using var browser = _app.Web.Browse();
        var (id, traceParent) = Trace();

        await browser.SignInAsync("samverkan@skane.example", "not-the-word-for-it", traceParent: traceParent);

        await using var db = _app.Open();
        var user = DemoUsers.With(Role.Coordinator).Id.ToString();
        (await db.ChangeLog.Where(e => e.CorrelationId == id).ToListAsync()).Should().NotBeEmpty().And.OnlyContain(e => e.Entity == "UserAccount" && e.EntityId == user);
    }

    [Fact]
    public async Task On_a_migrated_database_the_app_is_live_and_ready()
    {
        using var browser = _app.Web.Browse(followRedirects: false);

        (await browser.GetAsync("/health/live")).Status.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/health/ready")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_app_has_answered_a_page_to_itself_before_it_says_that_it_is_ready()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        await using var web = new WebApp(database.AppConnection, demo: false) { Environment = "Production", OwnKeys = false };
        web.UseKestrel(0);
        using var browser = new Browser(web.CreateClient());

        (await browser.GetAsync("/health/ready")).Status.Should().Be(HttpStatusCode.OK);

        web.Logs.All.Select(l => l.Text).Should().ContainMatch("GET /logga-in 200 *").And.NotContainMatch("*could not be made ready*");
        web.Statements.Sent.Should().Contain(s => s.Contains("assessment", StringComparison.Ordinal), "the map is read");
    }

    [Fact]
    public async Task Without_a_database_the_app_is_live_but_not_ready()
    {
        await using var web = new WebApp(Unreachable);
        using var browser = web.Browse(followRedirects: false);

        (await browser.GetAsync("/health/live")).Status.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/health/ready")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task On_a_database_that_is_not_migrated_the_app_is_live_but_not_ready()
    {
        await using var database = await TestServer.CreateDatabaseAsync();
        await using var web = new WebApp(database.AppConnection);
        using var browser = web.Browse(followRedirects: false);

        (await browser.GetAsync("/health/live")).Status.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/health/ready")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Sign_in_without_a_database_ends_on_the_error_page()
    {
        await using var web = new WebApp(Unreachable);
        using var browser = web.Browse();

        // Where one may sign in is the database's to say, so the page itself ends there.
        var page = await browser.GetAsync("/logga-in");

        page.Status.Should().Be(HttpStatusCode.InternalServerError);
        page.Heading.Should().Be("Något gick fel");
    }

    private static (string Id, string TraceParent) Trace()
    {
        var id = Guid.NewGuid().ToString("N");
        return (id, $"00-{id}-00f067aa0ba902b7-01");
    }
}
