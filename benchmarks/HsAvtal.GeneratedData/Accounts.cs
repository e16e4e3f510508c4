using HsAvtal.Data.Accounts;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.GeneratedData;

/// <summary>Accounts that sign in with the word of the demonstration; each party has users of every role.</summary>
internal sealed class Accounts
{
    /// <summary>Of twenty users: most report, few administrate.</summary>
    private static readonly Role[] _roles =
    [
        Role.BoardMember, Role.Auditor, Role.Officer, Role.Coordinator, Role.Administrator, Role.Officer, Role.BoardMember, Role.Officer, Role.Officer, Role.BoardMember,
        Role.Officer, Role.Auditor, Role.Officer, Role.BoardMember, Role.Officer, Role.Coordinator, Role.Officer, Role.BoardMember, Role.Officer, Role.Auditor,
    ];

    private static readonly Dictionary<Role, string> _functions = new()
    {
        [Role.BoardMember] = "Nämndsekreterare",
        [Role.Auditor] = "Sakkunnig revisor",
        [Role.Officer] = "Verksamhetsutvecklare",
        [Role.Coordinator] = "Processledare",
        [Role.Administrator] = "Systemförvaltare",
    };

    private readonly string _hash;
    private int _count;

    public Accounts() => _hash = new PasswordHasher<UserAccount>().HashPassword(new UserAccount(), DemoUsers.SignInWord);

    public List<UserAccount> All { get; } = [];

    /// <summary>The number is the account's within its organisation: the first five are one of each role.</summary>
    public (UserAccount Account, Role Role) New(string code, string organisation, int number)
    {
        var role = _roles[number % _roles.Length];
        return (Add(Guid.CreateVersion7(), $"{_functions[role].ToLowerInvariant().Replace(' ', '.').Replace("ä", "a", StringComparison.Ordinal).Replace("ö", "o", StringComparison.Ordinal)}.{code}.{number}@avtal.example", $"{_functions[role]} {number}, {organisation}"), role);
    }

    public UserAccount Demo(DemoUser user) => Add(user.Id, user.UserName, user.DisplayName);

    private UserAccount Add(Guid id, string userName, string displayName)
    {
        var account = new UserAccount
        {
            Id = id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Email = userName,
            NormalizedEmail = userName.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = displayName,
            SecurityStamp = $"generated-{_count}",
            ConcurrencyStamp = $"generated-{_count++}",
            PasswordHash = _hash,
        };
        All.Add(account);
        return account;
    }
}
