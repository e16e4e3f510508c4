using System.Security.Claims;
using System.Threading.RateLimiting;

namespace HsAvtal.Web.Hosting;

/// <summary>How many pages one person may have open for writing. Each holds memory on the server for as long as it is open.</summary>
public sealed class CircuitLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> _perUser;

    public CircuitLimit(Limits limits)
    {
        PerUser = limits.CircuitsPerUser;
        _perUser = PartitionedRateLimiter.Create<string, string>(user => user.Length > 0
            ? RateLimitPartition.GetConcurrencyLimiter(user, _ => new ConcurrencyLimiterOptions { PermitLimit = PerUser, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(user));
        Limiter = _perUser.WithTranslatedKey<HttpContext>(context => IsConnection(context.Request) ? UserOf(context) : "", leaveOpen: true);
    }

    public int PerUser { get; }

    /// <summary>A connection takes a place from when it opens until it closes.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    public void Dispose() => _perUser.Dispose();

    /// <summary>Whether a page that is drawn now would find no place when it goes live.</summary>
    public bool IsReached(HttpContext context) => _perUser.GetStatistics(UserOf(context)) is { CurrentAvailablePermits: 0 };

    private static string UserOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private static bool IsConnection(HttpRequest request) =>
        request.Path == "/_blazor" && (HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method));
}
