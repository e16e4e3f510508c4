using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.Access;

/// <summary>The role that the app runs as can do its work and no more, whatever a page or a service gets wrong.</summary>
public sealed class AppRoleTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;

    public AppRoleTests(DemoDatabase database) => _database = database;

    public static TheoryData<string> Tables => [.. Schema.Model.EntityTypes.Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal)];

    [Fact]
    public async Task It_is_an_ordinary_role_that_row_security_holds_for()
    {
        var powers = await Sql.ScalarAsync<string>(
            _database.AppConnection,
            """
            SELECT format('%s %s %s %s %s', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)
            FROM pg_roles WHERE rolname = current_user
            """);

        powers.Should().Be("f f f f f");
    }

    [Fact]
    public async Task It_owns_nothing_and_is_member_of_nothing()
    {
        (await Sql.ListAsync<string>(
            _database.AppConnection,
            "SELECT pg_describe_object(classid, objid, objsubid) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = current_user::regrole"))
            .Should().BeEmpty();
        (await Sql.ListAsync<string>(
            _database.AppConnection,
            "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = current_user::regrole"))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task It_has_just_these_rights_to_a_table(string table)
    {
        var rights = await Sql.ListAsync<string>(
            _database.AppConnection,
            $"""
            SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) r
            WHERE has_table_privilege('{table}', r) OR r IN ('UPDATE', 'REFERENCES') AND has_any_column_privilege('{table}', r)
            """);

        string.Join(' ', rights).Should().Be(table switch
        {
            "change_log" or "stored_file" or "indicator_batch" or "indicator_revision" => "SELECT INSERT",
            "change_log_head" => "SELECT",
            "recommendation_area" or "action_recommendation" or "indicator_area" or "indicator_commitment" => "SELECT INSERT UPDATE DELETE",
            "form_draft" or "user_claim" or "user_login" or "user_token" or "user_passkey" or "used_nonce" => "SELECT INSERT UPDATE DELETE",
            _ => "SELECT INSERT UPDATE",
        });
    }

    [Fact]
    public async Task It_only_reads_which_migrations_have_run()
    {
        var rights = await Sql.ListAsync<string>(
            _database.AppConnection,
            """
            SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
            WHERE has_table_privilege('"__EFMigrationsHistory"', r)
            """);

        rights.Should().Equal("SELECT");
    }

    [Theory]
    [Trait("Rule", "17")]
    [InlineData("DELETE FROM assessment")]
    [InlineData("DELETE FROM recommendation_addressee")]
    [InlineData("DELETE FROM planned_action")]
    [InlineData("DELETE FROM user_account")]
    [InlineData("TRUNCATE deferral")]
    public async Task Nothing_of_the_domain_can_be_deleted(string sql) => await RefusedAsync(sql);

    [Theory]
    [Trait("Rule", "18")]
    [InlineData("UPDATE change_log SET user_name = 'Någon annan'")]
    [InlineData("DELETE FROM change_log")]
    [InlineData("TRUNCATE change_log")]
    [InlineData("ALTER TABLE change_log DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE change_log")]
    [InlineData("CREATE RULE silent AS ON INSERT TO change_log DO INSTEAD NOTHING")]
    public async Task The_change_log_cannot_be_rewritten(string sql) => await RefusedAsync(sql);

    [Theory]
    [InlineData("CREATE TABLE mine (id integer)")]
    [InlineData("CREATE TEMPORARY TABLE mine (id integer)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("ALTER TABLE board ADD COLUMN mine integer")]
    [InlineData("DROP INDEX ix_organisation_code")]
    [InlineData("SET ROLE hsavtal_test_owner")]
    [InlineData("SELECT pg_read_file('/etc/hostname')")]
    public async Task The_schema_cannot_be_changed_or_left(string sql) => await RefusedAsync(sql);

    [Fact]
    public async Task It_reads_every_table()
    {
        foreach (var table in Schema.Model.EntityTypes.Select(e => e.GetTableName()))
        {
            (await Sql.ScalarAsync<long>(_database.AppConnection, $"SELECT count(*) FROM {table}")).Should().BeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task It_adds_and_changes_through_the_product()
    {
        var administrator = DemoUsers.With(Role.Administrator);
        await using var db = _database.OpenAs(administrator.Id);
        var by = new Signature(administrator.Id, administrator.DisplayName, ProductTemplates.DemoLoadedAt);
        db.SignAs(by);
        var organisation = new Organisation("9901", "Provkommunens kommun", "Provkommun", OrganisationKind.Municipality, by);
        db.Add(organisation);
        await db.SaveChangesAsync();
        organisation.AddBoard("Provnämnden", by);
        (await db.Users.FirstAsync()).DisplayName = "Nämndsekreterare, prov";

        await db.SaveChangesAsync();

        (await db.Boards.AsNoTracking().CountAsync(b => b.OrganisationId == organisation.Id)).Should().Be(1);
        (await db.Users.AsNoTracking().CountAsync(u => u.DisplayName == "Nämndsekreterare, prov")).Should().Be(1);
    }

    private async Task RefusedAsync(string sql)
    {
        var attempt = () => Sql.ExecuteAsync(_database.AppConnection, sql);

        (await attempt.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }
}
