namespace HsAvtal.Domain.Access;

/// <summary>What is said of a sign-in provider.</summary>
/// <param name="Name">What people know it by, for example "Kristianstads kommuns inloggning".</param>
/// <param name="Issuer">The address that its tokens name as their issuer.</param>
/// <param name="ClientId">What it knows HsAvtal by.</param>
/// <param name="Scopes">What is asked for besides <c>openid</c>, with blanks between; may be empty.</param>
/// <param name="NameClaim">The claim that tells the function a person acts in; may be empty.</param>
/// <param name="OrganisationIds">Whose people sign in there.</param>
public sealed record SignInProviderFacts(string? Name, string? Issuer, string? ClientId, string? Scopes, string? NameClaim, IReadOnlyCollection<Guid> OrganisationIds);

/// <summary>Where the people of some organisations sign in: their own OpenID Connect server, and the roles that its claims give.</summary>
public sealed class SignInProvider : Aggregate
{
    private readonly List<Guid> _organisationIds = [];
    private readonly List<ClaimRule> _rules = [];

    private SignInProvider()
    {
    }

    /// <param name="agreementId">Whose administrators it belongs to.</param>
    /// <param name="key">A short name for addresses and configuration; never changes.</param>
    /// <param name="facts">What is said of it.</param>
    /// <param name="by">Who adds it.</param>
    public SignInProvider(Guid agreementId, string? key, SignInProviderFacts facts, Signature by)
    {
        Guard.That(key is { Length: >= 2 and <= 40 } && key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'), "Kortnamnet ska ha 2–40 tecken: a–z, siffror och bindestreck.", nameof(Key));
        AgreementId = agreementId;
        Key = key;
        Set(facts, by);
    }

    public Guid AgreementId { get; private set; }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    public string? Scopes { get; private set; }

    public string? NameClaim { get; private set; }

    public IReadOnlyList<Guid> OrganisationIds => _organisationIds;

    public IReadOnlyList<ClaimRule> Rules => _rules;

    public void Change(SignInProviderFacts facts, Signature by)
    {
        DemandInUse();
        Set(facts, by);
    }

    /// <summary>From now on, whoever has the claim gets the role when signing in.</summary>
    public void AddRule(string? claimType, string? claimValue, Role? role, Guid? organisationId, Signature by)
    {
        DemandInUse();
        Guard.That(role is not null, "Välj en roll.", nameof(ClaimRule.Role));
        Guard.That(organisationId is { } id && _organisationIds.Contains(id), "Välj en av huvudmännen som inloggningen gäller.", nameof(ClaimRule.OrganisationId));
        var rule = new ClaimRule(Id, claimType, claimValue, role.Value, organisationId.Value);
        Guard.That(!_rules.Exists(r => !r.IsWithdrawn && r.Says(rule)), "Regeln finns redan.", nameof(ClaimRule.ClaimValue));
        _rules.Add(rule);
        Touch(by);
    }

    public void WithdrawRule(Guid ruleId, string? reason, Signature by)
    {
        var rule = _rules.Find(r => r.Id == ruleId);
        Guard.That(rule is not null, "Regeln finns inte.");
        rule.Withdraw(reason ?? "", by);
        Touch(by);
    }

    /// <summary>Nobody signs in there any more; the roles that it gave are taken away by whoever withdraws it.</summary>
    public void Withdraw(string? reason, Signature by)
    {
        MarkWithdrawn(reason ?? "", by);
        Touch(by);
    }

    /// <summary>The roles that the claims of a person give, each at one of the organisations that the provider is for.</summary>
    public IReadOnlyList<(Role Role, Guid OrganisationId)> RolesFor(IReadOnlyCollection<(string Type, string Value)> claims) =>
    [
        .. _rules.Where(r => !r.IsWithdrawn && _organisationIds.Contains(r.OrganisationId) && claims.Contains((r.ClaimType, r.ClaimValue)))
            .Select(r => (r.Role, r.OrganisationId)).Distinct(),
    ];

    private static string Address(string? issuer)
    {
        var text = Guard.Text(issuer, "Utfärdarens adress", 500, nameof(Issuer));
        Guard.That(
            Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0,
            "Utfärdarens adress ska börja med https:// och inte ha något efter frågetecken eller nummertecken.",
            nameof(Issuer));
        return text;
    }

    private void Set(SignInProviderFacts facts, Signature by)
    {
        Name = Guard.Text(facts.Name, "Namnet", 100, nameof(Name));
        Issuer = Address(facts.Issuer);
        ClientId = Guard.Text(facts.ClientId, "Klient-id", 200, nameof(ClientId));
        Scopes = Guard.Optional(facts.Scopes, "Omfattningarna", 200, nameof(Scopes));
        NameClaim = Guard.Optional(facts.NameClaim, "Anspråket för funktion", 100, nameof(NameClaim));
        Guard.That(facts.OrganisationIds.Count > 0, "Välj minst en huvudman.", nameof(OrganisationIds));
        _organisationIds.Clear();
        _organisationIds.AddRange(facts.OrganisationIds.Distinct().Order());
        Touch(by);
    }

    private void DemandInUse() => Guard.That(!IsWithdrawn, "Inloggningen är makulerad.");
}

/// <summary>Whoever has this claim has this role there.</summary>
public sealed class ClaimRule : Entity
{
    private ClaimRule()
    {
    }

    internal ClaimRule(Guid providerId, string? claimType, string? claimValue, Role role, Guid organisationId)
    {
        ProviderId = providerId;
        ClaimType = Guard.Text(claimType, "Anspråket", 200, nameof(ClaimType));
        ClaimValue = Guard.Text(claimValue, "Värdet", 500, nameof(ClaimValue));
        Role = role;
        OrganisationId = organisationId;
    }

    public Guid ProviderId { get; private set; }

    public string ClaimType { get; private set; } = "";

    public string ClaimValue { get; private set; } = "";

    public Role Role { get; private set; }

    public Guid OrganisationId { get; private set; }

    internal bool Says(ClaimRule other) => (ClaimType, ClaimValue, Role, OrganisationId) == (other.ClaimType, other.ClaimValue, other.Role, other.OrganisationId);

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);
}
