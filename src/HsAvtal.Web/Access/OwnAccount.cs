using System.Security.Claims;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>The account that somebody signed in to, to be changed by that person; the change log tells who it was.</summary>
public sealed class OwnAccount
{
    private readonly UserManager<UserAccount> _users;
    private readonly HsAvtalDbContext _db;
    private readonly TimeProvider _time;

    public OwnAccount(UserManager<UserAccount> users, HsAvtalDbContext db, TimeProvider time)
    {
        _users = users;
        _db = db;
        _time = time;
    }

    /// <returns>Null when the account is disabled or gone.</returns>
    public async Task<UserAccount?> FindAsync(ClaimsPrincipal person)
    {
        var user = await _users.GetUserAsync(person);
        if (user is null || user.IsDisabled)
        {
            return null;
        }

        SignAs(user);
        return user;
    }

    /// <summary>Who sits at the screen may not be who signed in: what opens doors is changed only with the password.</summary>
    public async Task<UserAccount?> FindAsync(ClaimsPrincipal person, string? password, SignInManager<UserAccount> signIn)
    {
        var user = await FindAsync(person);
        return user is not null && (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)).Succeeded ? user : null;
    }

    /// <summary>What is saved from now on is this person's doing.</summary>
    public void SignAs(UserAccount user) => _db.SignAs(new Signature(user.Id, user.DisplayName, _time.GetUtcNow()));
}
