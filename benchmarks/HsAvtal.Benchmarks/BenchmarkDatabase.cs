using System.Security.Claims;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.GeneratedData;
using HsAvtal.Web.Access;
using HsAvtal.Web.Features;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Benchmarks;

/// <summary>A database of its own with one generated agreement of as many parties as asked for; dropped afterwards.</summary>
public sealed class BenchmarkDatabase : IAsyncDisposable
{
    private const string App = "hsavtal_bench_app";

    private readonly string _server;
    private readonly string _name;

    private BenchmarkDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>As the product is run: an ordinary role that row security holds for.</summary>
    private string AppConnection => new NpgsqlConnectionStringBuilder(ConnectionString) { Username = App, Password = App }.ConnectionString;

    /// <param name="organisations">Parties to the agreement in all.</param>
    public static async Task<BenchmarkDatabase> CreateAsync(int organisations)
    {
        var server = Environment.GetEnvironmentVariable("HSAVTAL_TEST_SERVER")
            ?? throw new InvalidOperationException("HSAVTAL_TEST_SERVER is not set: a superuser's connection string to a server for benchmarks.");
        var database = new BenchmarkDatabase(server, $"hsavtal_bench_{Guid.NewGuid():N}");
        await ExecuteAsync(server, $"CREATE DATABASE {database._name}");
        await ExecuteAsync(database.ConnectionString, "CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist");
        await ExecuteAsync(server, $"DO $$ BEGIN CREATE ROLE {App} LOGIN PASSWORD '{App}'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        await Migrator.MigrateAsync(database.ConnectionString, database.AppConnection);
        await GeneratedDatabase.FillAsync(database.ConnectionString, Shape.OneAgreement(organisations, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)));
        return database;
    }

    /// <summary>The product's services with the user signed in.</summary>
    /// <param name="user">Who is asking.</param>
    /// <param name="more">What is measured beside them.</param>
    public ServiceProvider Services(DemoUser user, Action<IServiceCollection>? more = null) => Services(AppConnection, services =>
    {
        services.AddScoped<AuthenticationStateProvider>(_ => new SignedIn(ConnectionString, user.UserName));
        more?.Invoke(services);
    });

    /// <summary>The product's services on any database.</summary>
    /// <param name="appConnection">As the app's role.</param>
    /// <param name="more">Who is signed in, and what is measured beside them.</param>
    public static ServiceProvider Services(string appConnection, Action<IServiceCollection> more)
    {
        var services = new ServiceCollection();
        services.AddHsAvtalData(appConnection);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddScoped<CurrentUser>();
        services.AddScoped<AgreementDirectory>();
        services.AddFeatures();
        more(services);
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        private readonly Lazy<Task<AuthenticationState>> _state;

        public SignedIn(string connectionString, string userName) => _state = new(async () =>
        {
            await using var db = DatabaseSetup.Open(connectionString);
            var id = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
            return new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], "benchmark")));
        });

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => _state.Value;
    }
}
