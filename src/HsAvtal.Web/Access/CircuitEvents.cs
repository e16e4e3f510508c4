using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HsAvtal.Web.Access;

/// <summary>What comes in over a circuit is done by who the user is now, not by who that was when the page was drawn.</summary>
public sealed class CircuitEvents : CircuitHandler
{
    private readonly CurrentUser _user;

    public CircuitEvents(CurrentUser user) => _user = user;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        _user.Forget();
        return next(context);
    };
}
