using HsAvtal.Domain.Organisations;

namespace HsAvtal.Domain.Agreements;

/// <content>Who the agreement is between, and where in its geography each belongs.</content>
public sealed partial class Agreement
{
    private const string NoSubregion = "Delregionen finns inte längre.";

    public Subregion AddSubregion(string? name, Signature by)
    {
        DemandFreeSubregion(name, except: null);
        var subregion = new Subregion(Id, name);
        _subregions.Add(subregion);
        Touch(by);
        return subregion;
    }

    public void RenameSubregion(Guid subregionId, string? name, Signature by)
    {
        var subregion = Find(_subregions, subregionId, NoSubregion);
        DemandFreeSubregion(name, subregion);
        subregion.Rename(name);
        Touch(by);
    }

    /// <summary>Rule 17. Refused while a party belongs to it.</summary>
    public void WithdrawSubregion(Guid subregionId, string? reason, Signature by)
    {
        var subregion = Find(_subregions, subregionId, NoSubregion);
        Guard.That(!_parties.Exists(p => p.SubregionId == subregionId), "Delregionen har huvudmän. Flytta dem till en annan delregion först.");
        subregion.Withdraw(reason, by);
        Touch(by);
    }

    /// <summary>Makes the organisation party to the agreement, in a subregion where one is known.</summary>
    public void AddParty(Organisation organisation, Guid? subregionId, Signature by)
    {
        Guard.That(!_parties.Exists(p => p.OrganisationId == organisation.Id), $"{organisation.Name} är redan part i avtalet.");
        Guard.That(
            organisation.Kind != OrganisationKind.Region || !_parties.Exists(p => p.Kind == OrganisationKind.Region),
            "Ett avtal har en region som part.",
            nameof(Organisation.Kind));
        _parties.Add(new AgreementParty(Id, organisation, Known(subregionId)));
        Touch(by);
    }

    /// <param name="organisationId">A party.</param>
    /// <param name="subregionId">Where it belongs; null for the region and where it is not known.</param>
    /// <param name="by">Who says so.</param>
    public void PlaceParty(Guid organisationId, Guid? subregionId, Signature by)
    {
        var party = _parties.Find(p => p.OrganisationId == organisationId) ?? throw new DomainException("Huvudmannen är inte part i avtalet.");
        if (party.SubregionId != subregionId)
        {
            party.PlaceIn(Known(subregionId));
            Touch(by);
        }
    }

    private Guid? Known(Guid? subregionId) =>
        subregionId is { } id ? Find(_subregions, id, NoSubregion).Id : null;

    private void DemandFreeSubregion(string? name, Subregion? except) => Guard.That(
        !_subregions.Exists(s => s != except && IsSame(s.Name, name)),
        $"Avtalet har redan en delregion som heter {name?.Trim()}, eller har haft.",
        nameof(Subregion.Name));
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

    internal void PlaceIn(Guid? subregionId) => SubregionId = subregionId;
}

/// <summary>A part of the agreement's geography where the parties cooperate (<em>delregion</em>).</summary>
public sealed class Subregion : Entity
{
    private Subregion()
    {
    }

    internal Subregion(Guid agreementId, string? name)
    {
        AgreementId = agreementId;
        Rename(name);
    }

    public Guid AgreementId { get; private set; }

    public string Name { get; private set; } = "";

    internal void Rename(string? name) => Name = Guard.Text(name, "Delregionens namn", 100, nameof(Name));

    internal void Withdraw(string? reason, Signature by) => MarkWithdrawn(reason, by);
}
