using System.Diagnostics;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Tests.Budget;
using HsAvtal.Web.Tests.Support;
using Npgsql;

namespace HsAvtal.Benchmarks;

/// <summary>
/// What the database does for each page of the product at national size, as each role: how many statements, how long each of
/// them takes, and which large tables are read through. In the largest agreement, at its first municipality.
/// </summary>
internal static class QueryMeasures
{
    private const int LargeTable = 10_000;
    private const double Most = 20;
    private const string Region = "14";

    private static readonly Dictionary<Role, string> _users = new()
    {
        [Role.BoardMember] = "namndsekreterare",
        [Role.Auditor] = "sakkunnig.revisor",
        [Role.Officer] = "verksamhetsutvecklare",
        [Role.Coordinator] = "processledare",
        [Role.Administrator] = "systemforvaltare",
    };

    /// <returns>Whether every page keeps within what is asked for.</returns>
    public static async Task<bool> RunAsync(int rounds, string? only)
    {
        await Plans.AskAsync(NationalDatabase.Admin);
        try
        {
            var large = await LargeTablesAsync();
            PageIds ids;
            await using (var db = DatabaseSetup.Open(NationalDatabase.Admin))
            {
                ids = await GeneratedIds.OfAsync(db, $"{Region}90");
            }

            await using var web = new WebApp(NationalDatabase.App);
            web.Time.Now = TimeProvider.System.GetUtcNow();
            var measured = new List<Measured>();
            foreach (var role in Enum.GetValues<Role>())
            {
                using var browser = web.Browse();
                await browser.SignInAsync($"{_users[role]}.{Region}90.{(int)role}@avtal.example", DemoUsers.SignInWord);
                foreach (var page in ProductPages.All.Where(p => p.MaySee.Contains(role) && (only is null || p.Template.Contains(only, StringComparison.Ordinal))))
                {
                    measured.Add(await MeasureAsync(web, browser, role, page, page.Path(ids), rounds));
                }
            }

            return Print(measured, large);
        }
        finally
        {
            await Plans.StopAskingAsync(NationalDatabase.Admin);
        }
    }

    private static async Task<Measured> MeasureAsync(WebApp web, Browser browser, Role role, PageEntry page, string path, int rounds)
    {
        await browser.GetAsync(path);
        var statements = 0;
        var times = new List<double>();
        var plans = new List<Plan>();
        for (var round = 0; round < rounds; round++)
        {
            web.Statements.Forget();
            web.Plans.Forget();
            var clock = Stopwatch.GetTimestamp();
            var answer = await browser.GetAsync(path);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if ((int)answer.Status >= 500)
            {
                throw new InvalidOperationException($"{path} as {role}: {answer.Status}");
            }

            statements = web.Statements.Sent.Count;
            plans.AddRange(web.Plans.Heard);
        }

        return new Measured(page.Template, role, statements, Percentile(times, 0.95), plans, plans.Count / (double)rounds);
    }

    private static bool Print(List<Measured> measured, IReadOnlySet<string> large)
    {
        Say("| Sida | Roll | Satser | Inre satser | Sida p95 (ms) | Långsammaste sats p95 (ms) | Läser igenom |");
        Say("|---|---|---:|---:|---:|---:|---|");
        var (isKept, kept, scanned) = (true, 0, 0);
        var slow = new Dictionary<string, (double Time, Measured Of)>(StringComparer.Ordinal);
        foreach (var row in measured)
        {
            var byStatement = row.Plans.GroupBy(p => p.Statement, p => p.Milliseconds, StringComparer.Ordinal).Select(g => (Statement: g.Key, P95: Percentile(g, 0.95))).ToList();
            var slowest = byStatement.MaxBy(s => s.P95);
            var scans = row.Plans.SelectMany(p => p.Scanned.Where(large.Contains).Select(t => (t, p.Statement))).Distinct().ToList();
            foreach (var (statement, p95) in byStatement.Where(s => s.P95 > Most || scans.Any(x => x.Statement == s.Statement)))
            {
                if (!slow.TryGetValue(statement, out var before) || before.Time < p95)
                {
                    slow[statement] = (p95, row);
                }
            }

            isKept &= row.Statements <= 8 && slowest.P95 <= Most && scans.Count == 0;
            kept += slowest.P95 <= Most ? 1 : 0;
            scanned += scans.Count == 0 ? 0 : 1;
            Say($"| {row.Page} | {row.Role} | {row.Statements} | {row.Inner:0} | {row.P95:0} | {slowest.P95:0.0} | {string.Join(", ", scans.Select(s => s.t).Distinct(StringComparer.Ordinal))} |");
        }

        foreach (var (statement, (time, of)) in slow.OrderByDescending(s => s.Value.Time))
        {
            Say($"\n{time:0.0} ms, {of.Page} as {of.Role}:\n{statement}");
            if (Environment.GetEnvironmentVariable("HSAVTAL_BENCH_PLANS") is not null)
            {
                Say(of.Plans.Last(p => p.Statement == statement).Json);
            }
        }

        new Figure("Satser per sida", "högst 8", $"högst {measured.Max(m => m.Statements)}", $"{measured.Count} par av sida och roll").Show();
        new Figure("Långsammaste satsen per sida, p95", $"{Most:0} ms", $"{kept} av {measured.Count} par", slow.Count == 0 ? "" : $"som mest {slow.Values.Max(s => s.Time):0} ms, {slow.Values.MaxBy(s => s.Time).Of.Page}").Show();
        new Figure($"Tabeller av {LargeTable:N0} rader eller fler som läses igenom", "inga", scanned == 0 ? "inga" : $"{scanned} par", "").Show();
        return isKept;
    }

    private static async Task<IReadOnlySet<string>> LargeTablesAsync()
    {
        await using var source = NpgsqlDataSource.Create(NationalDatabase.Admin);
        await using var command = source.CreateCommand("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= $1");
        command.Parameters.AddWithValue((float)LargeTable);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static double Percentile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private static void Say(string line) => Console.Out.WriteLine(line);

    private sealed record Measured(string Page, Role Role, int Statements, double P95, IReadOnlyList<Plan> Plans, double Inner);
}
