using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Web.Features.Overview;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// Asks for a page before anybody else does, so that no reader waits for what a first page compiles: EF's model, beside the rest of
/// the start, and then everything from the first middleware to the layout. The page is asked for within the process, so that it
/// does not matter where the app listens or what stands before it. What goes wrong here goes wrong again where somebody sees it.
/// </summary>
public sealed class WarmUp : BackgroundService, IStartupFilter
{
    private const string FirstPage = "/logga-in";

    private readonly IServiceScopeFactory _scopes;
    private readonly DbContextOptions<HsAvtalDbContext> _options;
    private readonly NpgsqlDataSource _database;
    private readonly IServer _server;
    private readonly ILogger<WarmUp> _logger;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestDelegate? _pipeline;

    public WarmUp(IServiceScopeFactory scopes, DbContextOptions<HsAvtalDbContext> options, NpgsqlDataSource database, IServer server, IHostApplicationLifetime lifetime, ILogger<WarmUp> logger)
    {
        _scopes = scopes;
        _options = options;
        _database = database;
        _server = server;
        _logger = logger;
        lifetime.ApplicationStarted.Register(_started.SetResult);
    }

    /// <summary>Ends when the first page has been answered, or could not be.</summary>
    public Task Done => _done.Task;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => _pipeline = pipeline);
        next(app);
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(BuildModel, stoppingToken);
            await _started.Task.WaitAsync(stoppingToken);
            // A server that listens nowhere is a test's, and without its database there is no page.
            if (_server.Features.Get<IServerAddressesFeature>() is { Addresses.Count: > 0 } && await Migrator.IsMigratedAsync(_database, stoppingToken))
            {
                await AskAsync(stoppingToken);
                await ReadAsync(stoppingToken);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            _logger.LogWarning(e, "The first page could not be made ready");
        }
        finally
        {
            _done.SetResult();
        }
    }

    private void BuildModel()
    {
        using var db = new HsAvtalDbContext(_options);
        _ = db.Model;
    }

    private async Task AskAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = ct };
        (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = (HttpMethods.Get, Uri.UriSchemeHttps, new HostString("localhost"), FirstPage);
        context.Response.Body = Stream.Null;
        await _pipeline!(context);
    }

    /// <summary>What the map reads, as nobody, who sees no rows: most of what EF compiles for any page.</summary>
    private async Task ReadAsync(CancellationToken ct)
    {
        await using var db = new HsAvtalDbContext(_options);
        await db.PartiesInOrderAsync(Guid.Empty, ct);
        await db.AreaGradesAsync(Guid.Empty, null, ct);
        await db.GradeNamesAsync(Guid.Empty, ct);
    }
}
