using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>The framework asks before every sign-in, of whichever kind, whether the account is confirmed: here, whether it is in use.</summary>
public sealed class EnabledAccounts : IUserConfirmation<UserAccount>
{
    public Task<bool> IsConfirmedAsync(UserManager<UserAccount> manager, UserAccount user) => Task.FromResult(!user.IsDisabled);
}
