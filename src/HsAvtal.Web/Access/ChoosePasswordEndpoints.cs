using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HsAvtal.Web.Access;

/// <summary>Choosing a password by the link that an administrator has handed over: a plain form post, good for one time.</summary>
public static class ChoosePasswordEndpoints
{
    /// <summary>What the link has to do with its time: long enough to be handed over at a meeting.</summary>
    public static readonly TimeSpan LinkLifespan = TimeSpan.FromDays(3);

    /// <summary>Told when the same password was not typed twice.</summary>
    public const string Different = "olika";

    public static void MapChoosePassword(this WebApplication app) =>
        app.MapPost("/konto/valj-losenord", ChooseAsync).AllowAnonymous();

    private static async Task<IResult> ChooseAsync(
        [FromForm] Guid? konto,
        [FromForm] string? kod,
        [FromForm] string? losenord,
        [FromForm] string? igen,
        UserManager<UserAccount> users)
    {
        if (losenord != igen)
        {
            return Refused(konto, kod, Different);
        }

        var user = await users.FindByIdAsync(konto.ToString() ?? "");
        if (user is null || user.IsDisabled)
        {
            return Refused(konto, kod, nameof(IdentityErrorDescriber.InvalidToken));
        }

        // The new password changes the security stamp, so the link is used up.
        var result = await users.ResetPasswordAsync(user, kod ?? "", losenord ?? "");
        return result.Succeeded ? Results.LocalRedirect("/logga-in?valt=1") : Refused(konto, kod, result.Errors.First().Code);
    }

    private static IResult Refused(Guid? account, string? code, string reason) =>
        Results.LocalRedirect($"/valj-losenord?konto={account}&kod={Uri.EscapeDataString(code ?? "")}&fel={reason}");
}
