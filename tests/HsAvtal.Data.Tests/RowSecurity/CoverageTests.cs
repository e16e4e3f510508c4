namespace HsAvtal.Data.Tests.RowSecurity;

/// <summary>No table goes by without policies, and nothing but the product's own functions looks behind them.</summary>
public sealed class CoverageTests : IClassFixture<MigratedDatabase>
{
    /// <summary>The tables without policies, and why. Everything else holds an organisation's data or says who may see it.</summary>
    private static readonly Dictionary<string, string> _open = new(StringComparer.Ordinal)
    {
        ["user_account"] = "read and kept by signing in, before anybody is known",
        ["user_claim"] = "read and kept by signing in, before anybody is known",
        ["user_login"] = "read and kept by signing in, before anybody is known",
        ["user_token"] = "read and kept by signing in, before anybody is known",
        ["user_passkey"] = "read and kept by signing in, before anybody is known",
        ["used_nonce"] = "hashes of answers that have been used, kept by signing in",
        ["change_log_head"] = "hashes of the chains, which say nothing of what is in them",
        ["data_protection_key"] = "read while the process starts",
        ["__EFMigrationsHistory"] = "read by the health check",
    };

    private readonly MigratedDatabase _database;

    public CoverageTests(MigratedDatabase database) => _database = database;

    [Fact]
    public async Task It_is_forced_on_every_table_or_there_is_a_reason()
    {
        var open = await Sql.ListAsync<string>(
            _database.SuperConnection,
            """
            SELECT relname::text FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
            """);

        open.Should().BeEquivalentTo(_open.Keys, "a new table needs its lines in row_security.sql");
    }

    [Fact]
    public async Task What_looks_behind_the_policies_is_the_owners_and_finds_only_the_products_own_names()
    {
        var functions = await Sql.ListAsync<string>(
            _database.SuperConnection,
            """
            SELECT proname::text FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND prosecdef
              AND (proowner <> 'hsavtal_test_owner'::regrole OR NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY (proconfig), false)
                OR has_function_privilege('public', oid, 'EXECUTE'))
            """);

        functions.Should().BeEmpty();
    }

    [Fact]
    public async Task Words_in_the_log_are_found_by_their_index_behind_the_policies()
    {
        var plan = await Sql.ListAsync<string>(
            _database.SuperConnection,
            """
            SET enable_seqscan = off; SET enable_indexscan = off;
            EXPLAIN SELECT l.id FROM change_log l WHERE (coalesce(l.before::text, '') || coalesce(l.after::text, '')) ILIKE '%läkare%' ORDER BY l.id DESC LIMIT 10000
            """);

        string.Concat(plan).Should().Contain("ix_change_log_words");
    }
}
