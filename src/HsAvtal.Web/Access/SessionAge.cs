using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>How long one stays signed in: a working day at most, however much one does, and half of one without asking for a page.</summary>
public static class SessionAge
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    public static readonly TimeSpan LongestUnused = TimeSpan.FromHours(4);

    private const string Begun = "hsavtal:begun";

    public static void Begin(ClaimsPrincipal person, DateTimeOffset now) =>
        ((ClaimsIdentity)person.Identity!).AddClaim(new Claim(Begun, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>The account library makes the person anew now and then: the session is the same.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(Begun) is { } begun)
        {
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(begun.Clone());
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether whoever signed in has to do so again. A session that does not say when it began is from before this was asked; one that
    /// begins far ahead is from a clock that was wrong.</summary>
    public static bool IsOver(ClaimsPrincipal person, DateTimeOffset now) =>
        person.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme
        && !(long.TryParse(person.FindFirstValue(Begun), NumberStyles.None, CultureInfo.InvariantCulture, out var begun) && (now - DateTimeOffset.FromUnixTimeSeconds(begun)).Duration() < Longest);
}
