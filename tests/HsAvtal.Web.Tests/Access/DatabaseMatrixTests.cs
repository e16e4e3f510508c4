using System.Text.RegularExpressions;
using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HsAvtal.Web.Tests.Access;

/// <summary>
/// The permission table without the services: what each role may read and write at each place when anything at all can be asked of
/// the database by the role that the app runs as.
/// </summary>
public sealed partial class DatabaseMatrixTests : IClassFixture<MatrixApp>
{
    /// <summary>What has no table yet, and so nothing to try.</summary>
    private static readonly Operation[] _untried = [Operation.RaiseIssue];

    private readonly MatrixApp _app;

    public DatabaseMatrixTests(MatrixApp app) => _app = app;

    public static TheoryData<Operation> Operations => [.. MatrixStatements.Of.Keys];

    [Fact]
    public void Every_operation_is_tried_that_has_anything_to_try() => Enum.GetValues<Operation>().Except(_untried).Should().BeEquivalentTo(MatrixStatements.Of.Keys);

    [Fact]
    public async Task Every_policy_is_tried()
    {
        await using var db = DatabaseSetup.Open(_app.Demo.OwnerConnection);
        var policies = await db.Database.SqlQuery<string>(
            $"""
            SELECT DISTINCT c.command || ' ' || p.tablename AS "Value" FROM pg_policies p
            CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) c (command)
            WHERE p.schemaname = 'public' AND p.policyname <> 'owner' AND p.cmd IN (c.command, 'ALL')
            """).ToListAsync();

        var tried = All().Select(sql => Deed().Match(sql)).Select(m => $"{m.Groups["verb"].Value} {m.Groups["table"].Value}").Distinct(StringComparer.Ordinal);

        tried.Should().BeEquivalentTo(policies, "a policy that nobody tries may say anything: a new table needs its lines in MatrixStatements");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_cell_allows_or_refuses_as_the_table_says(Operation operation)
    {
        var wrong = new List<string>();
        foreach (var sql in MatrixStatements.Of[operation](_app))
        {
            foreach (var cell in Cell.Of([operation]))
            {
                if (await TryAsync(_app.User(cell.Role, cell.Place), sql) != cell.IsAllowed)
                {
                    wrong.Add($"{cell} should be {(cell.IsAllowed ? "allowed" : "refused")}: {sql}");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_table_does_not_speak_of_is_allowed_to_those_who_need_it_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var (sql, may) in MatrixStatements.Beside(_app))
        {
            foreach (var cell in Cell.Of([default]))
            {
                if (await TryAsync(_app.User(cell.Role, cell.Place), sql) != may(cell.Role, cell.Place))
                {
                    wrong.Add($"{cell.Role} {cell.Place} should {(may(cell.Role, cell.Place) ? "" : "not ")}be allowed: {sql}");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task When_nobody_is_set_nothing_is_seen_or_written()
    {
        var allowed = new List<string>();
        foreach (var sql in All())
        {
            if (await TryAsync(null, sql))
            {
                allowed.Add(sql);
            }
        }

        // The calendar is asked for by a program that knows its secret and nothing else; here by its id.
        allowed.Should().ContainSingle().Which.Should().StartWith("SELECT 1 FROM calendar_address");
    }

    private IEnumerable<string> All() => MatrixStatements.Of.Values.SelectMany(statements => statements(_app)).Concat(MatrixStatements.Beside(_app).Select(s => s.Sql));

    private async Task<bool> TryAsync(Guid? user, string sql)
    {
        await using var db = DatabaseSetup.Open(_app.Demo.AppConnection, user);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        try
        {
            if (sql.StartsWith("SELECT", StringComparison.Ordinal))
            {
                command.CommandText = $"SELECT EXISTS ({sql})";
                return (bool)(await command.ExecuteScalarAsync())!;
            }

            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync() > 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
        catch (PostgresException e)
        {
            throw new InvalidOperationException($"{e.MessageText} {e.ConstraintName}: {sql}", e);
        }
    }

    [GeneratedRegex("^(?<verb>SELECT|INSERT|UPDATE|DELETE)( .*? FROM| INTO| FROM)? (?<table>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deed();
}
