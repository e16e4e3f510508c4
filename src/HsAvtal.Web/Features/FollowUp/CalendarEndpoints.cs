using System.Security.Claims;
using System.Text;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary><c>/kalender/{token}.ics</c>: what a calendar program fetches for its owner, who has no cookie there.</summary>
public static class CalendarEndpoints
{
    public static void MapCalendar(this WebApplication app) => app.MapGet("/kalender/{token:length(43)}.ics", SendAsync).AllowAnonymous();

    private static async Task<IResult> SendAsync(
        string token, HttpContext http, AuthenticationStateProvider authentication, CalendarAddressReader addresses, CalendarService calendars, CancellationToken ct)
    {
        if (await addresses.OwnerAsync(token, ct) is not { } owner)
        {
            return Results.NotFound();
        }

        // From here on the request is the owner's: roles and account are asked for as for any page.
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, owner.ToString())], "calendar");
        ((IHostEnvironmentAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))));
        try
        {
            var calendar = await calendars.WriteAsync(path => new Uri($"{http.Request.Scheme}://{http.Request.Host}{path}"), ct);
            http.Response.Headers.CacheControl = "private, no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Text(calendar, ICalendar.ContentType, Encoding.UTF8);
        }
        catch (AccessDeniedException)
        {
            return Results.NotFound();
        }
    }
}
