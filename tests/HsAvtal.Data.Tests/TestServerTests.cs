namespace HsAvtal.Data.Tests;

public sealed class TestServerTests
{
    [Fact]
    public async Task A_disposed_database_is_gone_even_while_somebody_is_connected()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var connection = new Npgsql.NpgsqlConnection(database.OwnerConnection);
        await connection.OpenAsync();

        await database.DisposeAsync();

        (await Sql.ListAsync<string>(TestServer.SuperConnection, $"SELECT datname::text FROM pg_database WHERE datname = '{database.Name}'")).Should().BeEmpty();
    }

    [Fact]
    public async Task Copies_of_a_template_are_apart_from_each_other()
    {
        await using var one = await ProductTemplates.CreateMigratedAsync();
        await using var other = await ProductTemplates.CreateMigratedAsync();
        await Sql.ExecuteAsync(one.OwnerConnection, "CREATE TABLE only_here (id integer)");

        var found = await Sql.ListAsync<bool>(other.OwnerConnection, "SELECT to_regclass('only_here') IS NULL");

        found.Should().Equal(true);
    }
}
