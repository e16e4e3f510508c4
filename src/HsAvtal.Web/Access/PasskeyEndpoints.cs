using System.Buffers.Text;
using System.Security.Claims;
using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HsAvtal.Web.Access;

/// <summary>
/// Passkeys: a key pair in one's own device in place of the password. The script passkeys.js asks here what the device is to sign,
/// and posts what it signed as a plain form.
/// </summary>
public static class PasskeyEndpoints
{
    public const int MaxNameLength = 60;

    /// <summary>More than anybody has devices.</summary>
    private const int MaxPasskeys = 10;

    public static void MapPasskeys(this WebApplication app)
    {
        var signIn = app.MapGroup("/konto/nyckel").AllowAnonymous();
        // Asking for the form is what makes the endpoint demand the antiforgery token.
        signIn.MapPost("/fraga", async (IFormCollection _, SignInManager<UserAccount> manager) => Json(await manager.MakePasskeyRequestOptionsAsync(null)));
        signIn.MapPost("/logga-in", SignInAsync);
        var own = app.MapGroup("/konto/nycklar").RequireAuthorization();
        own.MapPost("/borja", BeginAsync);
        own.MapPost("/lagg-till", AddAsync);
        own.MapPost("/byt-namn", RenameAsync);
        own.MapPost("/ta-bort", RemoveAsync);
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? nyckel,
        [FromForm] string? tillbaka,
        SignInManager<UserAccount> signIn,
        UserManager<UserAccount> users,
        OwnAccount own,
        ILogger<SignInManager<UserAccount>> logger)
    {
        var assertion = await AnswerAsync(nyckel, signIn.PerformPasskeyAssertionAsync);
        if (assertion is not { Succeeded: true })
        {
            logger.LogWarning("Sign-in refused: {Result}", assertion?.Failure?.Message ?? "no passkey was asked for");
        }
        else if (!await signIn.CanSignInAsync(assertion.User) || await users.IsLockedOutAsync(assertion.User))
        {
            logger.LogWarning("Sign-in refused for {UserId}: a passkey of an account that is locked or disabled", assertion.User.Id);
        }
        else
        {
            own.SignAs(assertion.User);
            await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
            // The device has asked for a finger, a face or a code of its own: that is the second step.
            await signIn.SignInAsync(assertion.User, isPersistent: false, "passkey");
            return Results.LocalRedirect(LocalPath.Of(tillbaka));
        }

        return Results.LocalRedirect($"/logga-in?fel=nyckel&tillbaka={Uri.EscapeDataString(LocalPath.Of(tillbaka))}");
    }

    /// <summary>What the device is to make a key for. Without the password nothing is begun, and nothing can be added.</summary>
    private static async Task<IResult> BeginAsync([FromForm] string? namn, [FromForm] string? losenord, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (NameOf(namn) is null)
        {
            return Refused("namn", $"Skriv ett namn på nyckeln, högst {MaxNameLength} tecken.");
        }

        if (await own.FindAsync(person, losenord, signIn) is not { } user)
        {
            return Refused("losenord", "Lösenordet stämmer inte.");
        }

        return (await users.GetPasskeysAsync(user)).Count >= MaxPasskeys
            ? Refused("namn", $"Du har redan {MaxPasskeys} nycklar. Ta bort en som du inte använder.")
            : Json(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName }));
    }

    private static async Task<IResult> AddAsync([FromForm] string? namn, [FromForm] string? nyckel, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        var user = await own.FindAsync(person);
        var made = await AnswerAsync(nyckel, signIn.PerformPasskeyAttestationAsync);
        if (user is null || made is not { Succeeded: true } || made.UserEntity.Id != user.Id.ToString())
        {
            return OwnAccountEndpoints.Wrong("nyckel", "nycklar");
        }

        made.Passkey.Name = NameOf(namn) ?? "Min nyckel";
        return await ChangeAsync(user, "nyckel", users, signIn, () => users.AddOrUpdatePasskeyAsync(user, made.Passkey));
    }

    private static async Task<IResult> RenameAsync([FromForm] string? id, [FromForm] string? namn, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users)
    {
        if (NameOf(namn) is not { } name || await own.FindAsync(person) is not { } user || await users.GetPasskeyAsync(user, IdOf(id)) is not { } passkey)
        {
            return OwnAccountEndpoints.Wrong("nyckelnamn", "nycklar");
        }

        passkey.Name = name;
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        return OwnAccountEndpoints.Done("nyckelnamn");
    }

    private static async Task<IResult> RemoveAsync([FromForm] string? id, [FromForm] string? losenord, ClaimsPrincipal person, OwnAccount own, UserManager<UserAccount> users, SignInManager<UserAccount> signIn)
    {
        if (await own.FindAsync(person, losenord, signIn) is not { } user || await users.GetPasskeyAsync(user, IdOf(id)) is not { } passkey)
        {
            return OwnAccountEndpoints.Wrong("nyckellosenord", "nycklar");
        }

        return await ChangeAsync(user, "nyckel-borta", users, signIn, () => users.RemovePasskeyAsync(user, passkey.CredentialId));
    }

    /// <summary>The other sessions are ended first: if the change then fails, nobody is left signed in who should not be.</summary>
    private static async Task<IResult> ChangeAsync(UserAccount user, string what, UserManager<UserAccount> users, SignInManager<UserAccount> signIn, Func<Task<IdentityResult>> change)
    {
        await users.UpdateSecurityStampAsync(user);
        var result = await change();
        await signIn.RefreshSignInAsync(user);
        return result.Succeeded ? OwnAccountEndpoints.Done(what) : OwnAccountEndpoints.Wrong("nyckel", "nycklar");
    }

    /// <returns>Null when there is no answer, or none was asked for by this browser in the last minutes.</returns>
    private static async Task<T?> AnswerAsync<T>(string? answer, Func<string, Task<T>> check)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(answer) ? null : await check(answer);
        }
        catch (InvalidOperationException)
        {
            // The framework's way to say that the cookie with the question is missing, old or of the other kind.
            return null;
        }
    }

    private static string? NameOf(string? typed) => typed?.Trim() is { Length: > 0 and <= MaxNameLength } name ? name : null;

    private static byte[] IdOf(string? text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];

    private static IResult Json(string json) => Results.Content(json, "application/json");

    /// <summary>Said by the field, with everything typed left as it is.</summary>
    private static IResult Refused(string field, string message) => Results.Json(new { field, message });
}
