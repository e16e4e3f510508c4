using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// What there is to watch, over OpenTelemetry: requests, open circuits, how long pages take to draw, statements and connections to the
/// database, the queues of the runtime. Sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, and nowhere when it says nothing.
/// What each figure means is in docs/operations.md.
/// </summary>
public static class Telemetry
{
    private static readonly string[] _meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Lifecycle",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Npgsql",
        "System.Runtime",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("hsavtal").AddEnvironmentVariableDetector())
                .WithMetrics(metrics => metrics.AddMeter(_meters).AddOtlpExporter());
        }
    }
}
