using HsAvtal.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Tests.Support;

/// <summary>Counts how often a password is hashed or compared, which is what takes time in a sign-in.</summary>
public sealed class PasswordWork : PasswordHasher<UserAccount>
{
    private int _count;

    public int Count => _count;

    public override string HashPassword(UserAccount user, string password)
    {
        Interlocked.Increment(ref _count);
        return base.HashPassword(user, password);
    }

    public override PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
