using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.SignalR;

namespace HsAvtal.Web.Hosting;

/// <summary>How much one client may take: the settings <c>Limits__…</c>, all whole numbers above zero.</summary>
public sealed class Limits
{
    /// <summary>A message over the circuit, in KiB. A file passes in many, so it is not limited by this.</summary>
    public int MessageKilobytes { get; set; } = 256;

    /// <summary>A request's body, in KiB. Forms are small, and files go over the circuit.</summary>
    public int RequestKilobytes { get; set; } = 1024;

    /// <summary>An ordinary request, in seconds; the circuit is not limited by this.</summary>
    public int RequestSeconds { get; set; } = 60;

    /// <summary>Connections to the server at once.</summary>
    public int Connections { get; set; } = 10_000;

    /// <summary>Pages that one person has open for writing at once, on one server.</summary>
    public int CircuitsPerUser { get; set; } = 30;

    /// <summary>Pages of one person that listen for others' changes at once, on one server: those that are in sight.</summary>
    public int NewsPerUser { get; set; } = 20;

    /// <summary>Circuits without connection that wait for their browser to come back.</summary>
    public int DisconnectedCircuits { get; set; } = 200;

    public int DisconnectedCircuitSeconds { get; set; } = 180;

    /// <summary>Sign-in attempts within a minute from one address; a whole municipality may share one.</summary>
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>Sign-in attempts within ten minutes with one user name, right or wrong.</summary>
    public int SignInsPerAccount { get; set; } = 20;

    /// <exception cref="SettingException">A value is no whole number above zero.</exception>
    public static Limits Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Limits");
        foreach (var setting in section.GetChildren())
        {
            if (!int.TryParse(setting.Value, out var value) || value <= 0)
            {
                throw new SettingException($"Limits__{setting.Key} är ”{setting.Value}” men ska vara ett heltal större än noll.");
            }
        }

        return section.Get<Limits>() ?? new Limits();
    }
}

/// <summary>Puts the limits in place.</summary>
public static class LimitSetup
{
    /// <summary>The policy of what stays open to tell of others' changes.</summary>
    public const string News = "news";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = Limits.Read(builder.Configuration);
        var circuits = new CircuitLimit(limits);
        builder.Services.AddSingleton(circuits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = limits.RequestKilobytes * 1024L;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddRequestTimeouts(options =>
            options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(limits.RequestSeconds) });
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                circuits.Limiter, SignInLimit.PerAddress(limits), SignInLimit.PerAccount(limits));
            options.AddPolicy(News, context => RateLimitPartition.GetConcurrencyLimiter(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", _ => new ConcurrencyLimiterOptions { PermitLimit = limits.NewsPerUser, QueueLimit = 0 }));
            options.OnRejected = (rejected, _) =>
            {
                var log = rejected.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("HsAvtal.Limits");
                log.LogWarning("Too many requests to {Path} from {Address}", rejected.HttpContext.Request.Path, rejected.HttpContext.Connection.RemoteIpAddress);
                return ValueTask.CompletedTask;
            };
        });
        builder.Services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = limits.MessageKilobytes * 1024L);
        builder.Services.Configure<CircuitOptions>(circuit =>
        {
            circuit.DisconnectedCircuitMaxRetained = limits.DisconnectedCircuits;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(limits.DisconnectedCircuitSeconds);
        });
    }

    /// <summary>After sign-in and antiforgery: the limits are per person and per user name.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UseRateLimiter();
    }
}
