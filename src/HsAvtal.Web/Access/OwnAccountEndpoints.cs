using System.Security.Claims;
using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HsAvtal.Web.Access;

/// <summary>What one changes of one's own account, by plain form posts: each ends every session but this one.</summary>
public static class OwnAccountEndpoints
{
    private const int RecoveryCodes = 10;

    public static void MapOwnAccount(this WebApplication app)
    {
        var account = app.MapGroup("/konto").RequireAuthorization();
        account.MapPost("/losenord", ChangePasswordAsync);
        // Asking for the form is what makes the endpoint demand the antiforgery token.
        account.MapPost(
            "/logga-ut-overallt",
            (IFormCollection _, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn) => SignOutEverywhereAsync(person, own, users, signIn));
        account.MapPost("/tvasteg/borja", BeginTwoStepAsync);
        account.MapPost("/tvasteg/slutfor", CompleteTwoStepAsync);
        account.MapPost("/tvasteg/stang-av", EndTwoStepAsync);
        account.MapPost("/tvasteg/nya-koder", RenewCodesAsync);
    }

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? nuvarande, [FromForm] string? nytt, [FromForm] string? upprepat, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (nytt != upprepat)
        {
            return Wrong("olika", "losenord");
        }

        if (await own.FindAsync(person, nuvarande, signIn) is not { } user)
        {
            return Wrong(nameof(IdentityErrorDescriber.PasswordMismatch), "losenord");
        }

        var result = await users.ChangePasswordAsync(user, nuvarande ?? "", nytt ?? "");
        if (!result.Succeeded)
        {
            return Wrong(result.Errors.First().Code, "losenord");
        }

        await signIn.RefreshSignInAsync(user);
        return Done("losenord");
    }

    private static async Task<IResult> SignOutEverywhereAsync(ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (await own.FindAsync(person) is { } user)
        {
            await users.UpdateSecurityStampAsync(user);
        }

        await signIn.SignOutAsync();
        return Results.LocalRedirect("/logga-in?utloggad=overallt");
    }

    private static async Task<IResult> BeginTwoStepAsync([FromForm] string? losenord, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (await own.FindAsync(person, losenord, signIn) is not { TwoFactorEnabled: false } user)
        {
            return Wrong("losenord", "tvasteg");
        }

        await users.ResetAuthenticatorKeyAsync(user);
        await signIn.RefreshSignInAsync(user);
        return Results.LocalRedirect("/konto/tvasteg");
    }

    private static async Task<IResult> CompleteTwoStepAsync([FromForm] string? kod, HttpContext http, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn, ShownOnce shown)
    {
        if (await own.FindAsync(http.User) is not { TwoFactorEnabled: false } user || await users.GetAuthenticatorKeyAsync(user) is null)
        {
            return Results.LocalRedirect("/konto");
        }

        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, kod ?? ""))
        {
            return Results.LocalRedirect("/konto/tvasteg?fel=kod");
        }

        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        return await ShowNewCodesAsync(user, http, users, signIn, shown);
    }

    private static async Task<IResult> EndTwoStepAsync([FromForm] string? losenord, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (await own.FindAsync(person, losenord, signIn) is not { } user)
        {
            return Wrong("losenord", "tvasteg");
        }

        await users.SetTwoFactorEnabledAsync(user, enabled: false);
        await users.ResetAuthenticatorKeyAsync(user);
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
        await signIn.RefreshSignInAsync(user);
        return Done("tvasteg-av");
    }

    private static async Task<IResult> RenewCodesAsync([FromForm] string? losenord, HttpContext http, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn, ShownOnce shown) =>
        await own.FindAsync(http.User, losenord, signIn) is { TwoFactorEnabled: true } user
            ? await ShowNewCodesAsync(user, http, users, signIn, shown)
            : Wrong("losenord", "tvasteg");

    private static async Task<IResult> ShowNewCodesAsync(UserAccount user, HttpContext http, UserManager<UserAccount> users, SignInManager<UserAccount> signIn, ShownOnce shown)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await signIn.RefreshSignInAsync(user);
        shown.Keep(http, [.. codes!]);
        return Results.LocalRedirect("/konto/aterstallningskoder");
    }

    internal static IResult Wrong(string error, string section) => Results.LocalRedirect($"/konto?fel={error}#{section}");

    internal static IResult Done(string what) => Results.LocalRedirect($"/konto?klart={what}");
}
