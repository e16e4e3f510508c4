using System.Buffers.Text;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Features.Account;

/// <summary>What somebody sees of their own account. It is changed by plain form posts, in <see cref="OwnAccountEndpoints"/>.</summary>
public sealed class AccountService
{
    private readonly CurrentUser _user;
    private readonly UserManager<UserAccount> _users;

    public AccountService(CurrentUser user, UserManager<UserAccount> users)
    {
        _user = user;
        _users = users;
    }

    [UseCase(OwnBecause = "It is the user's own account.")]
    public async Task<AccountView> ReadAsync(CancellationToken ct = default)
    {
        var account = await AccountAsync(ct);
        return new AccountView(account.UserName!, account.PasswordHash is not null, account.TwoFactorEnabled, account.TwoFactorEnabled ? await _users.CountRecoveryCodesAsync(account) : 0)
        {
            Passkeys = [.. (await _users.GetPasskeysAsync(account)).OrderBy(k => k.CreatedAt).Select(k => new PasskeyRow(Base64Url.EncodeToString(k.CredentialId), k.Name ?? "", k.CreatedAt))],
        };
    }

    /// <summary>The key for the app, until two-step verification is on; null when none has been made.</summary>
    [UseCase(OwnBecause = "It is the user's own account.")]
    public async Task<AuthenticatorKey?> KeyAsync(CancellationToken ct = default)
    {
        var account = await AccountAsync(ct);
        return !account.TwoFactorEnabled && await _users.GetAuthenticatorKeyAsync(account) is { } key ? new AuthenticatorKey(key, account.UserName!) : null;
    }

    private async Task<UserAccount> AccountAsync(CancellationToken ct) =>
        await _users.FindByIdAsync((await _user.ActorAsync(ct)).UserId.ToString()) ?? throw new AccessDeniedException();
}

/// <param name="UserName">What one signs in with.</param>
/// <param name="HasPassword">False for an account that is signed in to elsewhere.</param>
/// <param name="IsTwoStep">Whether a code is asked for after the password.</param>
/// <param name="CodesLeft">Recovery codes that are not used.</param>
public sealed record AccountView(string UserName, bool HasPassword, bool IsTwoStep, int CodesLeft)
{
    /// <summary>In the order that they were added.</summary>
    public IReadOnlyList<PasskeyRow> Passkeys { get; init; } = [];
}

/// <param name="Id">As the device knows it.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset AddedAt);

/// <summary>The secret that the authenticator app makes codes from.</summary>
public sealed record AuthenticatorKey(string Key, string UserName)
{
    /// <summary>In groups of four, to be typed.</summary>
    public string Groups => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));

    /// <summary>As authenticator apps read it from a QR code.</summary>
    public string Address => $"otpauth://totp/HsAvtal:{Uri.EscapeDataString(UserName)}?secret={Key}&issuer=HsAvtal&digits=6";
}
