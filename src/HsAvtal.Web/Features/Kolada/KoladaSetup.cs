using System.Net;
using HsAvtal.Data.Jobs;
using HsAvtal.Web.Hosting;
using Npgsql;
using Quartz;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>The client, the job and its schedule, kept in the database so that the instances share it.</summary>
public static class KoladaSetup
{
    private const string Section = "Kolada";

    /// <summary>What the scheduler needs by itself; the product's own pool is not used up by it.</summary>
    private const int Connections = 4;

    public static void AddKolada(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKoladaClient(configuration);
        services.AddScoped<KoladaJob>();
        AddJobs(services, Options(configuration), configuration.RequireConnectionString());
    }

    /// <summary>What asks Kolada, by itself.</summary>
    public static IServiceCollection AddKoladaClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<KoladaOptions>(configuration.GetSection(Section));
        services.AddSingleton<KoladaPace>();
        services.AddTransient<KoladaPatience>();
        services.AddHttpClient<KoladaClient>(http =>
            {
                http.BaseAddress = new Uri($"{Options(configuration).BaseUrl.AbsoluteUri.TrimEnd('/')}/");
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
            .AddHttpMessageHandler<KoladaPatience>();
        return services;
    }

    private static KoladaOptions Options(IConfiguration configuration) => configuration.GetSection(Section).Get<KoladaOptions>() ?? new KoladaOptions();

    private static void AddJobs(IServiceCollection services, KoladaOptions options, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Connections, ApplicationName = "HsAvtal jobb" };
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connection.ConnectionString);
                store.UseClustering();
                store.ConfigureStore(o => o.TablePrefix = JobTables.Prefix);
            });
            quartz.AddJob<KoladaJob>(job => job.WithIdentity(KoladaJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.WithIdentity("natt", KoladaJob.Key.Group).ForJob(KoladaJob.Key)
                .WithCronSchedule(options.Nightly, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"))));
        });
        if (options.RunsJobs)
        {
            services.AddQuartzHostedService();
        }
    }
}
