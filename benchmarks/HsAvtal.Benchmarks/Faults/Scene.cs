using HsAvtal.Benchmarks.Load;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Tests.Shared.Circuits;
using HsAvtal.Web.Features.ActionPlans;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>The published app on the database that is to fail, and officers at it who write and read.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const string Officers = """
        SELECT DISTINCT ON (r.user_id) r.user_id, b.id FROM role_assignment r JOIN board b USING (organisation_id)
        WHERE r.role = 'Officer' AND r.withdrawn_at IS NULL AND b.withdrawn_at IS NULL ORDER BY r.user_id, b.id LIMIT @count
        """;

    private static readonly string[] _pages = ["/", "/rekommendationer", "/atgarder", "/atgardsplaner", "/granskningar", "/indikatorer", "/konto"];

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _working = [];

    private Scene(AppServer server, string app)
    {
        Server = server;
        People = new People(app);
    }

    public AppServer Server { get; }

    public People People { get; }

    public Journal Journal { get; } = new();

    public Outcomes Outcomes { get; } = new();

    public List<Writer> Writers { get; } = [];

    /// <param name="app">The app's connection.</param>
    /// <param name="admin">A connection to the same database that sees every row.</param>
    /// <param name="writers">How many write at the same time.</param>
    /// <param name="plans">Draft plans that each has to write in.</param>
    /// <param name="environment">What the app is told besides.</param>
    public static async Task<Scene> StartAsync(string app, string admin, int writers, int plans, IReadOnlyDictionary<string, string>? environment = null)
    {
        var scene = new Scene(await AppServer.StartAsync(app, environment), app);
        await using var provider = BenchmarkDatabase.Services(app, services =>
        {
            services.AddScoped<SignedIn>();
            services.AddScoped<AuthenticationStateProvider>(p => p.GetRequiredService<SignedIn>());
        });
        foreach (var (user, board) in await OfficersAsync(admin, writers))
        {
            List<Guid> own = [];
            for (var n = 0; n < plans; n++)
            {
                await using var scope = provider.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SignedIn>().UserId = user;
                own.Add(await scope.ServiceProvider.GetRequiredService<PlanWritingService>().CreateAsync(new NewPlanForm { Title = $"Plan {n + 1}", BoardId = board, Kind = ActionPlanKind.Implementation }));
            }

            scene.Writers.Add(new Writer(user, await scene.People.SignInAsync(user, scene.Server.Address), own, scene.Journal, scene.Outcomes));
        }

        return scene;
    }

    /// <summary>All writers write, so many a second together.</summary>
    public void Write(int perSecond) =>
        _working.AddRange(Writers.Select(w => Task.Run(() => w.WriteAsync(TimeSpan.FromSeconds((double)Writers.Count / perSecond), _end.Token), CancellationToken.None)));

    /// <summary>Pages are asked for, so many a second, by the same people.</summary>
    public void Read(int perSecond) => _working.Add(Task.Run(async () =>
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        List<Task> asked = [];
        while (!_end.IsCancellationRequested)
        {
            asked.Add(ReadAsync(Writers[asked.Count % Writers.Count].Person, _pages[asked.Count % _pages.Length]));
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(asked);
    }, CancellationToken.None));

    /// <summary>Lets everybody finish what they are at, also what failed: until it is saved or they have tried for long.</summary>
    public async Task StopWorkingAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_working);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Server.DisposeAsync();
        await Task.WhenAll(_working);
        await People.DisposeAsync();
        _end.Dispose();
        NpgsqlConnection.ClearAllPools();
    }

    private async Task ReadAsync(Person person, string path)
    {
        try
        {
            await person.GetBytesAsync(path);
            Outcomes.Add();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Outcomes.Add($"{path}: {e.Message}");
        }
    }

    private static async Task<List<(Guid User, Guid Board)>> OfficersAsync(string admin, int count)
    {
        await using var source = NpgsqlDataSource.Create(admin);
        await using var command = source.CreateCommand(Officers);
        command.Parameters.AddWithValue("count", count);
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, Guid)> found = [];
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return found;
    }
}
