using System.Security.Claims;
using BenchmarkDotNet.Attributes;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Benchmarks.Hot;

/// <summary>
/// What the app's own process does most: pages whole, from request to last byte, and what is read for them alone, so that the
/// difference is the drawing; permission checks; the hash of an entry in the log. On the national database, in its largest agreement.
/// </summary>
[MemoryDiagnoser]
public class HotBenchmarks
{
    private const string Organisation = "1490";

    private static readonly Operation[] _operations = Enum.GetValues<Operation>();

    private readonly byte[] _before = new byte[32];
    private readonly ChainLink _link = new();
    private WebApp _web = null!;
    private Browser _browser = null!;
    private Task<AuthenticationState> _signedIn = null!;
    private Actor _actor = null!;
    private NpgsqlDataSource _log = null!;
    private NpgsqlDataReader _entry = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _web = new WebApp(NationalDatabase.App);
        _web.Time.Now = TimeProvider.System.GetUtcNow();
        await using (var db = DatabaseSetup.Open(NationalDatabase.Admin))
        {
            var user = await db.RoleAssignments.Where(r => r.Role == Role.Officer && r.WithdrawnAt == null && db.Organisations.Any(o => o.Id == r.OrganisationId && o.Code == Organisation))
                .OrderBy(r => r.Id).Select(r => r.UserId).FirstAsync();
            _browser = _web.Browse();
            await _browser.SignInAsync(await db.Users.Where(u => u.Id == user).Select(u => u.UserName!).SingleAsync(), DemoUsers.SignInWord);
            _signedIn = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{user}")], "benchmark"))));
        }

        _actor = (await Asking()).Actor;
        _log = NpgsqlDataSource.Create(NationalDatabase.Admin);
        _entry = await _log.CreateCommand($"{ChainLink.Select} OFFSET 1000 LIMIT 1").ExecuteReaderAsync();
        await _entry.ReadAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _entry.DisposeAsync();
        await _log.DisposeAsync();
        _browser.Dispose();
        await _web.DisposeAsync();
    }

    [Benchmark(Description = "Nästan tom sida (/konto), hela")]
    public Task<string> EmptyPage() => PageAsync("/konto");

    [Benchmark(Description = "Översikten, hela sidan")]
    public Task<string> OverviewPage() => PageAsync("/");

    [Benchmark(Description = "Översikten, det som läses")]
    public Task<OrganisationOverview?> OverviewRead() => ReadAsync<OverviewService, OrganisationOverview?>(s => s.OrganisationAsync(null));

    [Benchmark(Description = "Matrisen, hela sidan")]
    public Task<string> MatrixPage() => PageAsync("/karta");

    [Benchmark(Description = "Matrisen, det som läses")]
    public Task<Matrix> MatrixRead() => ReadAsync<OverviewService, Matrix>(s => s.MatrixAsync(null, worstFirst: false));

    [Benchmark(Description = "Vem som frågar och med vilka roller, ur databasen")]
    public Task<Viewer> Asking() => ReadAsync<CurrentUser, Viewer>(s => s.GetAsync());

    [Benchmark(Description = "Behörighet till en sak, en kontroll", OperationsPerInvoke = 16)]
    public int Permission()
    {
        var allowed = 0;
        foreach (var operation in _operations)
        {
            allowed += _actor.May(operation, _actor.Assignments[0].OrganisationId, _actor.Assignments[0].AgreementId) ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(Description = "En loggposts hash, när kedjan kontrolleras")]
    public byte[] Hash()
    {
        _link.Read(_entry);
        return _link.HashAfter(_before);
    }

    /// <summary>In a scope of its own, as a request has it.</summary>
    private async Task<T> ReadAsync<TService, T>(Func<TService, Task<T>> read)
        where TService : notnull
    {
        await using var scope = _web.Services.CreateAsyncScope();
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(_signedIn);
        return await read(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await _browser.FetchAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
