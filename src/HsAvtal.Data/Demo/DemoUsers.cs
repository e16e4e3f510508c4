using HsAvtal.Domain.Access;

namespace HsAvtal.Data.Demo;

/// <summary>A demonstration user: one per role, at a domain that cannot exist.</summary>
public sealed record DemoUser(string UserName, string DisplayName, Role Role, string OrganisationCode)
{
    public Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>The demonstration users, in the order of the sign-in page.</summary>
public static class DemoUsers
{
    /// <summary>Shared by all demonstration users; never used outside of demo mode.</summary>
    public const string SignInWord = "visa-avtalet-i-skane";

    public static readonly IReadOnlyList<DemoUser> All =
    [
        new("namnd@kristianstad.example", "Nämndsekreterare, Kristianstad", Role.BoardMember, "1290"),
        new("revisor@kristianstad.example", "Sakkunnig revisor", Role.Auditor, "1290"),
        new("forvaltning@kristianstad.example", "Verksamhetsutvecklare, Kristianstad", Role.Officer, "1290"),
        new("samverkan@skane.example", "Processledare, delregion Nordost", Role.Coordinator, "12"),
        new("administrator@skane.example", "Systemförvaltare, Region Skåne", Role.Administrator, "12"),
    ];

    public static DemoUser With(Role role) => All.First(u => u.Role == role);
}
