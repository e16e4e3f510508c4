using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Administration;

/// <summary>What the list of users is narrowed by.</summary>
/// <param name="Search">Part of a function or a user name.</param>
/// <param name="Role">A role held, by its code.</param>
/// <param name="OrganisationCode">Where a role is held.</param>
/// <param name="State">One of <see cref="UserStates"/>.</param>
public sealed record UserFilter(string? Search, string? Role, string? OrganisationCode, string? State);

/// <summary>How an account stands, as the address of the list says it.</summary>
public static class UserStates
{
    public const string Active = "aktiva";
    public const string Disabled = "avstangda";
    public const string NoRole = "utan-roll";
    public const string NotChosen = "utan-losenord";

    public static readonly IReadOnlyList<(string Value, string Word)> All =
    [
        (Active, "Aktiva konton"),
        (Disabled, "Avstängda konton"),
        (NoRole, "Utan roll"),
        (NotChosen, "Har inte valt lösenord"),
    ];
}

/// <summary>A user in the list.</summary>
public sealed record UserRow(Guid Id, string DisplayName, string UserName, bool IsDisabled, bool HasPassword, IReadOnlyList<RoleAt> Roles);

/// <summary>A role and where it is held.</summary>
public sealed record RoleAt(Role Role, string Organisation)
{
    public override string ToString() => $"{Words.Of(Role)}, {Organisation}";
}

/// <summary>A user with what is edited.</summary>
/// <param name="Id">The account.</param>
/// <param name="DisplayName">The function.</param>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="IsDisabled">Whether sign-in is refused.</param>
/// <param name="StatusReason">Why an administrator last did something with it.</param>
/// <param name="HasPassword">Whether a password has been chosen.</param>
/// <param name="IsSelf">Whether it is the administrator who asks.</param>
/// <param name="Seen">What was seen of the account.</param>
/// <param name="Roles">The assignments, those in use first.</param>
/// <param name="Organisations">Where a role can be given.</param>
public sealed record UserSheet(
    Guid Id,
    string DisplayName,
    string UserName,
    bool IsDisabled,
    string? StatusReason,
    bool HasPassword,
    bool IsSelf,
    Seen Seen,
    IReadOnlyList<AssignmentRow> Roles,
    IReadOnlyList<OrganisationChoice> Organisations)
{
    /// <summary>Whether sign-in asks for a code after the password.</summary>
    public bool IsTwoStep { get; init; }

    public IReadOnlyList<UserPasskey> Passkeys { get; init; } = [];
}

/// <summary>A passkey of a user.</summary>
/// <param name="CredentialId">As the device knows it.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record UserPasskey(byte[] CredentialId, string Name, DateTimeOffset AddedAt);

/// <summary>One role of a user, perhaps withdrawn.</summary>
public sealed record AssignmentRow(Guid Id, Role Role, string Organisation, string? WithdrawnReason, string? WithdrawnBy, DateTimeOffset? WithdrawnAt);

public sealed record OrganisationChoice(Guid Id, string Name);

/// <summary>Where a user chooses a password; shown once, kept nowhere.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Path">The address within the product.</param>
public sealed record PasswordLink(Guid UserId, string Path);

/// <summary>A user as typed, with a first role when the user is new.</summary>
public sealed class UserForm
{
    public string? DisplayName { get; set; }

    public string? UserName { get; set; }

    public Role? Role { get; set; }

    public Guid? OrganisationId { get; set; }
}

/// <summary>A role to give.</summary>
public sealed class AssignForm
{
    public Role? Role { get; set; }

    public Guid? OrganisationId { get; set; }
}
