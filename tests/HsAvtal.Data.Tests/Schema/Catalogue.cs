namespace HsAvtal.Data.Tests.Schema;

/// <summary>What a database's schema is made of, as one line of text for each thing, so that two can be compared and read. Row security and the search's index, which no model knows, have tests of their own.</summary>
internal static class Catalogue
{
    private const string Everything =
        """
        SELECT line FROM (
            SELECT format('table %s kind=%s', c.relname, c.relkind) AS line, c.relname AS belongs
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
          UNION ALL
            SELECT format('column %s.%s %s %s default=%s identity=%s generated=%s collation=%s', c.relname, a.attname,
                format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attidentity, a.attgenerated, a.attcollation::regcollation), c.relname
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL
            SELECT format('constraint %s on %s %s validated=%s', n.conname, c.relname, pg_get_constraintdef(n.oid), n.convalidated), c.relname
            FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
            WHERE n.connamespace = 'public'::regnamespace
          UNION ALL
            SELECT format('index %s', pg_get_indexdef(i.indexrelid)), c.relname
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relnamespace = 'public'::regnamespace
          UNION ALL
            SELECT format('trigger %s', pg_get_triggerdef(t.oid)), c.relname
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgname NOT LIKE 'search\_%'
        ) everything
        WHERE belongs NOT IN ('__EFMigrationsHistory', 'search_document', 'search_word')
        ORDER BY line COLLATE "C"
        """;

    public static Task<List<string>> ReadAsync(string connectionString) => Sql.ListAsync<string>(connectionString, Everything);

    /// <summary>The lines that only one of the two has; empty when they are the same.</summary>
    public static string Difference(string leftName, List<string> left, string rightName, List<string> right) =>
        string.Join('\n', Only(leftName, left, right).Concat(Only(rightName, right, left)));

    private static IEnumerable<string> Only(string name, List<string> these, List<string> others) =>
        these.Except(others, StringComparer.Ordinal).Select(line => $"only in the {name}: {line}");
}
