using HsAvtal.Data.Database;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and migrated, and the app warm.</summary>
public static class Health
{
    /// <summary>With a database that hangs, Npgsql takes two seconds more to give up. In all at most five.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddSingleton<IStartupFilter>(s => s.GetRequiredService<WarmUp>());
        services.AddHostedService(s => s.GetRequiredService<WarmUp>());
        services.AddHostedService<LogHeadPrinter>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", timeout: _patience);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}

/// <summary>Ready when the database answers, no migration is missing and no reader waits for what a first page compiles.</summary>
public sealed class DatabaseReady : IHealthCheck
{
    private readonly NpgsqlDataSource _database;
    private readonly WarmUp _warmUp;

    public DatabaseReady(NpgsqlDataSource database, WarmUp warmUp)
    {
        _database = database;
        _warmUp = warmUp;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _warmUp.Done.WaitAsync(cancellationToken);
        return await Migrator.IsMigratedAsync(_database, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Databasen är inte migrerad.");
    }
}
