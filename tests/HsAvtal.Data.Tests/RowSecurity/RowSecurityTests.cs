using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Audits;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.RowSecurity;

/// <summary>What the database itself shows and refuses, whatever is asked of it by the role that the app runs as.</summary>
public sealed class RowSecurityTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;

    public RowSecurityTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task Nothing_is_seen_by_nobody()
    {
        foreach (var table in await ProtectedAsync())
        {
            (await Sql.ScalarAsync<long>(_database.AppConnection, $"SELECT count(*) FROM {table}")).Should().Be(0, "of {0}", table);
        }
    }

    [Fact]
    public async Task Somebody_without_a_role_sees_the_agreement_and_no_more()
    {
        var seen = await SeenAsync(await AddUserAsync(null));

        seen.Should().BeSubsetOf(
        [
            "agreement", "agreement_area", "agreement_party", "agreement_version", "board", "commitment", "fixed_indicator", "fixed_indicators", "grade", "grade_scale", "indicator",
            "indicator_area", "indicator_commitment", "organisation", "subregion",
        ]);
    }

    [Fact]
    public async Task A_disabled_account_sees_no_more_than_somebody_without_a_role()
    {
        var user = await AddUserAsync(Role.Auditor);
        var before = await SeenAsync(user);
        await Sql.ExecuteAsync(_database.OwnerConnection, $"UPDATE user_account SET is_disabled = true WHERE id = '{user}'");

        before.Should().Contain("assessment");
        (await SeenAsync(user)).Should().NotContain(["assessment", "recommendation", "action_plan", "change_log"]);
    }

    [Theory]
    [Trait("Rule", "1")]
    [InlineData(Role.BoardMember)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task No_row_of_a_draft_report_or_of_its_log_is_seen_by_others(Role role)
    {
        await DraftEverythingAsync();
        await using var db = _database.OpenAs(await AddUserAsync(role));

        (await db.AuditedBoards.CountAsync(x => x.State == ReportState.Draft)).Should().Be(0);
        (await db.Assessments.CountAsync(s => !db.AuditedBoards.Any(x => x.Id == s.AuditedBoardId))).Should().Be(0);
        (await db.Observations.Select(o => o.Text).ToListAsync()).Should().NotContain(t => t.Contains("hemlig"));
        (await db.Recommendations.Select(r => r.Title).ToListAsync()).Should().NotContain(t => t.Contains("hemlig"));
        (await db.Audits.Select(a => a.Title).ToListAsync()).Should().NotContain(t => t.Contains("hemlig"));
        (await db.Evidence.Select(e => e.Link).ToListAsync()).Should().NotContain(l => l != null && l.Contains("hemlig"));
        (await LoggedAsync(db)).Should().NotContain(t => t.Contains("hemlig"));
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task The_organisations_auditor_sees_all_of_it_and_its_log()
    {
        await DraftEverythingAsync();
        await using var db = _database.OpenAs(await AddUserAsync(Role.Auditor));

        (await db.Observations.Select(o => o.Text).ToListAsync()).Should().Contain(t => t.Contains("hemlig"));
        (await db.Recommendations.Select(r => r.Title).ToListAsync()).Should().Contain(t => t.Contains("hemlig"));
        (await db.Evidence.Select(e => e.Link).ToListAsync()).Should().Contain(l => l != null && l.Contains("hemlig"));
        (await LoggedAsync(db)).Should().Contain(t => t.Contains("hemlig"));
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task What_a_report_said_before_it_was_handed_over_stays_with_its_auditors()
    {
        var by = By(Role.Auditor, ProductTemplates.DemoLoadedAt.AddHours(3));
        Guid report;
        await using (var db = _database.Open())
        {
            var (audit, draft) = await NewReportAsync(db, "Granskning som lämnas", by);
            report = draft.Id;
            draft.Observe(null, "Ett tidigt ord som ströks", null, by);
            db.Add(audit);
            db.SignAs(by);
            await db.SaveChangesAsync();
            var scale = await db.Grades.FirstAsync(g => g.Purpose == HsAvtal.Domain.Agreements.GradeScalePurpose.Compliance);
            var later = by with { At = by.At.AddHours(1) };
            draft.Assess(AssessmentSubject.Whole, scale.Purpose, new Verdict(scale, "Så är det."), later);
            draft.HandOver(new HandOver(later.Today, later.Today.AddDays(90), null, null), later);
            db.SignAs(later);
            await db.SaveChangesAsync();
        }

        await using var member = _database.OpenAs(await AddUserAsync(Role.BoardMember));
        var seen = await LoggedAsync(member, report);

        seen.Should().Contain(t => t.Contains("HandedOver")).And.NotContain(t => t.Contains("tidigt ord"));
        await using var auditor = _database.OpenAs(await AddUserAsync(Role.Auditor));
        (await LoggedAsync(auditor, report)).Should().Contain(t => t.Contains("tidigt ord"));
    }

    [Fact]
    public async Task The_log_is_of_the_own_organisation_and_an_administrators_of_the_agreement()
    {
        async Task<int> CountAsync(Role role, string code)
        {
            await using var db = _database.OpenAs(await AddUserAsync(role, code));
            return await db.ChangeLog.CountAsync(e => e.Entity == "PlannedAction");
        }

        (await CountAsync(Role.BoardMember, "1290")).Should().BePositive();
        (await CountAsync(Role.BoardMember, "1230")).Should().Be(0);
        (await CountAsync(Role.Administrator, "1230")).Should().BePositive();
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role()
    {
        var user = await AddUserAsync(Role.Officer);
        var attempt = () => AsUserAsync(user, $"INSERT INTO role_assignment (id, user_id, role, organisation_id) SELECT gen_random_uuid(), '{user}', 'Auditor', id FROM organisation WHERE code = '1290'");

        (await attempt.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task Nobody_signs_the_log_with_anothers_name()
    {
        var user = await AddUserAsync(Role.Officer);
        var attempt = () => AsUserAsync(user, $"INSERT INTO change_log (occurred_at, user_id, user_name, action, entity, entity_id, chain) VALUES (now(), '{Guid.NewGuid()}', 'x', 'Added', 'x', 'x', gen_random_uuid())");

        (await attempt.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    [Trait("Rule", "8")]
    public async Task Words_that_a_draft_beyond_ones_sight_shares_are_not_changed()
    {
        var by = By(Role.Auditor, ProductTemplates.DemoLoadedAt.AddHours(3));
        Guid shared;
        await using (var db = _database.Open())
        {
            var (audit, first) = await NewReportAsync(db, "Granskning av två", by);
            var second = audit.AddBoard(await db.Boards.Where(b => db.Organisations.Any(o => o.Id == b.OrganisationId && o.Code == "1230")).Select(b => b.Id).FirstAsync(), by);
            var recommendation = new Domain.Recommendations.Recommendation(audit.AgreementId, first, "1", new("Gemensam", "Gör det.", []), by);
            recommendation.Address(second, by);
            shared = recommendation.Id;
            db.Add(audit);
            db.Add(recommendation);
            db.SignAs(by);
            await db.SaveChangesAsync();
        }

        var user = await AddUserAsync(Role.Auditor);
        var reword = () => AsUserAsync(user, $"UPDATE recommendation SET title = 'Annat' WHERE id = '{shared}'");

        (await reword.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await AsUserAsync(user, $"UPDATE recommendation SET changed_at = changed_at + interval '1 second' WHERE id = '{shared}'")).Should().Be(1, "its own part may be taken away");
    }

    private Task<List<string>> ProtectedAsync() => Sql.ListAsync<string>(_database.SuperConnection, "SELECT DISTINCT tablename::text FROM pg_policies WHERE schemaname = 'public'");

    private async Task<List<string>> SeenAsync(Guid user)
    {
        var seen = new List<string>();
        await using var db = _database.OpenAs(user);
        foreach (var table in (await ProtectedAsync()).Where(t => t != "role_assignment"))
        {
            var anything = $"SELECT EXISTS (SELECT FROM {table}) AS \"Value\"";
            if (await db.Database.SqlQueryRaw<bool>(anything).SingleAsync())
            {
                seen.Add(table);
            }
        }

        return seen;
    }

    private static async Task<List<string>> LoggedAsync(HsAvtalDbContext db, Guid? aggregate = null) =>
        [.. (await db.ChangeLog.Where(e => aggregate == null || e.AggregateId == aggregate).ToListAsync()).Select(e => e.Before + e.After)];

    /// <summary>Tried and taken back.</summary>
    private async Task<int> AsUserAsync(Guid user, string sql)
    {
        await using var db = _database.OpenAs(user);
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await db.Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<Guid> AddUserAsync(Role? role, string code = "1290")
    {
        await using var db = _database.Open();
        var user = new Accounts.UserAccount { Id = Guid.NewGuid(), DisplayName = $"{role} {code}", SecurityStamp = "x" };
        user.UserName = user.NormalizedUserName = $"{user.Id:N}";
        db.Users.Add(user);
        if (role is { } held)
        {
            db.RoleAssignments.Add(new RoleAssignment(user.Id, held, await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync()));
        }

        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
        return user.Id;
    }

    private async Task DraftEverythingAsync()
    {
        var by = By(Role.Auditor, ProductTemplates.DemoLoadedAt.AddHours(2));
        await using var db = _database.Open();
        var (audit, report) = await NewReportAsync(db, "En hemlig granskning", by);
        var observation = report.Observe(null, "En hemlig iakttagelse", null, by);
        report.Attach(observation.Id, [new EvidenceSource(null, "https://example.org/hemligt", "Hemligt")], by);
        report.Include(AssessmentSubject.Whole, HsAvtal.Domain.Agreements.GradeScalePurpose.Compliance, by);
        db.Add(audit);
        db.Add(new Domain.Recommendations.Recommendation(audit.AgreementId, report, "1", new("En hemlig rekommendation", "Gör det.", []), by));
        db.SignAs(by);
        await db.SaveChangesAsync();
    }

    private static async Task<(Audit Audit, AuditedBoard Report)> NewReportAsync(HsAvtalDbContext db, string title, Signature by)
    {
        var audit = new Audit(await db.Agreements.Select(a => a.Id).SingleAsync(), new AuditFacts(title, 2026, AuditKind.Indepth, "Revisorerna", "En byrå"), null, by);
        var board = await db.Boards.Where(b => db.Organisations.Any(o => o.Id == b.OrganisationId && o.Code == "1290")).Select(b => b.Id).FirstAsync();
        return (audit, audit.AddBoard(board, by));
    }

    private static Signature By(Role role, DateTimeOffset at) => new(DemoUsers.With(role).Id, DemoUsers.With(role).DisplayName, at);
}
