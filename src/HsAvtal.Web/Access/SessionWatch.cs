using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace HsAvtal.Web.Access;

/// <summary>
/// Ends an open page within ten seconds of its user's account being disabled, one of the user's roles withdrawn or the user signed
/// out everywhere, and when the session has lasted its time: nobody is signed in to it any more. Each use case asks anew all the same; this is what tells the one who sits there.
/// </summary>
public sealed class SessionWatch : RevalidatingServerAuthenticationStateProvider
{
    /// <summary>With <see cref="LostRights.MaxAge"/>, how long it takes at most until the end is noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private readonly LostRights _lost;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private WatchedSession? _watched;

    public SessionWatch(ILoggerFactory logs, LostRights lost, IServiceProvider services, TimeProvider time)
        : base(logs)
    {
        _lost = lost;
        _services = services;
        _time = time;
    }

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return !SessionAge.IsOver(authenticationState.User, _time.GetUtcNow())
                && ((_watched is { } session && !await _lost.ConcernAsync(session.UserId)) || await HoldsStillAsync(authenticationState, cancellationToken));
        }
        catch (DbException)
        {
            // A database that does not answer takes nobody's role away. Nothing is read or written meanwhile.
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (_watched is { } session)
        {
            _lost.Forget(session);
            _watched = null;
        }

        base.Dispose(disposing);
    }

    /// <summary>Asks about this user alone: the first time, and when there is reason to.</summary>
    private async Task<bool> HoldsStillAsync(AuthenticationState state, CancellationToken ct)
    {
        if (_watched is null && Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            _watched = new WatchedSession(id, CurrentUser.Stamp(state.User));
            _lost.Watch(_watched);
        }

        return await _services.GetRequiredService<CurrentUser>().HoldsStillAsync(ct);
    }
}
