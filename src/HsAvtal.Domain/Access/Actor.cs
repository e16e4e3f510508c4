namespace HsAvtal.Domain.Access;

/// <summary>One role that a user holds now.</summary>
/// <param name="Role">The role.</param>
/// <param name="OrganisationId">Where it is held; for an auditor, the audited organisation.</param>
/// <param name="AgreementId">The agreement that the organisation is party to.</param>
public sealed record Assignment(Role Role, Guid OrganisationId, Guid AgreementId);

/// <summary>The acting user with the roles held at this moment.</summary>
public sealed record Actor(Guid UserId, string Name, IReadOnlyList<Assignment> Assignments)
{
    /// <summary>The product itself: migrations, demo data, sign-in bookkeeping.</summary>
    public static readonly Actor System = new(Guid.Empty, "Systemet", []);

    /// <summary>The organisation where the user has a role, the first assigned; null for somebody without any.</summary>
    public Assignment? Home => Assignments.Count > 0 ? Assignments[0] : null;

    /// <summary>Is told of each refusal, so that it can be logged: what was tried, and on which thing if on one.</summary>
    public Action<Operation, Guid?>? WhenRefused { get; init; }

    /// <summary>Signs without a role: for the product itself.</summary>
    public Signature Sign(DateTimeOffset at) => new(UserId, Name, at);

    /// <summary>Signs in the role that allows the operation, the first assigned where several do.</summary>
    /// <exception cref="AccessDeniedException">When the table does not allow it.</exception>
    public Signature Sign(DateTimeOffset at, Operation operation, Guid organisationId, Guid agreementId) =>
        Sign(at) with { Role = (Allowing(operation, organisationId, agreementId) ?? throw Refusal(operation, organisationId)).Role };

    public bool Has(Role role) => Assignments.Any(a => a.Role == role);

    /// <summary>Whether the permission table allows the operation on something of the organisation within the agreement.</summary>
    public bool May(Operation operation, Guid organisationId, Guid agreementId) => Allowing(operation, organisationId, agreementId) is not null;

    /// <summary>Whether there is any organisation at all where the operation is allowed.</summary>
    public bool MaySomewhere(Operation operation) => Assignments.Any(a => Permissions.For(a.Role, operation) != Reach.None);

    /// <summary>The organisations that the operation is allowed for through an own assignment.</summary>
    public IReadOnlyList<Guid> OwnOrganisations(Operation operation) =>
        [.. Assignments.Where(a => Permissions.For(a.Role, operation) != Reach.None).Select(a => a.OrganisationId).Distinct()];

    /// <param name="operation">What is tried.</param>
    /// <param name="organisationId">Whose the thing is.</param>
    /// <param name="agreementId">Within which agreement.</param>
    /// <param name="thing">On what; null for something of the organisation itself.</param>
    /// <exception cref="AccessDeniedException">When the table does not allow it.</exception>
    public void Demand(Operation operation, Guid organisationId, Guid agreementId, Guid? thing = null)
    {
        if (!May(operation, organisationId, agreementId))
        {
            throw Refusal(operation, thing ?? organisationId);
        }
    }

    /// <summary>The refusal of a thing that is not there, or not the user's to do this with: the same, so that nobody learns which.</summary>
    public AccessDeniedException Refusal(Operation operation, Guid thing)
    {
        WhenRefused?.Invoke(operation, thing);
        return new AccessDeniedException(operation) { IsOfThing = true };
    }

    /// <exception cref="AccessDeniedException">When the table allows it nowhere.</exception>
    public void DemandSomewhere(Operation operation)
    {
        if (!MaySomewhere(operation))
        {
            WhenRefused?.Invoke(operation, null);
            throw new AccessDeniedException(operation);
        }
    }

    private Assignment? Allowing(Operation operation, Guid organisationId, Guid agreementId) =>
        Assignments.FirstOrDefault(a => a.AgreementId == agreementId && Permissions.For(a.Role, operation) switch
        {
            Reach.Agreement => true,
            Reach.Own => a.OrganisationId == organisationId,
            Reach.None => false,
        });
}

/// <summary>The permission table has no letter for what was tried.</summary>
public sealed class AccessDeniedException : Exception
{
    public AccessDeniedException(Operation operation)
        : base("Du har inte behörighet till detta.") => Operation = operation;

    public AccessDeniedException()
    {
    }

    public AccessDeniedException(string message)
        : base(message)
    {
    }

    public AccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public Operation? Operation { get; }

    /// <summary>Whether one thing in particular was asked for. Then the answer is that of a thing that is not there.</summary>
    public bool IsOfThing { get; init; }
}
