using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>How contexts are made: by a factory, one per operation.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers the context's factory, and the scoped context that the account store needs.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The app role's connection string.</param>
    public static IServiceCollection AddHsAvtalData(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => NpgsqlDataSource.Create(connectionString))
        .AddDbContextFactory<HsAvtalDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .IgnoreMissingSnapshot()
            .AddInterceptors(provider.GetServices<IInterceptor>()));

    /// <summary>Options for a context outside of the container: migrations, demo data, tests.</summary>
    public static HsAvtalDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<HsAvtalDbContext>();
        options.UseNpgsql(connectionString).IgnoreMissingSnapshot();
        return new HsAvtalDbContext(options.Options);
    }

    /// <summary>Migrations are SQL without a model snapshot; a test compares the migrated catalogue with the model instead.</summary>
    private static DbContextOptionsBuilder IgnoreMissingSnapshot(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
