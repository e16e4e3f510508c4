using Npgsql;

namespace HsAvtal.Tests.Shared;

/// <summary>A database of a test's own; disposing drops it, whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(string name, string superConnection, string ownerConnection, string appConnection)
    {
        Name = name;
        SuperConnection = superConnection;
        OwnerConnection = ownerConnection;
        AppConnection = appConnection;
    }

    public string Name { get; }

    /// <summary>The server's superuser, in this database: to look behind the product's back.</summary>
    public string SuperConnection { get; }

    /// <summary>The role that owns the schema and runs the migrations.</summary>
    public string OwnerConnection { get; }

    /// <summary>The role that the app runs as.</summary>
    public string AppConnection { get; }

    public async ValueTask DisposeAsync()
    {
        ClosePools();
        await TestServer.DropAsync(Name);
    }

    /// <summary>Closes what the pools hold open.</summary>
    internal void ClosePools()
    {
        foreach (var connectionString in new[] { SuperConnection, OwnerConnection, AppConnection })
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
