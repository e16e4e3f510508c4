namespace HsAvtal.Domain.Access;

/// <summary>What a person comes to do; held at one organisation by a <see cref="RoleAssignment"/>.</summary>
public enum Role
{
    /// <summary>Nämnd: chair, members and secretary of a board.</summary>
    BoardMember,

    /// <summary>Revisor: elected auditors and their experts. The assignment names the audited organisation.</summary>
    Auditor,

    /// <summary>Förvaltning: keeps action plans and indicators up to date.</summary>
    Officer,

    /// <summary>Samverkan: follows issues through the collaboration bodies.</summary>
    Coordinator,

    /// <summary>Administratör: organisations, users, agreement texts and scales; sees no drafts.</summary>
    Administrator,
}

/// <summary>One role of one user at one organisation.</summary>
public sealed class RoleAssignment : Entity
{
    private RoleAssignment()
    {
    }

    /// <param name="userId">Whose role.</param>
    /// <param name="role">Which.</param>
    /// <param name="organisationId">Where it is held.</param>
    /// <param name="providerId">The sign-in provider whose claims give it; null when an administrator does.</param>
    public RoleAssignment(Guid userId, Role role, Guid organisationId, Guid? providerId = null)
    {
        UserId = userId;
        Role = role;
        OrganisationId = organisationId;
        ProviderId = providerId;
    }

    public Guid UserId { get; private set; }

    public Role Role { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>A role that came with a claim goes with it; one that an administrator gave stays.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>Takes the role away; the assignment stays in the record. Nobody takes away the last key from themselves.</summary>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="by">Who takes it away.</param>
    /// <param name="held">The assignments of the same user, this one among them.</param>
    public void Withdraw(string? reason, Signature by, IEnumerable<RoleAssignment> held)
    {
        Guard.That(
            Role != Role.Administrator || UserId != by.UserId || held.Any(a => a.Id != Id && a.Role == Role.Administrator && !a.IsWithdrawn),
            "Du kan inte ta ifrån dig själv din sista roll som administratör. Be en annan administratör.");
        MarkWithdrawn(reason, by);
    }

    /// <summary>The claim that gave the role is gone, or nobody vouches for it any more. Also an administrator's.</summary>
    public void WithdrawWithClaim(string reason, Signature by)
    {
        Guard.That(ProviderId is not null, "Rollen kommer inte från någon inloggning.");
        MarkWithdrawn(reason, by);
    }
}
