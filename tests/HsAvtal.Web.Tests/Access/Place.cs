namespace HsAvtal.Web.Tests.Access;

/// <summary>Where a user's role is held, seen from the thing that is tried.</summary>
public enum Place
{
    /// <summary>At the organisation of the thing.</summary>
    Own,

    /// <summary>At another organisation of the same agreement.</summary>
    OtherOrganisation,

    /// <summary>In another agreement.</summary>
    OtherAgreement,
}

/// <summary>One cell of the permission table.</summary>
public sealed record Cell(Operation Operation, Role Role, Place Place)
{
    public static IEnumerable<Cell> Of(IEnumerable<Operation> operations) =>
        from operation in operations
        from role in Enum.GetValues<Role>()
        from place in Enum.GetValues<Place>()
        select new Cell(operation, role, place);

    /// <summary>What the table of the domain says of it.</summary>
    public bool IsAllowed => (Permissions.For(Role, Operation), Place) switch
    {
        (Reach.Own, Place.Own) => true,
        (Reach.Agreement, Place.Own or Place.OtherOrganisation) => true,
        _ => false,
    };
}
