using System.Net;
using System.Net.Sockets;
using HsAvtal.Data.Database;
using Npgsql;

namespace HsAvtal.Data.Tests.Migrations;

/// <summary>What goes wrong with the database is told in one clear Swedish line with the mend.</summary>
public sealed class MigratorFaultTests : IClassFixture<MigratedDatabase>
{
    private const string WrongPassword = "fel-losenord";

    private readonly MigratedDatabase _database;

    public MigratorFaultTests(MigratedDatabase database) => _database = database;

    [Fact]
    public async Task A_refused_role_or_password()
    {
        // A server that trusts everybody on loopback asks for no password, but it refuses a role that is not there.
        var refused = await AsksForPasswordAsync()
            ? With(c => c.Password = WrongPassword)
            : With(c => (c.Username, c.Password) = ("hsavtal_test_nobody", WrongPassword));

        (await FaultOf(refused)).Should().Be("Databasservern nekar användaren eller lösenordet i anslutningssträngen. Rätta dem.");
    }

    [Fact]
    public async Task A_database_that_is_not_there() =>
        (await FaultOf(With(c => c.Database = "hsavtal_saknas")))
            .Should().Be("Databasen hsavtal_saknas finns inte på servern. Skapa den eller rätta anslutningssträngen.");

    [Fact]
    public async Task A_port_where_nobody_answers() =>
        (await FaultOf(With(c => (c.Host, c.Port) = ("127.0.0.1", FreePort()))))
            .Should().StartWith("Databasservern går inte att nå (").And.EndWith("Kontrollera värd, port och att den är igång.");

    [Fact]
    public async Task A_host_that_is_not_there() =>
        (await FaultOf(With(c => c.Host = "databas.invalid"))).Should().StartWith("Databasservern går inte att nå (");

    [Fact]
    public async Task A_server_that_answers_something_else() =>
        (await FaultOf(With(c => (c.Host, c.Port, c.Timeout) = ("127.0.0.1", StrangeServer(), 5)))).Should().StartWith("Databasservern går inte att nå (");

    [Fact]
    public async Task A_server_that_is_too_old()
    {
        await using var server = OldServer.Start("14.11");

        (await FaultOf(server.Connection)).Should().Be("Databasservern är PostgreSQL 14.11. HsAvtal kräver 15 eller senare.");
    }

    [Theory]
    [InlineData("nonsens")]
    [InlineData("Host=127.0.0.1;Prot=5432")]
    [InlineData("Host=127.0.0.1;Port=hundra")]
    [InlineData("")]
    public async Task A_connection_string_that_cannot_be_read(string connectionString) =>
        (await FaultOf(connectionString)).Should().StartWith("Anslutningssträngen ").And.EndWith("Rätta den.");

    [Fact]
    public async Task An_owner_who_may_not_create_tables()
    {
        await using var empty = await TestServer.CreateDatabaseAsync();

        (await FaultOf(empty.AppConnection, empty.AppConnection)).Should().StartWith("Databasen kunde inte göras i ordning (");
    }

    [Fact]
    public async Task An_app_role_that_is_not_there() =>
        (await FaultOf(_database.OwnerConnection, With(c => c.Username = "hsavtal_test_nobody"))).Should()
            .StartWith("Databasen kunde inte göras i ordning (").And.Contain("hsavtal_test_nobody");

    [Fact]
    public async Task An_app_connection_without_a_user() =>
        (await FaultOf(_database.OwnerConnection, "Host=127.0.0.1;Database=hsavtal"))
            .Should().Be("Anslutningssträngen ConnectionStrings__HsAvtal saknar användare.");

    private Task<string> FaultOf(string owner) => FaultOf(owner, _database.AppConnection);

    private static async Task<string> FaultOf(string owner, string app)
    {
        var migrate = () => Migrator.MigrateAsync(owner, app);

        var message = (await migrate.Should().ThrowAsync<DatabaseSetupException>()).Which.Message;

        message.Should().NotContain("\n").And.NotContain(WrongPassword).And.EndWith(".");
        return message;
    }

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(_database.OwnerConnection);
        change(builder);
        return builder.ConnectionString;
    }

    private async Task<bool> AsksForPasswordAsync()
    {
        await using var connection = new NpgsqlConnection(With(c => (c.Password, c.Pooling) = (WrongPassword, false)));
        try
        {
            await connection.OpenAsync();
            return false;
        }
        catch (PostgresException)
        {
            return true;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Takes one caller and hangs up.</summary>
    private static int StrangeServer()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            using (listener)
            {
                using var caller = await listener.AcceptTcpClientAsync();
                await caller.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        });
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
