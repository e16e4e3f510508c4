using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Drafts;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Audits;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.RowSecurity;

/// <summary>One small pool, many users at once, and requests that are given up halfway: a connection never remembers whose it was.</summary>
[Trait("Rule", "1")]
public sealed class SharedPoolTests : IClassFixture<DemoDatabase>
{
    private const int Statements = 100_000;
    private const int PerRound = 25;
    private const int Connections = 4;

    private readonly DemoDatabase _database;

    public SharedPoolTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task Of_100_000_interleaved_statements_none_returns_a_row_of_anothers_draft()
    {
        Guid?[] users = [.. await WritersAsync(), null];
        var connection = new NpgsqlConnectionStringBuilder(_database.AppConnection) { MaxPoolSize = Connections }.ConnectionString;
        var tally = new Tally();

        await Task.WhenAll(Enumerable.Range(0, 3 * Connections).Select(worker => WorkAsync(connection, users, new Random(worker), tally)));

        tally.Foreign.Should().BeEmpty();
        tally.Answered.Should().BeGreaterThanOrEqualTo(Statements);
        tally.Own.Should().BePositive("everybody sees what is their own");
        tally.GivenUp.Should().BePositive("some were cancelled");
    }

    private static async Task WorkAsync(string connection, Guid?[] users, Random random, Tally tally)
    {
        while (Volatile.Read(ref tally.Answered) < Statements)
        {
            var user = users[random.Next(users.Length)];
            using var patience = new CancellationTokenSource();
            if (random.Next(5) == 0)
            {
                patience.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * 4));
            }

            try
            {
                await AskAsync(connection, user, tally, patience.Token);
            }
            catch (Exception e) when (patience.IsCancellationRequested && e is OperationCanceledException or NpgsqlException)
            {
                Interlocked.Increment(ref tally.GivenUp);
            }
        }
    }

    /// <summary>Everything that is somebody's own, asked for without a condition.</summary>
    private static async Task AskAsync(string connection, Guid? user, Tally tally, CancellationToken ct)
    {
        await using var db = DatabaseSetup.Open(connection, user);
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT text FROM observation WHERE text LIKE 'utkast %'"));
        for (var i = 1; i < PerRound; i++)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 'utkast ' || user_id FROM form_draft"));
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            while (await reader.ReadAsync(ct))
            {
                tally.Note(reader.GetString(0), user);
            }

            Interlocked.Increment(ref tally.Answered);
        }
        while (await reader.NextResultAsync(ct));
    }

    /// <summary>Thirty auditors of an organisation each, with a draft report and a form begun.</summary>
    private async Task<List<Guid?>> WritersAsync()
    {
        await using var db = _database.Open();
        var agreement = await db.Agreements.Select(a => a.Id).SingleAsync();
        var boards = await db.Boards.OrderBy(b => b.Id).Take(30).ToListAsync();
        var users = new List<Guid?>();
        foreach (var board in boards)
        {
            var id = Guid.NewGuid();
            var by = new Signature(id, "Revisor", ProductTemplates.DemoLoadedAt);
            db.Users.Add(new UserAccount { Id = id, UserName = $"{id:N}", NormalizedUserName = $"{id:N}", DisplayName = "Revisor", SecurityStamp = "x" });
            db.RoleAssignments.Add(new RoleAssignment(id, Role.Auditor, board.OrganisationId));
            db.FormDrafts.Add(new FormDraft { UserId = id, Key = "prov", Content = "{}", SavedAt = by.At });
            var audit = new Audit(agreement, new AuditFacts("Granskning", 2026, AuditKind.Indepth, "Revisorerna", "En byrå"), null, by);
            audit.AddBoard(board.Id, by).Observe(null, $"utkast {id}", null, by);
            db.Add(audit);
            users.Add(id);
        }

        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
        return users;
    }

    private sealed class Tally
    {
        private readonly List<string> _foreign = [];

        public int Answered;
        public int GivenUp;
        public int Own;

        public IReadOnlyList<string> Foreign => _foreign;

        public void Note(string row, Guid? user)
        {
            if (row == $"utkast {user}")
            {
                Interlocked.Increment(ref Own);
                return;
            }

            lock (_foreign)
            {
                _foreign.Add($"{user} saw {row}");
            }
        }
    }
}
