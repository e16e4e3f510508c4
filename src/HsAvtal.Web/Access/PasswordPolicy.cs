using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>
/// What a password must be: long, and not among those that are tried first. No rules on which characters, which make passwords
/// worse, and no last day.
/// </summary>
public sealed class PasswordPolicy : IPasswordValidator<UserAccount>
{
    /// <summary>Checked by the framework.</summary>
    public const int MinLength = 12;

    public const int MaxLength = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<UserAccount> manager, UserAccount user, string? password)
    {
        var error = password switch
        {
            { Length: > MaxLength } => SwedishAccountErrors.PasswordTooLong(),
            { Length: >= MinLength } when CommonPasswords.IsGuessable(password, OwnWords(user)) => SwedishAccountErrors.PasswordTooCommon(),
            _ => null,
        };
        return Task.FromResult(error is null ? IdentityResult.Success : IdentityResult.Failed(error));
    }

    /// <summary>The product's name, and the parts of the user's.</summary>
    private static IEnumerable<string> OwnWords(UserAccount user) =>
        $"{user.UserName} {user.Email} {user.DisplayName}".Split([' ', '@', '.', ',', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append("hsavtal").Append("hs-avtal");
}
