using System.Diagnostics;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Benchmarks;

/// <summary>What the chain costs a save, and how long a long chain takes to check. Each is measured once: they take minutes.</summary>
internal static class ChangeLogMeasures
{
    private const int Saves = 1000;

    public static async Task RunAsync(int entries)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(34);
        foreach (var savers in new[] { 1, 8, 32 })
        {
            await SavesAsync(database, savers);
        }

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(connection, "ALTER TABLE change_log DISABLE TRIGGER chain_change_log; ALTER TABLE change_log DISABLE TRIGGER move_change_log_head; ALTER TABLE change_log ALTER sequence DROP NOT NULL, ALTER hash DROP NOT NULL");
        var without = await InsertAsync(connection, 20_000, "00000000-0000-0000-0000-0000000000ee");
        await ExecuteAsync(connection, "DELETE FROM change_log WHERE sequence IS NULL; ALTER TABLE change_log ENABLE TRIGGER chain_change_log; ALTER TABLE change_log ENABLE TRIGGER move_change_log_head");
        var with = await InsertAsync(connection, 20_000, "00000000-0000-0000-0000-0000000000ff");
        Say($"The trigger costs {(with - without).TotalMicroseconds / 20_000:0} µs per entry ({without.TotalMicroseconds / 20_000:0} without, {with.TotalMicroseconds / 20_000:0} with)");

        var inserting = await InsertAsync(connection, entries, "00000000-0000-0000-0000-0000000000aa");
        Say($"{entries:N0} entries made in {inserting.TotalSeconds:0.0} s");
        await ExecuteAsync(connection, "VACUUM ANALYZE change_log");
        var clock = Stopwatch.StartNew();
        var reports = await new ChainVerifier(connection, []).VerifyAsync();
        Say($"{reports.Sum(r => r.Count):N0} entries checked in {clock.Elapsed.TotalSeconds:0.0} s, {reports.Count(r => r.Fault is not null)} chains with a fault; {Environment.WorkingSet / 1_000_000} MB of memory");
    }

    /// <summary>Saves of one row each in one agreement, by as many at once as asked for.</summary>
    private static async Task SavesAsync(BenchmarkDatabase database, int savers)
    {
        Guid board;
        await using (var db = DatabaseSetup.Open(database.ConnectionString))
        {
            board = await db.AuditedBoards.Select(b => b.BoardId).FirstAsync();
        }

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, savers).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < Saves / savers; n++)
            {
                var by = Actor.System.Sign(DateTimeOffset.UtcNow);
                await using var db = DatabaseSetup.Open(database.ConnectionString);
                db.SignAs(by);
                db.Add(new ActionPlan(board, "Plan", ActionPlanKind.Implementation, null, 120, by));
                await db.SaveChangesAsync();
            }
        })));
        Say($"{savers} at once in one chain: {Saves / clock.Elapsed.TotalSeconds:0} saves/s, {clock.Elapsed.TotalMilliseconds * savers / Saves:0.0} ms per save");
    }

    private static async Task<TimeSpan> InsertAsync(NpgsqlConnection connection, int entries, string chain)
    {
        var clock = Stopwatch.StartNew();
        await ExecuteAsync(
            connection,
            $$"""
            INSERT INTO change_log (occurred_at, user_id, user_name, role, action, entity, entity_id, aggregate_id, organisation_id, before, after, correlation_id, chain)
            SELECT now(), gen_random_uuid(), 'Verksamhetsutvecklare, Kristianstad', 'Officer', 'Modified', 'PlannedAction', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                jsonb_build_object('DueOn', '2026-03-31', 'Status', 'InProgress', 'Description', repeat('Vad som ska göras. ', 10)),
                jsonb_build_object('DueOn', '2026-06-30', 'Status', 'Hindered', 'Description', repeat('Vad som ska göras nu. ', 10)),
                '0af7651916cd43dd8448eb211c80319c', '{{chain}}'
            FROM generate_series(1, {{entries}})
            """);
        return clock.Elapsed;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static void Say(string line) => Console.Out.WriteLine(line);
}
