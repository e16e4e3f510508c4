using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace HsAvtal.Web.Access;

/// <summary>
/// Ends an open page within ten seconds of its user's account being disabled or one of the user's roles withdrawn: nobody is
/// signed in to it any more. Each use case asks anew all the same; this is what tells the one who sits there.
/// </summary>
public sealed class SessionWatch : RevalidatingServerAuthenticationStateProvider
{
    /// <summary>With <see cref="CurrentUser.MaxAge"/>, how long it takes at most until the end is noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private readonly IServiceProvider _services;

    public SessionWatch(ILoggerFactory logs, IServiceProvider services)
        : base(logs) => _services = services;

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await _services.GetRequiredService<CurrentUser>().HoldsStillAsync(cancellationToken);
        }
        catch (DbException)
        {
            // A database that does not answer takes nobody's role away. Nothing is read or written meanwhile.
            return true;
        }
    }
}
