namespace HsAvtal.Data.Tests.Schema;

public sealed class ColumnTypeTests : IClassFixture<MigratedDatabase>
{
    private readonly MigratedDatabase _database;

    public ColumnTypeTests(MigratedDatabase database) => _database = database;

    [Fact]
    public async Task Every_enum_is_stored_as_text() =>
        (await TypesOf(Model.ColumnsOf(t => t.IsEnum))).Should().HaveCountGreaterThan(15).And.OnlyContain(t => t.StartsWith("character varying(40) "));

    [Fact]
    public async Task Every_day_is_stored_as_a_date() =>
        (await TypesOf(Model.ColumnsOf(t => t == typeof(DateOnly)))).Should().HaveCountGreaterThan(15).And.OnlyContain(t => t.StartsWith("date "));

    [Fact]
    public async Task Every_moment_is_stored_with_its_time_zone() =>
        (await TypesOf(Model.ColumnsOf(t => t == typeof(DateTimeOffset)))).Should()
            .HaveCountGreaterThan(30).And.OnlyContain(t => t.StartsWith("timestamp with time zone "));

    [Fact]
    public async Task No_column_holds_a_moment_without_its_time_zone()
    {
        Model.ColumnsOf(t => t == typeof(DateTime) || t == typeof(TimeOnly)).Should().BeEmpty();
        var columns = await Sql.ListAsync<string>(
            _database.SuperConnection,
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'");

        columns.Should().BeEmpty();
    }

    [Fact]
    public void Every_name_of_a_stored_enum_fits_its_column() =>
        Model.EntityTypes.SelectMany(e => e.GetProperties())
            .Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)
            .Where(t => t.IsEnum)
            .SelectMany(Enum.GetNames)
            .Should().NotBeEmpty().And.OnlyContain(name => name.Length <= 40);

    /// <summary>Type and place of each column that the model names.</summary>
    private async Task<List<string>> TypesOf(List<string> columns)
    {
        var types = await Sql.ListAsync<string>(
            _database.SuperConnection,
            """
            SELECT format('%s %s.%s', format_type(a.atttypid, a.atttypmod), c.relname, a.attname)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
            """);
        return [.. columns.Select(c => types.Single(t => t.EndsWith(' ' + c, StringComparison.Ordinal)))];
    }
}
