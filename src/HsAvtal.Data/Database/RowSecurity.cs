using System.Security.Cryptography;
using System.Text;
using HsAvtal.Domain.Access;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>Gives the database the permission table and the policies that follow from it.</summary>
internal static class RowSecurity
{
    /// <summary>
    /// Makes the policies anew when they, or the permission table, have changed. Otherwise nothing is touched, for the lock that
    /// it takes would make those wait who use the product meanwhile.
    /// </summary>
    /// <param name="connection">The owner's, open.</param>
    /// <param name="app">The app role's name.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task ApplyAsync(NpgsqlConnection connection, string app, CancellationToken ct)
    {
        var sql = SqlFiles.Read("row_security.sql")
            .Replace("{app}", Quoted(app), StringComparison.Ordinal)
            .Replace("{owner}", "CURRENT_USER", StringComparison.Ordinal)
            .Replace("{permissions}", Table(), StringComparison.Ordinal);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var applied = new NpgsqlCommand("SELECT obj_description(to_regprocedure('acting_user()'), 'pg_proc')", connection, transaction);
        if (await applied.ExecuteScalarAsync(ct) as string == version)
        {
            return;
        }

        await using var apply = new NpgsqlCommand($"{sql}\nCOMMENT ON FUNCTION acting_user() IS '{version}';", connection, transaction);
        await apply.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static string Table() =>
        $"VALUES {string.Join(", ", Permissions.All.Select(cell => $"('{cell.Role}', '{cell.Operation}', '{cell.Reach}')"))}";

    private static string Quoted(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
