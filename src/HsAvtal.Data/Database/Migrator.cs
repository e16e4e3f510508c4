using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>Brings a database to the product's current schema and gives the app role its rights.</summary>
public static class Migrator
{
    private static readonly Version _oldestServer = new(15, 0);

    /// <summary>Runs what is missing, under EF's own lock, so that several instances may start at once.</summary>
    /// <param name="ownerConnectionString">A role that owns the schema.</param>
    /// <param name="appConnectionString">The role that the app runs as; the same as the owner only in development.</param>
    /// <exception cref="DatabaseSetupException">The server cannot be reached, refuses or is too old; the message says how to mend it.</exception>
    public static async Task MigrateAsync(string ownerConnectionString, string appConnectionString, CancellationToken ct = default)
    {
        await DemandServerAsync(ownerConnectionString, ct);
        await using var db = DatabaseSetup.Open(ownerConnectionString);
        await db.Database.MigrateAsync(ct);
        await GrantAsync(db, appConnectionString, ct);
    }

    private static async Task DemandServerAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
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
        catch (PostgresException e)
        {
            throw new DatabaseSetupException($"Databasservern svarar: {e.MessageText}", e);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ArgumentException)
        {
            throw new DatabaseSetupException(
                $"Databasservern går inte att nå ({e.InnerException?.Message ?? e.Message}). Kontrollera värd, port och att den är igång.", e);
        }
    }

    /// <summary>The app role may read and add, change what is not a log, and delete only links and account bookkeeping (rule 17).</summary>
    private static async Task GrantAsync(HsAvtalDbContext db, string appConnectionString, CancellationToken ct)
    {
        var role = new NpgsqlConnectionStringBuilder(appConnectionString).Username
            ?? throw new DatabaseSetupException("Anslutningssträngen ConnectionStrings__HsAvtal saknar användare.");
        var owner = await db.Database.SqlQuery<string>($"select current_user::text as \"Value\"").SingleAsync(ct);
        if (role == owner)
        {
            return;
        }

        var sql = SqlFiles.Read("grants.sql").Replace("{app}", $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal);
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
