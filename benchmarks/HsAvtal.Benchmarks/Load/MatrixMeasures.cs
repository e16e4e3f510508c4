using System.Diagnostics;
using HsAvtal.Data.Database;
using HsAvtal.Domain.Access;
using HsAvtal.GeneratedData;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Benchmarks.Load;

/// <summary>
/// The map of an agreement between all the country's organisations, more than any agreement has: the first page that a newly started
/// app is asked for, and those after. In a database of its own beside the national one.
/// </summary>
internal static class MatrixMeasures
{
    private const int Parties = 311;
    private const int Starts = 5;
    private const int Warm = 100;
    private const string Database = "hsavtal_matrix";
    private const string Map = "/karta";

    public static async Task RunAsync()
    {
        var (app, user) = await FilledAsync();
        await using var people = new People(app);
        var (cold, warm) = (new Times(), new Times());
        for (var start = 0; start < Starts; start++)
        {
            await using var server = await AppServer.StartAsync(app);
            var person = await people.SignInAsync(user, server.Address);
            await PageLoad.AskAsync(person, Map, cold, Stopwatch.StartNew());
            for (var n = 0; n < Warm; n++)
            {
                await PageLoad.AskAsync(person, Map, warm, Stopwatch.StartNew());
            }
        }

        new Figure($"Matrisen för {Parties} huvudmän, första anropet efter start", "300 ms", $"{cold.At(0.5):0} ms", $"median av {Starts} starter, som mest {cold.At(1):0} ms, {cold.Failed} fel").Show();
        new Figure("Samma sida därefter", "", $"p95 {warm.At(0.95):0} ms", $"p50 {warm.At(0.5):0} ms, {warm.Count} anrop, {warm.Failed} fel").Show();
    }

    /// <returns>The app's connection, and somebody who sees the whole.</returns>
    private static async Task<(string App, Guid User)> FilledAsync()
    {
        var (admin, owner, app) = (In(NationalDatabase.Admin), In(NationalDatabase.Owner), In(NationalDatabase.App));
        await using (var source = NpgsqlDataSource.Create(NationalDatabase.Admin))
        await using (var known = source.CreateCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Database}'"))
        {
            if (await known.ExecuteScalarAsync() is 0L)
            {
                await using var create = source.CreateCommand($"CREATE DATABASE {Database} OWNER {new NpgsqlConnectionStringBuilder(owner).Username}");
                await create.ExecuteNonQueryAsync();
            }
        }

        await using (var source = NpgsqlDataSource.Create(admin))
        await using (var extend = source.CreateCommand("SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS btree_gist"))
        {
            await extend.ExecuteNonQueryAsync();
        }

        await Migrator.MigrateAsync(owner, app);
        // The map reads assessments, and there are as many of those whatever the boards do about them.
        var shape = Shape.OneAgreement(Parties, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date));
        await GeneratedDatabase.FillAsync(admin, shape with { Actions = 10 * Parties, Recommendations = 10 * Parties, ValuesPerOrganisation = 20 });
        await using var db = DatabaseSetup.Open(admin);
        return (app, await db.RoleAssignments.Where(r => r.Role == Role.Coordinator).OrderBy(r => r.Id).Select(r => r.UserId).FirstAsync());
    }

    private static string In(string connection) => new NpgsqlConnectionStringBuilder(connection) { Database = Database }.ConnectionString;
}
