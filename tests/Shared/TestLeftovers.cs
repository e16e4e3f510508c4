using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace HsAvtal.Tests.Shared;

/// <summary>
/// A test process that is killed, and the runner gives each a tenth of a second to end, cannot drop its databases. So each
/// holds a lock for as long as it lives, the databases' names tell whose they are, and the next one drops what the dead left.
/// </summary>
internal static class TestLeftovers
{
    /// <summary>Any number that no one else locks, before the process's own.</summary>
    private const int LockClass = 472_681_300;

    private static readonly int _process = RandomNumberGenerator.GetInt32(int.MaxValue);
    private static NpgsqlConnection? _alive;

    /// <summary>What the names of this process's databases begin with.</summary>
    public static string Prefix { get; } = $"hsavtal_test_{_process:x8}_";

    public static async Task DropAsync(string superConnection)
    {
        _alive = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superConnection) { Pooling = false }.ConnectionString);
        await _alive.OpenAsync();
        await TryLockAsync(_process);
        foreach (var name in await DatabasesAsync())
        {
            var process = int.Parse(name.Split('_')[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (process != _process && await TryLockAsync(process))
            {
                await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", _alive);
                await drop.ExecuteNonQueryAsync();
            }
        }
    }

    private static async Task<bool> TryLockAsync(int process)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({LockClass}, {process})", _alive);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<string>> DatabasesAsync()
    {
        await using var command = new NpgsqlCommand("SELECT datname::text FROM pg_database WHERE datname ~ '^hsavtal_test_[0-9a-f]{8}_'", _alive);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
