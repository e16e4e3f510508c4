using System.Diagnostics;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.GeneratedData;
using Npgsql;

namespace HsAvtal.Benchmarks;

/// <summary>The database of <c>./bench</c>, filled once and kept.</summary>
internal static class NationalDatabase
{
    private static readonly string[] _counted =
    [
        "agreement", "organisation", "board", "user_account", "audit", "audited_board", "observation", "assessment", "recommendation", "recommendation_addressee",
        "board_response", "board_decision", "action_plan", "planned_action", "deferral", "progress_report", "follow_up_occasion", "indicator_value", "change_log",
    ];

    public static string Owner => Setting("ConnectionStrings__HsAvtalOwner");

    /// <summary>Sees every row: COPY demands it.</summary>
    public static string Admin => Setting("ConnectionStrings__HsAvtalAdmin");

    public static string App => Setting("ConnectionStrings__HsAvtal");

    public static async Task FillAsync()
    {
        var clock = Stopwatch.StartNew();
        await MigrateAsync();
        var filled = await GeneratedDatabase.FillAsync(Admin, Shape.Sweden(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)));
        if (filled)
        {
            new Figure("Fylla databasen", "180 s", $"{clock.Elapsed.TotalSeconds:0} s", "sökindexet medräknat").Show();
        }
        else
        {
            Say("Databasen är redan fylld; ./bench data --reset börjar om");
        }

        await using var source = NpgsqlDataSource.Create(Admin);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var table in _counted)
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            Say($"{await command.ExecuteScalarAsync(),12:N0} {table}");
        }

        clock.Restart();
        var chains = await new ChainVerifier(connection, []).VerifyAsync();
        var fault = chains.FirstOrDefault(c => c.Fault is not null);
        Say(fault is null ? $"Ändringsloggen är hel: {chains.Count} kedjor räknade om på {clock.Elapsed.TotalSeconds:0} s" : $"Ändringsloggen är inte hel: {fault}");
    }

    /// <summary>As the code at hand wants it: it may have been filled by an older one.</summary>
    public static Task MigrateAsync() => Migrator.MigrateAsync(Owner, App);

    /// <summary>What ./bench tells the program by the environment.</summary>
    public static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: start with ./bench.");

    private static void Say(string line) => Console.Out.WriteLine(line);
}
