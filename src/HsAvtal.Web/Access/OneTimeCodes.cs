using System.Globalization;
using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>Codes from an authenticator app. The framework checks them; here each is good for once, whoever saw it being typed.</summary>
public sealed class OneTimeCodes : AuthenticatorTokenProvider<UserAccount>
{
    private const string Provider = "HsAvtal";
    private const string Used = "UsedCodes";

    /// <summary>Longer than the framework takes a code for good.</summary>
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(5);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<UserAccount> manager, UserAccount user)
    {
        var typed = string.Concat((token ?? "").Where(char.IsAsciiDigit));
        if (!await base.ValidateAsync(purpose, typed, manager, user))
        {
            return false;
        }

        // By the same clock as the framework.
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var used = (await manager.GetAuthenticationTokenAsync(user, Provider, Used) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(u => long.Parse(u.Split('@')[1], CultureInfo.InvariantCulture) > now - _remembered.TotalSeconds)
            .ToList();
        if (used.Exists(u => u.StartsWith($"{typed}@", StringComparison.Ordinal)))
        {
            return false;
        }

        // Of two that come at once, the second meets a changed account and is refused.
        used.Add(string.Create(CultureInfo.InvariantCulture, $"{typed}@{now}"));
        return (await manager.SetAuthenticationTokenAsync(user, Provider, Used, string.Join(' ', used))).Succeeded;
    }
}
