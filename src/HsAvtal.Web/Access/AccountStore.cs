using System.Security.Cryptography;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>
/// The framework's store of accounts, but for what opens doors: recovery codes are kept as hashes, as passwords are, and the key of
/// the authenticator app, which is needed in clear to check codes, encrypted for its account.
/// </summary>
public sealed class AccountStore : UserOnlyStore<UserAccount, HsAvtalDbContext, Guid>
{
    private const string Provider = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";
    private const string Key = "AuthenticatorKey";
    private const int Rounds = 100_000;

    /// <summary>Keys from before they were encrypted are 32 letters and digits.</summary>
    private const int ClearKeyLength = 32;

    private readonly IDataProtector _protector;

    public AccountStore(HsAvtalDbContext context, IdentityErrorDescriber describer, IDataProtectionProvider protection)
        : base(context, describer) => _protector = protection.CreateProtector("HsAvtal.AuthenticatorKey");

    public override Task SetAuthenticatorKeyAsync(UserAccount user, string key, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, Key, For(user).Protect(key), cancellationToken);

    /// <summary>A key that was stored in clear is encrypted by the next save of its account, which the next code brings.</summary>
    public override async Task<string?> GetAuthenticatorKeyAsync(UserAccount user, CancellationToken cancellationToken)
    {
        var stored = await GetTokenAsync(user, Provider, Key, cancellationToken);
        if (stored is not { Length: ClearKeyLength })
        {
            return stored is null ? null : For(user).Unprotect(stored);
        }

        await SetAuthenticatorKeyAsync(user, stored, cancellationToken);
        return stored;
    }

    public override Task ReplaceCodesAsync(UserAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, [.. recoveryCodes.Select(code => Hash(user, code))], cancellationToken);

    public override async Task<bool> RedeemCodeAsync(UserAccount user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, Provider, Codes, cancellationToken) ?? "").Split(';');
        var left = kept.Except([Hash(user, code)], StringComparer.Ordinal).ToArray();
        if (left.Length == kept.Length)
        {
            return false;
        }

        await base.ReplaceCodesAsync(user, left, cancellationToken);
        return true;
    }

    /// <summary>What is encrypted for one account cannot be read as another's.</summary>
    private IDataProtector For(UserAccount user) => _protector.CreateProtector(user.Id.ToString());

    /// <summary>However it is typed: with or without the hyphen, in small or large letters. The account's id is the salt.</summary>
    private static string Hash(UserAccount user, string code)
    {
        var letters = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(letters, user.Id.ToByteArray(), Rounds, HashAlgorithmName.SHA512, 32));
    }
}
