using HsAvtal.Data.Accounts;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Access.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Access;

/// <summary>Signing in and out: plain form posts, so that the cookie is set by an ordinary response.</summary>
public static class SignInEndpoints
{
    /// <summary>Longer than any refusal takes, so that the time does not tell which it was.</summary>
    private static readonly TimeSpan _refusalTakes = TimeSpan.FromMilliseconds(400);

    public static void MapAccess(this WebApplication app)
    {
        var account = app.MapGroup("/konto").AllowAnonymous();
        account.MapPost("/logga-in", SignInAsync);
        account.MapPost("/steg-tva", SecondStepAsync);
        // Asking for the form is what makes the endpoint demand the antiforgery token.
        account.MapPost("/logga-ut", (IFormCollection _, SignInManager<UserAccount> signIn) => SignOutAsync(signIn));
        if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
        {
            account.MapPost("/demo", SignInDemoAsync);
        }

        app.MapExternalSignIn();
        app.MapOwnAccount();
        app.MapPasskeys();
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? anvandarnamn,
        [FromForm] string? losenord,
        [FromForm] string? tillbaka,
        SignInManager<UserAccount> signIn,
        UserManager<UserAccount> users,
        ILogger<SignInManager<UserAccount>> logger)
    {
        var refusal = Task.Delay(_refusalTakes);
        var password = losenord is { Length: <= PasswordPolicy.MaxLength } ? losenord : "";
        var user = await users.FindByNameAsync(anvandarnamn ?? "");
        if (user?.PasswordHash is null || user.IsDisabled || await users.IsLockedOutAsync(user))
        {
            // The same work as for a password that is compared.
            users.PasswordHasher.HashPassword(new UserAccount(), password);
            logger.LogWarning("Sign-in refused for {UserId}: no account, or one that is locked or disabled", user?.Id);
            await refusal;
            return Refused(tillbaka);
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return Results.LocalRedirect($"/logga-in/steg-tva?tillbaka={Uri.EscapeDataString(LocalPath.Of(tillbaka))}");
        }

        if (result.Succeeded)
        {
            return Results.LocalRedirect(LocalPath.Of(tillbaka));
        }

        logger.LogWarning("Sign-in refused for {UserId}: {Result}", user.Id, result);
        await refusal;
        return Refused(tillbaka);
    }

    /// <summary>The code from the app, or a recovery code, of somebody whose password was right.</summary>
    private static async Task<IResult> SecondStepAsync(
        [FromForm] string? kod,
        [FromForm] string? tillbaka,
        SignInManager<UserAccount> signIn,
        UserManager<UserAccount> users,
        ILogger<SignInManager<UserAccount>> logger)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return Results.LocalRedirect($"/logga-in?fel=steg&tillbaka={Uri.EscapeDataString(LocalPath.Of(tillbaka))}");
        }

        var code = string.Concat((kod ?? "").Where(char.IsLetterOrDigit));
        var result = code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await SignInByRecoveryCodeAsync(user, code, signIn, users);
        if (result.Succeeded)
        {
            return Results.LocalRedirect(LocalPath.Of(tillbaka));
        }

        logger.LogWarning("Second step refused for {UserId}: {Result}", user.Id, result);
        return Results.LocalRedirect($"/logga-in/steg-tva?fel=kod&tillbaka={Uri.EscapeDataString(LocalPath.Of(tillbaka))}");
    }

    /// <summary>Guesses count as those of a password do, which the framework leaves out.</summary>
    private static async Task<Microsoft.AspNetCore.Identity.SignInResult> SignInByRecoveryCodeAsync(UserAccount user, string code, SignInManager<UserAccount> signIn, UserManager<UserAccount> users)
    {
        if (await users.IsLockedOutAsync(user))
        {
            return Microsoft.AspNetCore.Identity.SignInResult.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            await users.AccessFailedAsync(user);
        }

        return result;
    }

    private static async Task<IResult> SignInDemoAsync(
        [FromForm] string? anvandarnamn,
        [FromForm] string? tillbaka,
        SignInManager<UserAccount> signIn,
        UserManager<UserAccount> users)
    {
        var user = DemoUsers.All.Any(u => u.UserName == anvandarnamn) ? await users.FindByNameAsync(anvandarnamn!) : null;
        if (user is null || user.IsDisabled)
        {
            return Refused(tillbaka);
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return Results.LocalRedirect(LocalPath.Of(tillbaka));
    }

    private static async Task<IResult> SignOutAsync(SignInManager<UserAccount> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/logga-in?utloggad=1");
    }

    private static IResult Refused(string? returnTo) => Results.LocalRedirect($"/logga-in?fel=fel&tillbaka={Uri.EscapeDataString(LocalPath.Of(returnTo))}");
}
