using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;

namespace HsAvtal.GeneratedData;

/// <summary>An organisation, how large it is among the others, and who acts there.</summary>
internal sealed class Party
{
    private readonly Dictionary<Role, List<UserAccount>> _users = [];
    private readonly Random _chance;

    public Party(Organisation organisation, double size, Random chance)
    {
        Organisation = organisation;
        Size = size;
        _chance = chance;
    }

    public Organisation Organisation { get; }

    /// <summary>Its share of what is generated.</summary>
    public double Size { get; }

    public void Add(Role role, UserAccount user)
    {
        if (!_users.TryGetValue(role, out var users))
        {
            users = [];
            _users.Add(role, users);
        }

        users.Add(user);
    }

    /// <summary>Somebody with the role, during the office hours of the day.</summary>
    public Signature By(Role role, DateOnly on)
    {
        var user = _users[role][_chance.Next(_users[role].Count)];
        return new Signature(user.Id, user.DisplayName, new DateTimeOffset(on.ToDateTime(new TimeOnly(7, 0)).AddSeconds(_chance.Next(8 * 3600)), TimeSpan.Zero), role);
    }
}
