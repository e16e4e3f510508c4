using HsAvtal.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HsAvtal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and migrated.</summary>
public static class Health
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", timeout: _patience);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}

/// <summary>Ready when the database answers and no migration is missing.</summary>
public sealed class DatabaseReady : IHealthCheck
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;

    public DatabaseReady(IDbContextFactory<HsAvtalDbContext> contexts) => _contexts = contexts;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
        return pending.Any() ? HealthCheckResult.Unhealthy("Databasen är inte migrerad.") : HealthCheckResult.Healthy();
    }
}
