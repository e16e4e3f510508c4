using HsAvtal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>How contexts are made: by a factory, one per operation, for the user who is asking.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// What holds unless the installation's own connection string says another: connections so that two instances fit in
    /// PostgreSQL's hundred, and plans so that each connection keeps those of the pages that are used most, at a quarter of a megabyte each.
    /// </summary>
    private const string Defaults = "Maximum Pool Size=40;Max Auto Prepare=100;Auto Prepare Min Usages=2";

    /// <summary>Registers the context's factory, and the scoped context that the account store needs.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The app role's connection string.</param>
    public static IServiceCollection AddHsAvtalData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Settings(connectionString)));
        services.AddSingleton(provider => new DbContextOptionsBuilder<HsAvtalDbContext>()
            .UseApplicationServiceProvider(provider)
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.ExecutionStrategy(dependencies => new LostConnectionRetries(dependencies)))
            .UseProduct()
            .AddInterceptors(provider.GetServices<IInterceptor>())
            .Options);
        services.AddScoped<ActingUser>();
        services.AddScoped<IDbContextFactory<HsAvtalDbContext>, ActingContexts>();
        // Signing in keeps its books before anybody is known: the account store acts for the product itself.
        return services.AddScoped(provider => new HsAvtalDbContext(provider.GetRequiredService<DbContextOptions<HsAvtalDbContext>>()) { ActsFor = Actor.System.UserId });
    }

    /// <summary>A context outside of the container: migrations, demo data, tests.</summary>
    /// <param name="connectionString">The owner, or the app role.</param>
    /// <param name="actsFor">Whom row security shows what it may; the owner needs nobody.</param>
    public static HsAvtalDbContext Open(string connectionString, Guid? actsFor = null) =>
        new(new DbContextOptionsBuilder<HsAvtalDbContext>().UseNpgsql(connectionString).UseProduct().Options) { ActsFor = actsFor };

    private static DbContextOptionsBuilder<HsAvtalDbContext> UseProduct(this DbContextOptionsBuilder<HsAvtalDbContext> options) =>
        options.IgnoreMissingSnapshot().AddInterceptors(ActingUserInterceptor.Instance);

    /// <summary>
    /// Whatever the installation asks for, a connection forgets its user when it comes back to the pool, and is nobody else's
    /// meanwhile. A statement that comes again keeps its plan: with the policies in it, to plan one takes several times what it
    /// takes to carry it out. Nothing is compiled just in time: row security makes every statement look costly enough to, and it
    /// takes far longer than any statement here. One plan serves all values of a statement: PostgreSQL would rather make some anew
    /// each time, at several milliseconds, to save a tenth of one.
    /// </summary>
    private static string Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder($"{Defaults};{connectionString}") { NoResetOnClose = false, Multiplexing = false };
        settings.Options = $"{settings.Options} -c jit=off -c plan_cache_mode=force_generic_plan".TrimStart();
        return settings.ConnectionString;
    }

    /// <summary>Migrations are SQL without a model snapshot; a test compares the migrated catalogue with the model instead.</summary>
    private static DbContextOptionsBuilder<HsAvtalDbContext> IgnoreMissingSnapshot(this DbContextOptionsBuilder<HsAvtalDbContext> options) =>
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
