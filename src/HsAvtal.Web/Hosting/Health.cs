using HsAvtal.Data;
using HsAvtal.Data.Database;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and migrated.</summary>
public static class Health
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHostedService<ModelWarmUp>();
        services.AddHostedService<LogHeadPrinter>();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", timeout: _patience);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}

/// <summary>Ready when the database answers and no migration is missing.</summary>
public sealed class DatabaseReady : IHealthCheck
{
    private readonly NpgsqlDataSource _database;

    public DatabaseReady(NpgsqlDataSource database) => _database = database;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Migrator.IsMigratedAsync(_database, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Databasen är inte migrerad.");
}

/// <summary>Builds EF's model beside the rest of the start, so that neither the start nor the first reader waits for all of it.</summary>
public sealed class ModelWarmUp : BackgroundService
{
    private readonly DbContextOptions<HsAvtalDbContext> _options;

    public ModelWarmUp(DbContextOptions<HsAvtalDbContext> options) => _options = options;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        using var db = new HsAvtalDbContext(_options);
        return db.Model;
    }, stoppingToken);
}
