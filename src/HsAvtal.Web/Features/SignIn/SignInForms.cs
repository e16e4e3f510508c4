using HsAvtal.Domain.Access;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.SignIn;

/// <summary>What an administrator types of a sign-in provider. The domain checks it.</summary>
public sealed class SignInProviderForm
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Issuer { get; set; }

    public string? ClientId { get; set; }

    public string? Scopes { get; set; }

    public string? NameClaim { get; set; }

    public ISet<Guid> OrganisationIds { get; } = new HashSet<Guid>();

    public SignInProviderFacts ToFacts() => new(Name, Issuer, ClientId, Scopes, NameClaim, [.. OrganisationIds]);
}

/// <summary>What an administrator types of a rule.</summary>
public sealed class ClaimRuleForm
{
    public string? ClaimType { get; set; }

    public string? ClaimValue { get; set; }

    public Role? Role { get; set; }

    public Guid? OrganisationId { get; set; }
}

public sealed record PartyChoice(Guid Id, string Name);

/// <summary>A provider in the list.</summary>
public sealed record SignInProviderRow(Guid Id, string Name, string Issuer, IReadOnlyList<string> Organisations, int Rules, bool HasSecret, bool IsWithdrawn);

public sealed record ClaimRuleRow(Guid Id, string ClaimType, string ClaimValue, Role Role, string Organisation, string? WithdrawnReason);

/// <summary>A provider to be changed, with what it can be changed to.</summary>
public sealed record SignInProviderSheet(
    Guid Id,
    string Key,
    string Name,
    string Issuer,
    string ClientId,
    string? Scopes,
    string? NameClaim,
    IReadOnlyList<Guid> OrganisationIds,
    IReadOnlyList<ClaimRuleRow> Rules,
    IReadOnlyList<PartyChoice> Parties,
    bool HasSecret,
    int Accounts,
    string? WithdrawnReason,
    Seen Seen)
{
    public IReadOnlyList<PartyChoice> OwnParties => [.. Parties.Where(p => OrganisationIds.Contains(p.Id))];
}
