using HsAvtal.Domain.Organisations;

namespace HsAvtal.Domain.Agreements;

/// <summary>The cooperation agreement between one region and its municipalities; everything else hangs under one.</summary>
public sealed class Agreement : Aggregate
{
    private readonly List<AgreementVersion> _versions = [];
    private readonly List<AgreementArea> _areas = [];
    private readonly List<AgreementParty> _parties = [];
    private readonly List<Subregion> _subregions = [];
    private readonly List<GradeScale> _scales = [];

    private Agreement()
    {
    }

    public Agreement(string name, string shortName, DateOnly signedOn)
    {
        Name = Guard.Text(name, "Avtalets namn", 300, nameof(Name));
        ShortName = Guard.Text(shortName, "Kortnamnet", 100, nameof(ShortName));
        SignedOn = Guard.Date(signedOn, "Avtalets datum", nameof(SignedOn));
    }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public DateOnly SignedOn { get; private set; }

    public IReadOnlyList<AgreementVersion> Versions => _versions;

    public IReadOnlyList<AgreementArea> Areas => _areas;

    public IReadOnlyList<AgreementParty> Parties => _parties;

    public IReadOnlyList<Subregion> Subregions => _subregions;

    public IReadOnlyList<GradeScale> Scales => _scales;

    public AgreementVersion AddVersion(string label, AgreementVersionState state, DateOnly? validFrom)
    {
        Guard.That(
            state != AgreementVersionState.InForce || _versions.TrueForAll(v => v.State != AgreementVersionState.InForce),
            "Avtalet har redan en version som gäller.",
            nameof(AgreementVersion.State));
        var version = new AgreementVersion(Id, label, state, validFrom);
        _versions.Add(version);
        return version;
    }

    /// <summary>Adds an area last in order.</summary>
    public AgreementArea AddArea(string name, string summary)
    {
        Guard.That(
            !_areas.Exists(a => string.Equals(a.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)),
            $"Avtalet har redan ett område som heter {name.Trim()}.",
            nameof(AgreementArea.Name));
        var area = new AgreementArea(Id, _areas.Count + 1, name, summary);
        _areas.Add(area);
        return area;
    }

    public Subregion AddSubregion(string name)
    {
        var subregion = new Subregion(Id, name);
        _subregions.Add(subregion);
        return subregion;
    }

    /// <summary>Makes the organisation party to the agreement, in a subregion where one is known.</summary>
    public void AddParty(Organisation organisation, Subregion? subregion)
    {
        Guard.That(!_parties.Exists(p => p.OrganisationId == organisation.Id), $"{organisation.Name} är redan part i avtalet.");
        Guard.That(
            organisation.Kind != OrganisationKind.Region || !_parties.Exists(p => p.Kind == OrganisationKind.Region),
            "Ett avtal har en region som part.");
        _parties.Add(new AgreementParty(Id, organisation, subregion?.Id));
    }

    /// <summary>Adds an ordered scale; the grades are given best first.</summary>
    public GradeScale AddScale(string name, GradeScalePurpose purpose, params string[] gradesBestFirst)
    {
        Guard.That(gradesBestFirst.Length >= 2, "En bedömningsskala har minst två steg.");
        var scale = new GradeScale(Id, name, purpose, gradesBestFirst);
        _scales.Add(scale);
        return scale;
    }
}

/// <summary>Where a wording of the agreement stands.</summary>
public enum AgreementVersionState
{
    Proposed,
    InForce,
    Replaced,
}

/// <summary>A wording of the agreement, in force or proposed.</summary>
public sealed class AgreementVersion : Entity
{
    private AgreementVersion()
    {
    }

    internal AgreementVersion(Guid agreementId, string label, AgreementVersionState state, DateOnly? validFrom)
    {
        AgreementId = agreementId;
        Label = Guard.Text(label, "Versionens namn", 200, nameof(Label));
        State = state;
        ValidFrom = validFrom;
    }

    public Guid AgreementId { get; private set; }

    public string Label { get; private set; } = "";

    public AgreementVersionState State { get; private set; }

    public DateOnly? ValidFrom { get; private set; }
}

/// <summary>An organisation's place in an agreement.</summary>
public sealed class AgreementParty
{
    private AgreementParty()
    {
    }

    internal AgreementParty(Guid agreementId, Organisation organisation, Guid? subregionId)
    {
        AgreementId = agreementId;
        OrganisationId = organisation.Id;
        Kind = organisation.Kind;
        SubregionId = subregionId;
    }

    public Guid AgreementId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public OrganisationKind Kind { get; private set; }

    /// <summary>The subregion (<em>delregion</em>); null for the region and where it is not known.</summary>
    public Guid? SubregionId { get; private set; }
}

/// <summary>A part of the agreement's geography where the parties cooperate (<em>delregion</em>).</summary>
public sealed class Subregion : Entity
{
    private Subregion()
    {
    }

    internal Subregion(Guid agreementId, string name)
    {
        AgreementId = agreementId;
        Name = Guard.Text(name, "Delregionens namn", 100, nameof(Name));
    }

    public Guid AgreementId { get; private set; }

    public string Name { get; private set; } = "";
}
