using System.Diagnostics;
using Serilog;
using Serilog.Formatting.Json;

namespace HsAvtal.Web.Hosting;

/// <summary>One structured line per event on standard output; JSON in production, readable in development.</summary>
public static class StructuredLogging
{
    public static void AddStructuredLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext();
        configuration = builder.Environment.IsDevelopment()
            ? configuration.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {CorrelationId}{NewLine}{Exception}")
            : configuration.WriteTo.Console(new JsonFormatter(renderMessage: true));
        builder.Logging.ClearProviders().AddSerilog(configuration.CreateLogger(), dispose: true);
        builder.Logging.AddForgedEvents();
    }

    /// <summary>One line per request, with the correlation id that the change log and the error page carry too.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HsAvtal.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            var correlationId = CorrelationId.Of(context);
            using var scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["CorrelationId"] = correlationId });
            try
            {
                await next(context);
            }
            finally
            {
                logger.LogInformation(
                    "{Method} {Path} {StatusCode} {ElapsedMs:0.0} ms",
                    context.Request.Method,
                    PathWithoutSecret(context.Request.Path),
                    context.Response.StatusCode,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        });
    }

    /// <summary>A calendar's address is a key to it, and a log is read by others than its owner.</summary>
    private static string? PathWithoutSecret(PathString path) => path.StartsWithSegments("/kalender", StringComparison.OrdinalIgnoreCase) ? "/kalender/(dolt)" : path.Value;
}

/// <summary>What ties a request, its log lines, its changes and its error page together.</summary>
public static class CorrelationId
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
