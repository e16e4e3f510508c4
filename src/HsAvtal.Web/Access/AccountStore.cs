using System.Security.Cryptography;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>The framework's store of accounts, but for recovery codes: those are kept as hashes, as passwords are.</summary>
public sealed class AccountStore : UserOnlyStore<UserAccount, HsAvtalDbContext, Guid>
{
    private const string Provider = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";
    private const int Rounds = 100_000;

    public AccountStore(HsAvtalDbContext context, IdentityErrorDescriber describer)
        : base(context, describer)
    {
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

    /// <summary>However it is typed: with or without the hyphen, in small or large letters. The account's id is the salt.</summary>
    private static string Hash(UserAccount user, string code)
    {
        var letters = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(letters, user.Id.ToByteArray(), Rounds, HashAlgorithmName.SHA512, 32));
    }
}
