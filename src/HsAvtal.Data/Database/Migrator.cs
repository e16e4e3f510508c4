using System.Reflection;
using HsAvtal.Data.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>Brings a database to the product's current schema and gives the app role its rights.</summary>
public static class Migrator
{
    /// <summary>The same in every version of the product; "HsAvtal" in letters.</summary>
    private const long Lock = 0x48_73_41_76_74_61_6C;

    private static readonly Version _oldestServer = new(15, 0);

    /// <summary>Longer than any migration, which the other instances wait for.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    private static readonly string[] _known =
        [.. typeof(Migrator).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>()];

    /// <summary>Runs what is missing. One instance at a time: several may start at once.</summary>
    /// <param name="ownerConnectionString">A role that owns the schema.</param>
    /// <param name="appConnectionString">The role that the app runs as; the same as the owner only in development.</param>
    /// <exception cref="DatabaseSetupException">The server cannot be reached, refuses or is too old; the message says how to mend it.</exception>
    public static async Task MigrateAsync(string ownerConnectionString, string appConnectionString, CancellationToken ct = default)
    {
        var owner = Read(ownerConnectionString);
        var app = Read(appConnectionString).Username
            ?? throw new DatabaseSetupException("Anslutningssträngen ConnectionStrings__HsAvtal saknar användare.");
        await DemandServerAsync(owner, ct);
        try
        {
            await MigrateAsync(owner, app, ct);
        }
        catch (Exception e) when ((e as PostgresException ?? e.InnerException as PostgresException) is { } refusal)
        {
            throw new DatabaseSetupException(
                $"Databasen kunde inte göras i ordning ({refusal.MessageText}). Kontrollera att rollen {owner.Username} äger databasen och att rollen {app} finns.", e);
        }
        catch (Exception e) when ((e as NpgsqlException ?? e.InnerException as NpgsqlException) is { } fault)
        {
            throw Unreachable(fault);
        }
    }

    /// <summary>Whether the database has every migration that this version of the product knows. In plain SQL: needs no model.</summary>
    /// <exception cref="NpgsqlException">The database does not answer, or has never been migrated.</exception>
    public static async Task<bool> IsMigratedAsync(NpgsqlDataSource database, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand("select count(*) from \"__EFMigrationsHistory\" where \"MigrationId\" = any($1)");
        command.Parameters.Add(new() { Value = _known });
        return (long)(await command.ExecuteScalarAsync(ct))! == _known.Length;
    }

    private static async Task MigrateAsync(NpgsqlConnectionStringBuilder owner, string app, CancellationToken ct)
    {
        // EF locks its history only once that table is there, and two that grant at once fail. The lock is the session's:
        // without a pool it ends with the context, however that comes about.
        var session = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Pooling = false };
        await using var db = DatabaseSetup.Open(session.ConnectionString);
        db.Database.SetCommandTimeout(_patience);
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", ct);
        await db.Database.MigrateAsync(ct);
        await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("change_log.sql"), ct);
        await GrantAsync(db, app, ct);
        await RowSecurity.ApplyAsync((NpgsqlConnection)db.Database.GetDbConnection(), app, ct);
    }

    /// <exception cref="DatabaseSetupException">It cannot be read, or names no host.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return builder.Host is null ? throw new DatabaseSetupException("Anslutningssträngen till databasen saknar värd. Rätta den.") : builder;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new DatabaseSetupException("Anslutningssträngen till databasen går inte att läsa. Rätta den.", e);
        }
    }

    private static async Task DemandServerAsync(NpgsqlConnectionStringBuilder owner, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(owner.ConnectionString);
            await connection.OpenAsync(ct);
            if (connection.PostgreSqlVersion < _oldestServer)
            {
                throw new DatabaseSetupException(
                    $"Databasservern är PostgreSQL {connection.PostgreSqlVersion}. HsAvtal kräver {_oldestServer.Major} eller senare.");
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new DatabaseSetupException("Databasservern nekar användaren eller lösenordet i anslutningssträngen. Rätta dem.", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            throw new DatabaseSetupException(
                $"Databasen {owner.Database ?? owner.Username} finns inte på servern. Skapa den eller rätta anslutningssträngen.", e);
        }
        catch (PostgresException e)
        {
            throw new DatabaseSetupException($"Databasservern svarar: {e.MessageText}.", e);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ArgumentException)
        {
            throw Unreachable(e);
        }
    }

    private static DatabaseSetupException Unreachable(Exception e) =>
        new($"Databasservern går inte att nå ({e.InnerException?.Message ?? e.Message}). Kontrollera värd, port och att den är igång.", e);

    /// <summary>The app role may read and add, change what is not a log, and delete only links and account bookkeeping (rule 17).</summary>
    private static async Task GrantAsync(HsAvtalDbContext db, string app, CancellationToken ct)
    {
        var owner = await db.Database.SqlQuery<string>($"select current_user::text as \"Value\"").SingleAsync(ct);
        var quoted = $"\"{app.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await JobTables.EnsureAsync(db, app == owner ? null : quoted, ct);
        if (app == owner)
        {
            return;
        }

        var sql = SqlFiles.Read("grants.sql").Replace("{app}", quoted, StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
    }
}

/// <summary>The database cannot be used; the message is one clear Swedish line with the mend.</summary>
public sealed class DatabaseSetupException : Exception
{
    public DatabaseSetupException(string message)
        : base(message)
    {
    }

    public DatabaseSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DatabaseSetupException()
    {
    }
}
