using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Schema;

public sealed class CatalogueTests : IClassFixture<MigratedDatabase>
{
    private readonly MigratedDatabase _migrated;

    public CatalogueTests(MigratedDatabase migrated) => _migrated = migrated;

    [Fact]
    public async Task The_migrations_make_the_same_catalogue_as_the_model()
    {
        var migrated = await Catalogue.ReadAsync(_migrated.SuperConnection);
        await using var database = await TestServer.CreateDatabaseAsync();
        await using (var db = DatabaseSetup.Open(database.OwnerConnection))
        {
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("change_log.sql"));
        }

        var modelled = await Catalogue.ReadAsync(database.SuperConnection);

        modelled.Should().HaveCountGreaterThan(300, "the model has some thirty tables with columns, keys and indexes");
        Catalogue.Difference("migrations", migrated, "model", modelled).Should().Be(
            "only in the migrations: index CREATE INDEX ix_change_log_words ON public.change_log USING gin (((COALESCE((before)::text, ''::text) || COALESCE((after)::text, ''::text))) gin_trgm_ops)\n" +
            "only in the migrations: trigger CREATE TRIGGER chain_change_log BEFORE INSERT ON public.change_log FOR EACH ROW EXECUTE FUNCTION chain_change_log()\n" +
            "only in the migrations: trigger CREATE TRIGGER move_change_log_head AFTER INSERT ON public.change_log REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION move_change_log_head()\n" +
            "only in the migrations: trigger CREATE TRIGGER note_role AFTER INSERT ON public.role_assignment REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION note_role()\n" +
            "only in the migrations: trigger CREATE TRIGGER tell_of_change AFTER INSERT ON public.change_log REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change()");
    }

    [Fact]
    public async Task A_difference_is_told_by_its_line()
    {
        await using var changed = await ProductTemplates.CreateMigratedAsync();
        await Sql.ExecuteAsync(changed.OwnerConnection, "ALTER TABLE board ALTER COLUMN name TYPE text");

        var difference = Catalogue.Difference(
            "migrations", await Catalogue.ReadAsync(_migrated.SuperConnection), "model", await Catalogue.ReadAsync(changed.SuperConnection));

        difference.Should().Be(
            "only in the migrations: column board.name character varying(200) not null default=- identity= generated= collation=\"default\"\n" +
            "only in the model: column board.name text not null default=- identity= generated= collation=\"default\"");
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task No_foreign_key_deletes_or_empties_what_points_at_the_deleted()
    {
        var actions = await Sql.ListAsync<string>(
            _migrated.SuperConnection,
            "SELECT format('%s %s', conname, confdeltype) FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace");

        // The product's own tables; the scheduler's are the library's. a: no action, r: restrict. Both refuse.
        actions.Should().HaveCountGreaterThan(40);
        actions.Should().OnlyContain(a => a.EndsWith(" a", StringComparison.Ordinal) || a.EndsWith(" r", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_foreign_key_is_indexed_so_that_what_belongs_together_is_found_fast()
    {
        var unindexed = await Sql.ListAsync<string>(
            _migrated.SuperConnection,
            """
            SELECT n.conname::text FROM pg_constraint n
            WHERE n.contype = 'f' AND NOT EXISTS (
                SELECT FROM pg_index i WHERE i.indrelid = n.conrelid AND i.indpred IS NULL
                AND (i.indkey::int2[])[0:cardinality(n.conkey) - 1] @> n.conkey)
            """);

        unindexed.Should().BeEmpty();
    }
}
