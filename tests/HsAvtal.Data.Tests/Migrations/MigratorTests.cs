using System.Diagnostics;
using System.Reflection;
using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace HsAvtal.Data.Tests.Migrations;

public sealed class MigratorTests
{
    private const string History = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1";

    private static readonly List<string> _migrations =
        [.. typeof(Migrator).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Five_instances_that_start_at_once_on_an_empty_database_all_come_up_and_each_migration_runs_once()
    {
        await using var database = await TestServer.CreateDatabaseAsync();

        await FiveAtOnceAsync(database, "CREATE TABLE \"__EFMigrationsHistory\" (in_the_way integer)");

        (await Sql.ListAsync<string>(database.SuperConnection, History)).Should().Equal(_migrations);
    }

    [Fact]
    public async Task Five_instances_that_grant_rights_at_once_all_come_up()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();

        await FiveAtOnceAsync(database, $"GRANT REFERENCES ON board TO {new NpgsqlConnectionStringBuilder(database.AppConnection).Username}");

        (await Sql.ListAsync<string>(database.SuperConnection, History)).Should().Equal(_migrations);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var database = await ProductTemplates.CreateDemoAsync();
        var before = await FingerprintAsync(database);

        await Migrator.MigrateAsync(database.OwnerConnection, database.AppConnection);

        (await FingerprintAsync(database)).Should().Equal(before);
    }

    [Fact]
    public async Task In_development_one_role_may_be_both_owner_and_app()
    {
        await using var database = await TestServer.CreateDatabaseAsync();

        await Migrator.MigrateAsync(database.OwnerConnection, database.OwnerConnection);

        (await Sql.ListAsync<string>(database.OwnerConnection, History)).Should().Equal(_migrations);
    }

    [Fact]
    public async Task A_migration_that_was_cut_short_leaves_nothing_and_can_be_run_again()
    {
        await using var database = await TestServer.CreateDatabaseAsync();
        // A table in the way makes the first migration fail in its middle.
        await Sql.ExecuteAsync(database.OwnerConnection, "CREATE TABLE progress_report (in_the_way integer)");
        var migrate = () => Migrator.MigrateAsync(database.OwnerConnection, database.AppConnection);

        await migrate.Should().ThrowAsync<DatabaseSetupException>();
        var tables = await Sql.ListAsync<string>(
            database.SuperConnection, "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        tables.Should().BeSubsetOf(["progress_report", "__EFMigrationsHistory"]);

        await Sql.ExecuteAsync(database.OwnerConnection, "DROP TABLE progress_report");
        await migrate.Should().NotThrowAsync();
        (await Sql.ListAsync<string>(database.SuperConnection, History)).Should().Equal(_migrations);
    }

    /// <summary>Starts five that all meet at a gate, an open transaction in their way, so that they really run at once.</summary>
    private static async Task FiveAtOnceAsync(TestDatabase database, string gate)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(gate, connection, transaction);
        await command.ExecuteNonQueryAsync();
        var instances = Enumerable.Range(1, 5).Select(n => Task.Run(() => Instance(n, database))).ToList();
        await AllWaitAsync(database, instances);

        await transaction.RollbackAsync();

        await Task.WhenAll(instances);
    }

    private static async Task AllWaitAsync(TestDatabase database, List<Task> instances)
    {
        const string waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'instance %' AND wait_event_type = 'Lock'";
        var started = Stopwatch.StartNew();
        while (await Sql.ScalarAsync<long>(database.SuperConnection, waiting) < instances.Count)
        {
            started.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1), "all five should by now stand at the gate");
            instances.Should().NotContain(i => i.IsCompleted, "nobody passes the gate while it is shut");
        }
    }

    /// <summary>Each with a session of its own, as a process would have.</summary>
    private static Task Instance(int number, TestDatabase database) =>
        Migrator.MigrateAsync($"{database.OwnerConnection};Application Name=instance {number}", database.AppConnection);

    private static async Task<List<string>> FingerprintAsync(TestDatabase database) =>
    [
        .. await Schema.Catalogue.ReadAsync(database.SuperConnection),
        .. await Sql.ListAsync<string>(database.SuperConnection, History),
        .. await Sql.ListAsync<string>(
            database.SuperConnection,
            "SELECT format('%s %s', relname, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY relname"),
        .. await Sql.ListAsync<string>(database.SuperConnection, "SELECT count(*)::text FROM change_log"),
    ];
}
