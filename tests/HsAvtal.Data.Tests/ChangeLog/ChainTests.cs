using HsAvtal.Data.Accounts;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>Every change is a numbered link of its agreement's chain, and says whose it is and whether it was made in a draft.</summary>
[Trait("Rule", "18")]
public sealed class ChainTests : ChangeLogTestBase
{
    public ChainTests(DemoDatabase database)
        : base(database)
    {
    }

    /// <summary>Whoever may change the board that is changed.</summary>
    private static string AsAdministrator => $"set_config('hsavtal.user_id', '{DemoUsers.With(Role.Administrator).Id}', false)";

    [Fact]
    public async Task A_chain_per_agreement_and_one_for_what_is_outside_are_numbered_without_gaps()
    {
        await using var db = Database.Open();
        var agreement = await db.Agreements.Select(a => a.Id).SingleAsync();
        var chains = await db.ChangeLog.AsNoTracking().GroupBy(e => e.Chain).Select(c => new { c.Key, First = c.Min(e => e.Sequence), Last = c.Max(e => e.Sequence), Count = c.LongCount() }).ToListAsync();

        chains.Select(c => c.Key).Should().BeEquivalentTo([agreement, Guid.Empty]);
        chains.Should().OnlyContain(c => c.First == 1 && c.Last == c.Count);
        (await db.ChangeLogHeads.Select(h => new { h.Chain, h.Sequence }).ToListAsync()).Should().BeEquivalentTo(chains.Select(c => new { Chain = c.Key, Sequence = c.Last }));
        (await db.ChangeLog.Where(e => e.Chain == Guid.Empty).Select(e => e.Entity).Distinct().ToListAsync()).Should().BeSubsetOf([nameof(UserAccount), nameof(DataProtectionKey)]);
    }

    [Fact]
    public async Task Many_who_save_at_once_get_a_number_each()
    {
        var before = await LastAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var db = Open();
                db.Users.Add(new UserAccount { Id = Guid.CreateVersion7(), UserName = $"{n}.{i}", NormalizedUserName = Guid.NewGuid().ToString(), DisplayName = "Prov" });
                var report = await db.AuditedBoards.AsNoTracking().SingleAsync(b => b.State == ReportState.Draft);
                db.Add(new ActionPlan(report.BoardId, "Plan", ActionPlanKind.Implementation, null, 120, By));
                await db.SaveChangesAsync();
            }
        }));

        await using var read = Database.Open();
        foreach (var (chain, sequence) in before)
        {
            var numbers = await read.ChangeLog.Where(e => e.Chain == chain && e.Sequence > sequence).OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync();
            numbers.Should().Equal(Enumerable.Range(1, 40).Select(n => sequence + n));
        }
    }

    [Fact]
    public async Task Whoever_inserts_an_entry_does_not_choose_its_number_or_its_hash()
    {
        var before = await LastAsync();

        var inserted = await Sql.ScalarAsync<string>(
            Database.AppConnection,
            $"""
            INSERT INTO change_log (occurred_at, user_id, user_name, action, entity, entity_id, chain, sequence, hash)
            SELECT now(), me::uuid, 'Prov', 'Added', 'Prov', '1', '00000000-0000-0000-0000-000000000000', 999, 'x' FROM {AsAdministrator} me
            RETURNING sequence || ' ' || length(hash)
            """);

        inserted.Should().Be($"{before[Guid.Empty] + 1} 32");
    }

    [Theory]
    [InlineData("UPDATE board SET name = 'Bakvägen'")]
    [InlineData("DELETE FROM user_token")]
    [InlineData("INSERT INTO data_protection_key (friendly_name, xml) VALUES ('prov', '<key/>')")]
    public async Task A_change_behind_the_products_back_is_refused_when_nothing_is_logged(string sql)
    {
        await Sql.ExecuteAsync(Database.OwnerConnection, "INSERT INTO user_token (user_id, login_provider, name) SELECT id, 'prov', 'prov' FROM user_account ON CONFLICT DO NOTHING");
        var change = () => Sql.ExecuteAsync(Database.AppConnection, $"SELECT {AsAdministrator}; {sql}");

        (await change.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().EndWith("Save it through the context, or except the table in change_log.sql and say why.");
    }

    [Fact]
    public async Task What_another_transaction_logged_does_not_count()
    {
        await using (var db = Open())
        {
            db.Add(await PlanAsync(db));
            await db.SaveChangesAsync();
        }

        var change = () => Sql.ExecuteAsync(Database.AppConnection, $"SELECT {AsAdministrator}; UPDATE board SET name = 'Bakvägen'");

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.IntegrityConstraintViolation);
    }

    [Fact]
    public async Task A_save_of_nothing_but_bookkeeping_is_logged_too()
    {
        await using (var db = Open())
        {
            var report = await db.AuditedBoards.SingleAsync(b => b.State == ReportState.Draft);
            report.NoteChange(By);
            await db.SaveChangesAsync();
        }

        (await OnlyAsync(nameof(AuditedBoard), "Modified")).After.Should().Contain("ChangedAt");
    }

    [Fact]
    public async Task A_new_data_protection_key_is_logged_without_the_key()
    {
        await using var source = NpgsqlDataSource.Create(Database.AppConnection);
        new DataProtectionKeys(source).StoreElement(new System.Xml.Linq.XElement("key", "hemligheten"), "key-1");

        await using var db = Database.Open();
        var entry = await db.ChangeLog.SingleAsync(e => e.Entity == nameof(DataProtectionKey));
        entry.After.Should().Contain("key-1").And.NotContain("hemligheten");
        entry.UserName.Should().Be("Systemet");
    }

    [Fact]
    public async Task An_entry_says_in_which_role_the_user_acted()
    {
        await using (var db = Open())
        {
            db.SignAs(By with { Role = Role.Officer });
            db.Add(await PlanAsync(db));
            await db.SaveChangesAsync();
        }

        (await OnlyAsync(nameof(ActionPlan), "Added")).Role.Should().Be(Role.Officer);
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task An_entry_says_which_draft_it_was_made_in_and_whose()
    {
        Guid organisationId;
        await using (var db = Open())
        {
            var plan = await PlanAsync(db);
            db.Add(plan);
            var report = await db.AuditedBoards.SingleAsync(b => b.State == ReportState.Draft);
            report.Observe(null, "Iakttagelse", null, By);
            await db.SaveChangesAsync();
            organisationId = await db.Boards.Where(b => b.Id == plan.BoardId).Select(b => b.OrganisationId).SingleAsync();
        }

        (await LoggedAsync()).Select(e => (e.Entity, e.Draft, e.OrganisationId)).Should().BeEquivalentTo(
            [(nameof(ActionPlan), (DraftKind?)DraftKind.Plan, (Guid?)organisationId), (nameof(Observation), DraftKind.Report, organisationId)]);
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task What_is_handed_over_is_no_draft_and_what_is_being_written_is()
    {
        await using var db = Database.Open();
        var draft = await db.AuditedBoards.Where(b => b.State == ReportState.Draft).Select(b => b.Id).SingleAsync();
        var draftRecommendations = await db.Addressees.Where(a => a.State == RecommendationState.Draft).Select(a => a.RecommendationId).ToListAsync();

        (await db.ChangeLog.Where(e => e.AggregateId == draft).Select(e => e.Draft).Distinct().ToListAsync()).Should().Equal(DraftKind.Report);
        (await db.ChangeLog.Where(e => e.Entity == nameof(Recommendation) && !draftRecommendations.Contains(e.AggregateId!.Value)).Select(e => e.Draft).Distinct().ToListAsync())
            .Should().ContainSingle().Which.Should().BeNull();
    }

    [Fact]
    public async Task Every_aggregate_has_a_line_that_says_where_it_belongs()
    {
        var scope = await Sql.ScalarAsync<string>(Database.SuperConnection, "SELECT pg_get_viewdef('change_scope')");

        Schema.Model.EntityTypes.Where(t => Schema.Model.Aggregates.Contains(t.ClrType)).Select(t => t.GetTableName())
            .Should().OnlyContain(table => scope.Contains($"FROM {table} ", StringComparison.Ordinal) || scope.Contains($"({table} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_logged_before_the_chain_is_chained_in_the_order_it_came()
    {
        await using var database = await TestServer.CreateDatabaseAsync();
        await using (var db = DatabaseSetup.Open(database.OwnerConnection))
        {
            await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("0001_initial.sql"));
            await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("0002_follow_up.sql"));
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO agreement (id, name, short_name, signed_on, changed_at) VALUES ('00000000-0000-0000-0000-0000000000aa', 'Avtal', 'Avtal', now(), now());
                INSERT INTO change_log (occurred_at, user_id, user_name, action, entity, entity_id, aggregate_id)
                SELECT now(), '00000000-0000-0000-0000-000000000000', 'Prov ' || n, 'Modified', 'Agreement', '', '00000000-0000-0000-0000-0000000000aa'
                FROM generate_series(1, 3) n
                """);
            await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("0006_change_log_chain.sql"));
        }

        (await Sql.ListAsync<string>(database.OwnerConnection, "SELECT right(chain::text, 2) || ' ' || sequence || ' ' || id || ' ' || user_name FROM change_log ORDER BY id"))
            .Should().Equal("aa 1 1 Prov 1", "aa 2 2 Prov 2", "aa 3 3 Prov 3");
    }

    private async Task<Dictionary<Guid, long>> LastAsync()
    {
        await using var db = Database.Open();
        return await db.ChangeLogHeads.ToDictionaryAsync(h => h.Chain, h => h.Sequence);
    }

    private async Task<ActionPlan> PlanAsync(HsAvtalDbContext db) =>
        new((await db.AuditedBoards.AsNoTracking().FirstAsync(b => b.State == ReportState.Draft)).BoardId, "Plan", ActionPlanKind.Implementation, null, 120, By);
}
