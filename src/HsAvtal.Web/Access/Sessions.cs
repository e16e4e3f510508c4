using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>What every request of somebody signed in begins and ends with.</summary>
public static class Sessions
{
    private const string NoRolePath = "/ingen-roll";

    public static void UseSessions(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HsAvtal.Refusals");
        app.Use(async (context, next) =>
        {
            // Of a circuit too, which is one long request: what is logged of its events names the user.
            using var scope = UserOf(context) is { } user ? logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["UserId"] = user }) : null;
            if (!IsChecked(context) || await MayGoOnAsync(context))
            {
                await next(context);
                LogRefusal(context, logger);
            }
        });
    }

    private static bool IsChecked(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string? UserOf(HttpContext context) => context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value;

    /// <summary>A disabled account is signed out, and somebody without a role is told so. The page that follows need not read the roles again.</summary>
    private static async Task<bool> MayGoOnAsync(HttpContext context)
    {
        var authentication = (IHostEnvironmentAuthenticationStateProvider)context.RequestServices.GetRequiredService<AuthenticationStateProvider>();
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));
        try
        {
            var viewer = await context.RequestServices.GetRequiredService<CurrentUser>().GetAsync(context.RequestAborted);
            if (viewer.Home is not null || context.Request.Path.StartsWithSegments(NoRolePath, StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/konto", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            context.Response.Redirect(NoRolePath);
        }
        catch (Domain.Access.AccessDeniedException)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            context.Response.Redirect("/logga-in?fel=avslutad");
        }

        return false;
    }

    /// <summary>What was asked for by its id and is not there, or not the user's to see: the answer is the same, and the log has it.</summary>
    private static void LogRefusal(HttpContext context, ILogger logger)
    {
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.User.Identity?.IsAuthenticated == true
            && context.GetEndpoint() is RouteEndpoint endpoint && context.Request.RouteValues.Values.OfType<string>().FirstOrDefault(v => Guid.TryParse(v, out _)) is { } thing)
        {
            logger.LogWarning("Refused {UserId}: {Operation} {Thing}", UserOf(context), endpoint.RoutePattern.RawText, thing);
        }
    }
}
