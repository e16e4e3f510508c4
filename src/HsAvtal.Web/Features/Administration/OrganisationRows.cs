using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Administration;

/// <summary>What the list of organisations is narrowed by.</summary>
/// <param name="Search">Part of a name or an SCB code.</param>
/// <param name="Subregion">A subregion's name.</param>
/// <param name="Lacks">One of <see cref="OrganisationLacks"/>.</param>
public sealed record OrganisationFilter(string? Search, string? Subregion, string? Lacks);

/// <summary>What an organisation may lack, as the address of the list says it.</summary>
public static class OrganisationLacks
{
    public const string Board = "namnd";
    public const string BoardMember = "namndanvandare";
    public const string Officer = "forvaltning";
    public const string Auditor = "revisor";

    public static readonly IReadOnlyList<(string Value, string Word)> All =
    [
        (Board, "Nämnd saknas"),
        (BoardMember, "Användare för nämnden saknas"),
        (Officer, "Användare för förvaltningen saknas"),
        (Auditor, "Revisor saknas"),
    ];
}

/// <summary>A party in the list.</summary>
public sealed record OrganisationRow(Guid Id, string Code, string Name, OrganisationKind Kind, string? Subregion, IReadOnlyList<string> Boards, int Users);

/// <summary>A party with what is edited at it.</summary>
public sealed record OrganisationSheet(
    Guid Id,
    string Code,
    string Name,
    string ShortName,
    OrganisationKind Kind,
    Guid? SubregionId,
    Seen Seen,
    IReadOnlyList<NamedPart> Boards,
    IReadOnlyList<SubregionChoice> Subregions,
    IReadOnlyList<HeldRole> Roles);

/// <summary>A part that has a name and may be withdrawn: a board, a subregion.</summary>
/// <param name="Id">The part.</param>
/// <param name="Name">Its name.</param>
/// <param name="WithdrawnReason">Why it is withdrawn; null while it is in use.</param>
public sealed record NamedPart(Guid Id, string Name, string? WithdrawnReason);

public sealed record SubregionChoice(Guid Id, string Name);

/// <summary>Somebody's role at an organisation.</summary>
public sealed record HeldRole(Guid UserId, string User, Role Role, bool IsDisabled);

/// <summary>The subregions with how many parties each has.</summary>
public sealed record SubregionSheet(Seen Seen, IReadOnlyList<SubregionRow> Rows);

public sealed record SubregionRow(Guid Id, string Name, int Parties);

/// <summary>An organisation as typed.</summary>
public sealed class OrganisationForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public OrganisationKind Kind { get; set; } = OrganisationKind.Municipality;

    public Guid? SubregionId { get; set; }

    /// <summary>The first board of a new organisation; may be added later.</summary>
    public string? Board { get; set; }
}
