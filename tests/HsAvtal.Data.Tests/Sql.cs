using Npgsql;

namespace HsAvtal.Data.Tests;

/// <summary>Statements outside of the product's context: to look behind its back, or to try what it would never do.</summary>
internal static class Sql
{
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> ScalarAsync<T>(string connectionString, string sql) =>
        (await ListAsync<T>(connectionString, sql)).Single();

    /// <summary>The first column of each row.</summary>
    public static async Task<List<T>> ListAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(await reader.GetFieldValueAsync<T>(0));
        }

        return rows;
    }
}
