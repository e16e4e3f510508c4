using HsAvtal.Data.Accounts;
using HsAvtal.Data.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Access;

/// <summary>Signing in and out: plain form posts, so that the cookie is set by an ordinary response.</summary>
public static class SignInEndpoints
{
    public static void MapAccess(this WebApplication app)
    {
        var account = app.MapGroup("/konto").AllowAnonymous();
        account.MapPost("/logga-in", SignInAsync);
        // Asking for the form is what makes the endpoint demand the antiforgery token.
        account.MapPost("/logga-ut", (IFormCollection _, SignInManager<UserAccount> signIn) => SignOutAsync(signIn));
        if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
        {
            account.MapPost("/demo", SignInDemoAsync);
        }
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? anvandarnamn,
        [FromForm] string? losenord,
        [FromForm] string? tillbaka,
        SignInManager<UserAccount> signIn,
        UserManager<UserAccount> users,
        ILogger<SignInManager<UserAccount>> logger)
    {
        var user = await users.FindByNameAsync(anvandarnamn ?? "");
        if (user is null || user.IsDisabled)
        {
            // The same work as for a real account, so that the time does not tell whether it exists.
            users.PasswordHasher.HashPassword(new UserAccount(), losenord ?? "");
            return Refused("fel", tillbaka);
        }

        var result = await signIn.PasswordSignInAsync(user, losenord ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return Results.LocalRedirect(Local(tillbaka));
        }

        logger.LogWarning("Sign-in refused for {UserId}: {Result}", user.Id, result);
        return Refused(result.IsLockedOut ? "last" : "fel", tillbaka);
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
            return Refused("fel", tillbaka);
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return Results.LocalRedirect(Local(tillbaka));
    }

    private static async Task<IResult> SignOutAsync(SignInManager<UserAccount> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/logga-in?utloggad=1");
    }

    private static IResult Refused(string reason, string? returnTo) =>
        Results.LocalRedirect($"/logga-in?fel={reason}&tillbaka={Uri.EscapeDataString(Local(returnTo))}");

    /// <summary>Only a path of our own is returned to, never another site.</summary>
    private static string Local(string? path) =>
        path is not null && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl) ? path : "/";
}
