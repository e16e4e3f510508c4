using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;

namespace HsAvtal.Web.Access;

/// <summary>An organisation where the user has a role.</summary>
public sealed record ViewerOrganisation(Guid Id, string Code, string Name, string ShortName, OrganisationKind Kind);

/// <summary>The signed-in user with roles and organisations, as of now.</summary>
/// <param name="Actor">What the domain and the services need to know.</param>
/// <param name="Organisations">Where the user has a role, in the order assigned.</param>
public sealed record Viewer(Actor Actor, IReadOnlyList<ViewerOrganisation> Organisations)
{
    /// <summary>The organisation that pages show unless another is asked for; null for a user without a role.</summary>
    public ViewerOrganisation? Home => Organisations.Count > 0 ? Organisations[0] : null;

    /// <summary>The agreement that the user works in.</summary>
    /// <exception cref="AccessDeniedException">The user has no role anywhere.</exception>
    public Guid AgreementId
    {
        get
        {
            Actor.DemandSomewhere(Operation.ReadAgreement);
            return Actor.Home!.AgreementId;
        }
    }

    /// <summary>Whether the user comes to see many organisations rather than one: the region's people and coordinators.</summary>
    public bool SeesTheWhole => Home?.Kind == OrganisationKind.Region || Actor.Has(Role.Coordinator);
}
