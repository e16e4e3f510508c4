using System.Data.Common;
using System.Diagnostics;
using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using HsAvtal.KoladaServer;
using HsAvtal.Web.Features.Indicators;
using HsAvtal.Web.Features.Kolada;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Benchmarks;

/// <summary>An indicator's page among a million values, and a whole fetch stored.</summary>
internal static class IndicatorMeasures
{
    private const int Parties = 34;
    private const int Kpis = 50;
    private const int Years = 10;
    private const int Reads = 20;

    public static async Task RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync(Parties);
        await FetchAsync(database);
        await PageAsync(database);
    }

    /// <summary>50 indicators of 34 parties in 10 years, from a server on this machine; then the same again, changed and unchanged.</summary>
    private static async Task FetchAsync(BenchmarkDatabase database)
    {
        var content = new KoladaContent();
        string[] places;
        await using (var db = DatabaseSetup.Open(database.ConnectionString))
        {
            places = [.. (await db.Organisations.Select(o => o.Code).ToListAsync()).Select(c => c.PadLeft(4, '0'))];
            await AddAsync(db, Kpis, n => new IndicatorFacts { Name = $"Hämtad {n}", Unit = "procent", Source = IndicatorSource.Kolada, KoladaId = Id(n) });
            // Only these are fetched, so that the count is what it says.
            await db.Database.ExecuteSqlRawAsync("UPDATE indicator SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = 'x' WHERE source = 'Kolada' AND name NOT LIKE 'Hämtad %'");
        }

        Fill(content, places, 0, new DateOnly(2025, 1, 1));
        await using var server = await LocalKolada.StartAsync(content);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kolada:BaseUrl", server.Address.AbsoluteUri)]).Build();
        await using var services = database.Services(DemoUsers.With(Role.Officer), more => more.AddKoladaClient(configuration).AddScoped<KoladaJob>());
        await RunAsync(services, "the first time");
        await RunAsync(services, "again, nothing changed");
        Fill(content, places, 1, DateOnly.FromDateTime(DateTime.UtcNow));
        await RunAsync(services, "again, every figure changed");
    }

    private static async Task RunAsync(ServiceProvider services, string when)
    {
        await using var scope = services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<KoladaJob>();
        var clock = Stopwatch.StartNew();
        var id = await job.RunAsync("Mätning");
        var whole = clock.Elapsed;
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<HsAvtalDbContext>>().CreateDbContextAsync();
        var run = await db.KoladaRuns.Include(r => r.Lines).SingleAsync(r => r.Id == id);

        // The same questions by themselves, at the same pace: the server's own answers.
        var kolada = scope.ServiceProvider.GetRequiredService<KoladaClient>();
        string[] kpis = [.. Enumerable.Range(0, Kpis).Select(Id)];
        string[] places = [.. (await db.Organisations.Select(o => o.Code).ToListAsync()).Select(c => c.PadLeft(4, '0')), KoladaFigures.Nation];
        clock.Restart();
        await kolada.KnownAsync(kpis);
        await foreach (var _ in kolada.DataAsync(kpis, places, [.. Enumerable.Range(DateTime.UtcNow.Year - Years + 1, Years)], run.Lines[0].ChangedSince))
        {
            // Only read.
        }

        var answers = clock.Elapsed;
        await Console.Out.WriteLineAsync(
            $"Fetch {when}: {run.State}, {run.Lines.Sum(l => l.Received):N0} values came, {run.Lines.Sum(l => l.Added):N0} new, {run.Lines.Sum(l => l.Changed):N0} changed; {whole.TotalSeconds:0.0} s, of which the answers {answers.TotalSeconds:0.0} s; stored in {(whole - answers).TotalSeconds:0.0} s (target: under 10 s)");
    }

    /// <summary>A month in ten years for 34 parties and the nation, women, men and all, of 80 indicators: a million values.</summary>
    private static async Task PageAsync(BenchmarkDatabase database)
    {
        Guid indicator;
        await using (var db = DatabaseSetup.Open(database.ConnectionString))
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            indicator = (await AddAsync(db, 80, n => new IndicatorFacts { Name = $"Månadsvis {n}", Unit = "antal", PeriodKind = PeriodKind.Month, IsGenderSplit = true }))[40];
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO indicator_batch (indicator_id, origin, source, at, user_id, user_name, added, changed, vanished)
                SELECT id, 'Typed', 'Mätning', now(), '00000000-0000-0000-0000-000000000000', 'Systemet', 1, 0, 0 FROM indicator WHERE name LIKE 'Månadsvis %';
                INSERT INTO indicator_value (indicator_id, organisation_id, period, gender, value, batch_id)
                SELECT b.indicator_id, o.id, m::date, g, round((random() * 100)::numeric, 2), b.id
                FROM indicator_batch b
                CROSS JOIN (SELECT organisation_id AS id FROM agreement_party UNION ALL SELECT NULL) o
                CROSS JOIN generate_series(date '2016-12-01', date '2026-11-01', interval '1 month') m
                CROSS JOIN unnest(ARRAY['Total', 'Women', 'Men']) g
                WHERE b.source = 'Mätning';
                """);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE indicator_value, indicator_batch, indicator");
            await Console.Out.WriteLineAsync($"{await db.IndicatorValues.CountAsync():N0} values");
        }

        var meter = new StatementMeter();
        await using var services = database.Services(DemoUsers.With(Role.BoardMember), more => more.AddSingleton<IInterceptor>(meter));
        var times = new List<double>();
        for (var n = 0; n < Reads + 1; n++)
        {
            meter.Reset();
            await using var scope = services.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<IndicatorService>().FindAsync(indicator, "1290", Gender.Total);
            if (found is not { Own.Count: 120, Others.Count: 33 })
            {
                throw new InvalidOperationException("The page does not show what it should.");
            }

            times.Add(meter.Time.TotalMilliseconds);
        }

        // The first one compiles the queries.
        times = [.. times.Skip(1).Order()];
        await Console.Out.WriteLineAsync(
            $"Indicator page: {meter.Count} statements (target: at most 8), database time {times[Reads / 2]:0.0} ms, the slowest of {Reads} {times[^1]:0.0} ms (target: 50 ms)");
    }

    private static async Task<List<Guid>> AddAsync(HsAvtalDbContext db, int count, Func<int, IndicatorFacts> facts)
    {
        var by = Actor.System.Sign(DateTimeOffset.UtcNow);
        var agreement = await db.Agreements.Select(a => a.Id).SingleAsync();
        var added = Enumerable.Range(0, count).Select(n => new Indicator(agreement, facts(n) with { Definition = "Vad den mäter.", SourceText = "Mätning", Decimals = 1 }, by)).ToList();
        db.AddRange(added);
        db.SignAs(by);
        await db.SaveChangesAsync();
        return added.ConvertAll(i => i.Id);
    }

    private static void Fill(KoladaContent content, string[] places, decimal more, DateOnly changedOn)
    {
        for (var kpi = 0; kpi < Kpis; kpi++)
        {
            content.Kpi(Id(kpi), $"Hämtad {kpi}");
            foreach (var (place, n) in places.Select((p, n) => (p, n)))
            {
                for (var year = DateTime.UtcNow.Year - Years + 1; year <= DateTime.UtcNow.Year; year++)
                {
                    content.Figure(Id(kpi), place, year, ((kpi + n + year) % 97) + more, changedOn: changedOn);
                }
            }
        }
    }

    private static string Id(int kpi) => $"N{10000 + kpi}";

    /// <summary>Counts statements, and the time from when one is sent until its last row is read.</summary>
    private sealed class StatementMeter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public TimeSpan Time { get; private set; }

        public void Reset() => (Count, Time) = (0, TimeSpan.Zero);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Count++;
            Time += eventData.Duration;
            return ValueTask.FromResult(result);
        }

        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            Time += eventData.Duration;
            return result;
        }
    }
}
