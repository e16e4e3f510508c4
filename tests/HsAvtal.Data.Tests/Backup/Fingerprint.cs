namespace HsAvtal.Data.Tests.Backup;

/// <summary>What a database holds, in words that are the same for two only when they are: rows, owners, rights, policies, numbering.</summary>
internal static class Fingerprint
{
    private const string Structure =
        """
        SELECT format('%s %s owned by %s, rights %s, row security %s %s', c.relkind, c.oid::regclass, c.relowner::regrole, c.relacl, c.relrowsecurity, c.relforcerowsecurity)
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S', 'v')
        UNION ALL SELECT format('policy %s on %s %s %s %s', policyname, tablename, cmd, qual, with_check) FROM pg_policies WHERE schemaname = 'public'
        UNION ALL SELECT format('function %s %s', p.oid::regprocedure, md5(p.prosrc)) FROM pg_proc p
          WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        UNION ALL SELECT format('trigger %s on %s', tgname, tgrelid::regclass) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT format('sequence %s at %s', sequencename, last_value) FROM pg_sequences WHERE schemaname = 'public'
        UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
        ORDER BY 1
        """;

    /// <param name="connectionString">A superuser's, whom no row security hides anything from.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(string connectionString)
    {
        var tables = await Sql.ListAsync<string>(
            connectionString,
            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname");
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.Add(await Sql.ScalarAsync<string>(
                connectionString,
                $"SELECT format('%s: %s rows, %s', '{table}', count(*), md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\"), ''))) FROM {table} t"));
        }

        return [.. rows, .. await Sql.ListAsync<string>(connectionString, Structure)];
    }
}
