using System.Net;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.GeneratedData;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Budget;

/// <summary>
/// How the database would carry out each page if it were as large as the country's. It is two small agreements, but PostgreSQL
/// chooses a plan by what it believes of a table, and here it is told that there is a hundred times as much.
/// </summary>
public sealed class ReadPlans : IAsyncLifetime
{
    private const int LargeTable = 10_000;

    /// <summary>Every table is as many times as large, each thing in it has as much as before, and there are 21 agreements.</summary>
    private const string AsLargeAsTheCountry = """
        UPDATE pg_statistic SET stadistinct = CASE WHEN stadistinct < 0 THEN stadistinct WHEN a.attname = 'agreement_id' THEN 21 ELSE -least(1, stadistinct / c.reltuples) END,
          stakind1 = CASE stakind1 WHEN 1 THEN 0 ELSE stakind1 END
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.oid = starelid AND a.attnum = staattnum AND c.relnamespace = 'public'::regnamespace AND a.atttypid = 'uuid'::regtype;
        UPDATE pg_class SET reltuples = reltuples * 120 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') AND reltuples > 0;
        """;

    private readonly List<(string Page, IReadOnlyList<Plan> Plans)> _pages = [];

    public IReadOnlyList<(string Page, IReadOnlyList<Plan> Plans)> Pages => _pages;

    /// <summary>Of a save with its entries in the log.</summary>
    public IReadOnlyList<Plan> Save { get; private set; } = [];

    /// <summary>The tables that are large in the country.</summary>
    public IReadOnlySet<string> Large { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        var today = DateOnly.FromDateTime(ProductTemplates.DemoLoadedAt.Date);
        await GeneratedDatabase.FillAsync(database.SuperConnection, new Shape([("12", 5), ("14", 5)], Users: 120, Actions: 600, Recommendations: 200, ValuesPerOrganisation: 200, today));
        await PretendAsync(database.SuperConnection);
        await using var db = DatabaseSetup.Open(database.OwnerConnection);
        var ids = await GeneratedIds.OfAsync(db, "1290");
        await Plans.AskAsync(database.SuperConnection);
        // As ./bench sets its server.
        await using var web = new WebApp($"{database.AppConnection};Options=-c random_page_cost=1.1");
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = await web.BrowseAsync(role);
            foreach (var entry in ProductPages.All.Where(p => WhoseEyes(p) == role))
            {
                web.Plans.Forget();
                var page = await browser.GetAsync(entry.Path(ids));
                page.Status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], "{0} as {1} is shown", entry.Template, role);
                _pages.Add(($"{entry.Template} as {role}", web.Plans.Heard));
            }
        }

        var officer = await db.Users.Where(u => u.UserName == DemoUsers.With(Role.Officer).UserName).Select(u => u.Id).SingleAsync();
        var seen = new Seen(await db.PlannedActions.Where(a => a.Id == ids.Action).Select(a => a.Version).SingleAsync(), 0);
        web.Plans.Forget();
        await web.As<PlannedActionService>(officer).ReportAsync(ids.Action, new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Arbetet pågår.", ReportedOn = today }, seen);
        Save = web.Plans.Heard;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A page is read in the same way for everybody who may: with the eyes of an auditor, who sees drafts of reports too, where she may.</summary>
    private static Role WhoseEyes(PageEntry page) => page.MaySee.Contains(Role.Auditor) ? Role.Auditor : page.MaySee[^1];

    private async Task PretendAsync(string superConnection)
    {
        await using var source = NpgsqlDataSource.Create(superConnection);
        await using var pretend = source.CreateCommand(AsLargeAsTheCountry);
        await pretend.ExecuteNonQueryAsync();
        await using var large = source.CreateCommand($"SELECT array_agg(relname::text) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= {LargeTable}");
        Large = ((string[])(await large.ExecuteScalarAsync())!).ToHashSet(StringComparer.Ordinal);
    }
}
