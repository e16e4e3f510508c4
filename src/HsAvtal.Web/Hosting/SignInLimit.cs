using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;

namespace HsAvtal.Web.Hosting;

/// <summary>How often one may try to sign in, from one address and with one user name, whether the account exists or not.</summary>
public static class SignInLimit
{
    private const string UserName = "anvandarnamn";
    private static readonly PathString[] _others = ["/konto/logga-ut", "/konto/demo"];

    public static PartitionedRateLimiter<HttpContext> PerAddress(Limits limits) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        IsAttempt(context.Request)
            ? Window($"from {context.Connection.RemoteIpAddress}", limits.SignInsPerAddress, TimeSpan.FromMinutes(1))
            : RateLimitPartition.GetNoLimiter(""));

    public static PartitionedRateLimiter<HttpContext> PerAccount(Limits limits) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        IsAttempt(context.Request) && IsGenuine(context) && context.Request.Form[UserName] is [{ Length: > 0 } name]
            ? Window($"as {name.Trim().ToUpperInvariant()}", limits.SignInsPerAccount, TimeSpan.FromMinutes(10))
            : RateLimitPartition.GetNoLimiter(""));

    /// <summary>Every form of the account pages tries something secret, but for signing out and the demonstration's buttons.</summary>
    private static bool IsAttempt(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/konto", StringComparison.OrdinalIgnoreCase) && !_others.Contains(request.Path);

    /// <summary>A form without its token is refused later, and cannot be read.</summary>
    private static bool IsGenuine(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } && context.Request.HasFormContentType;

    private static RateLimitPartition<string> Window(string key, int attempts, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = window, QueueLimit = 0 });
}
