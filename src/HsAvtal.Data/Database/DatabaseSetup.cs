using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Data.Database;

/// <summary>How contexts are made: by a factory, one per operation.</summary>
public static class DatabaseSetup
{
    /// <summary>Registers the context's factory, and the scoped context that the account store needs.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The app role's connection string.</param>
    public static IServiceCollection AddHsAvtalData(this IServiceCollection services, string connectionString) =>
        services.AddDbContextFactory<HsAvtalDbContext>((provider, options) => options
            .UseHsAvtal(connectionString)
            .AddInterceptors(provider.GetServices<IInterceptor>()));

    /// <summary>Options for a context outside of the container: migrations, demo data, tests.</summary>
    public static HsAvtalDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<HsAvtalDbContext>().UseHsAvtal(connectionString).Options);

    private static TBuilder UseHsAvtal<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        // Migrations are SQL without a model snapshot; a test compares the migrated catalogue with the model instead.
        options.UseNpgsql(connectionString)
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        return options;
    }
}
