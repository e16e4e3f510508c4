using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.GeneratedData;

/// <summary>Fills a migrated, empty database with a shape's rows.</summary>
public static class GeneratedDatabase
{
    /// <param name="connection">A role that row security lets by, as COPY demands: a superuser, or one with BYPASSRLS.</param>
    /// <param name="shape">How much.</param>
    /// <param name="writers">How many agreements are copied in at once; they are made one after the other, so the rows are the same.</param>
    /// <returns>False when the database already holds an agreement; then nothing is done.</returns>
    public static async Task<bool> FillAsync(string connection, Shape shape, int writers = 2)
    {
        await using var db = DatabaseSetup.Open(connection);
        if (await db.Agreements.AnyAsync())
        {
            return false;
        }

        var country = new Country(shape, db.Model);
        var counters = new Counters(1, 1, 1);
        var accounts = country.Accounts();
        await using var source = NpgsqlDataSource.Create(connection);
        await WriteAsync(source, accounts, counters);
        counters = counters.After(accounts);
        IEnumerable<(Books Books, Counters From)> Numbered()
        {
            foreach (var books in country.Agreements())
            {
                yield return (books, counters);
                counters = counters.After(books);
            }
        }

        await Parallel.ForEachAsync(Numbered(), new ParallelOptions { MaxDegreeOfParallelism = writers }, async (b, _) => await WriteAsync(source, b.Books, b.From));
        foreach (var table in (string[])["change_log", "indicator_batch", "indicator_value"])
        {
            await ExecuteAsync(source, $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))");
        }

        await ExecuteAsync(source, "VACUUM ANALYZE");
        return true;
    }

    private static async Task WriteAsync(NpgsqlDataSource source, Books books, Counters from)
    {
        await using var opened = await source.OpenConnectionAsync();
        await new Copying(opened).WriteAsync(books, from);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
