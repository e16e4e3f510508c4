using System.Collections.Concurrent;
using Npgsql;

namespace HsAvtal.Tests.Shared;

/// <summary>
/// The PostgreSQL that the tests run on, named by HSAVTAL_TEST_SERVER: a connection string of a superuser to the database
/// postgres. Each test gets databases of its own, which are gone afterwards.
/// </summary>
public static class TestServer
{
    private const string Variable = "HSAVTAL_TEST_SERVER";

    /// <summary>Any number that no one else locks; several test processes may start at once.</summary>
    private const long RolesLock = 4_726_813_001;

    private const string Owner = "hsavtal_test_owner";
    private const string App = "hsavtal_test_app";

    // Not a secret: the server lives as long as the tests and listens on loopback only.
    private const string RolePassword = "test-of-hsavtal";

    private static readonly ConcurrentDictionary<string, bool> _templates = new(StringComparer.Ordinal);
    private static readonly Lazy<Task> _ready = new(PrepareAsync);

    /// <summary>The superuser, in the database postgres.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static string SuperConnection =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
            ? server
            : throw new InvalidOperationException($"{Variable} is not set: run the tests with ./test, which starts a PostgreSQL for them.");

    /// <summary>A new database: empty, or a copy of a template.</summary>
    /// <param name="template">What <see cref="MakeTemplateAsync"/> returned; null for an empty one.</param>
    public static async Task<TestDatabase> CreateDatabaseAsync(string? template = null)
    {
        await _ready.Value;
        var name = NewName();
        await ExecuteAsync(
            SuperConnection,
            $"CREATE DATABASE {name} OWNER {Owner} TEMPLATE {template ?? "template1"}",
            $"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            $"GRANT CONNECT ON DATABASE {name} TO {App}");
        var database = new TestDatabase(name, To(name), As(name, Owner), As(name, App));
        if (template is null)
        {
            // As ./run does for the owner, who may not.
            await ExecuteAsync(
                database.SuperConnection,
                "SET client_min_messages = warning",
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                "CREATE EXTENSION IF NOT EXISTS btree_gist");
        }

        return database;
    }

    /// <summary>A database filled once, for <see cref="CreateDatabaseAsync"/> to copy; dropped when the process ends, or by the next one.</summary>
    /// <param name="fill">Fills the new database.</param>
    /// <param name="from">Another template to start from; null to start from an empty one.</param>
    public static async Task<string> MakeTemplateAsync(Func<TestDatabase, Task> fill, string? from = null)
    {
        var database = await CreateDatabaseAsync(from);
        try
        {
            await fill(database);
            database.ClosePools();
            await ExecuteAsync(SuperConnection, $"ALTER DATABASE {database.Name} WITH ALLOW_CONNECTIONS false");
            if (_templates.IsEmpty)
            {
                AppDomain.CurrentDomain.ProcessExit += (_, _) => DropTemplates();
            }

            _templates.TryAdd(database.Name, true);
            return database.Name;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    internal static Task DropAsync(string name) =>
        ExecuteAsync(SuperConnection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static void DropTemplates()
    {
        using var connection = new NpgsqlConnection(SuperConnection);
        connection.Open();
        foreach (var name in _templates.Keys)
        {
            using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>An owner role for migrations and an app role that owns nothing, as ./run makes them.</summary>
    private static async Task PrepareAsync()
    {
        const string attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
        await using var connection = new NpgsqlConnection(SuperConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var sql in new[]
        {
            $"SELECT pg_advisory_xact_lock({RolesLock})",
            $"DO $$ BEGIN CREATE ROLE {Owner}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            $"DO $$ BEGIN CREATE ROLE {App}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            $"ALTER ROLE {Owner} {attributes} PASSWORD '{RolePassword}'",
            $"ALTER ROLE {App} {attributes} PASSWORD '{RolePassword}'",
        })
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        await TestLeftovers.DropAsync(SuperConnection);
    }

    private static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string NewName() => $"{TestLeftovers.Prefix}{Guid.NewGuid():N}";

    private static string To(string database) => new NpgsqlConnectionStringBuilder(SuperConnection) { Database = database }.ConnectionString;

    private static string As(string database, string role) =>
        new NpgsqlConnectionStringBuilder(SuperConnection) { Database = database, Username = role, Password = RolePassword }.ConnectionString;
}
