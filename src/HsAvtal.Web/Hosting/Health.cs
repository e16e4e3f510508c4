using HsAvtal.Data.Database;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and migrated, and the app warm.</summary>
public static class Health
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddSingleton<IStartupFilter>(s => s.GetRequiredService<WarmUp>());
        services.AddHostedService(s => s.GetRequiredService<WarmUp>());
        services.AddHostedService<LogHeadPrinter>();
        services.AddSingleton<DatabaseReady>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", timeout: _patience);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}

/// <summary>
/// Ready when the database answers, no migration is missing and no reader waits for what a first page compiles. A database that hangs
/// is not asked once more before it has answered, and not waited for: to cancel a question it must answer too.
/// </summary>
public sealed class DatabaseReady : IHealthCheck
{
    private readonly NpgsqlDataSource _database;
    private readonly WarmUp _warmUp;
    private readonly Lock _one = new();
    private Task<bool> _asked = Task.FromResult(false);

    public DatabaseReady(NpgsqlDataSource database, WarmUp warmUp)
    {
        _database = database;
        _warmUp = warmUp;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _warmUp.Done.WaitAsync(cancellationToken);
        return await AskAsync().WaitAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Databasen är inte migrerad.");
    }

    private Task<bool> AskAsync()
    {
        lock (_one)
        {
            if (_asked.IsCompleted)
            {
                _asked = Migrator.IsMigratedAsync(_database, CancellationToken.None);
            }

            return _asked;
        }
    }
}
