using HsAvtal.Domain.Access;

namespace HsAvtal.Web.Access;

/// <summary>
/// What a use case of a service does, as the permission table names it. Every public method of every service says so, and a test
/// tries each operation for each role.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseCaseAttribute : Attribute
{
    public UseCaseAttribute(params Operation[] operations) => Operations = operations;

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Why it needs no letter in the table: it reaches only what is the user's own.</summary>
    public string? OwnBecause { get; init; }
}
