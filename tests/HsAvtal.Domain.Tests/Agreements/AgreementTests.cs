using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Agreements;

public sealed class AgreementTests
{
    private static readonly Signature _by = Signed.ByAdministrator();

    public static Agreement AnAgreement() => new("Hälso- och sjukvårdsavtalet", "HS-avtalet", new DateOnly(2016, 1, 1), _by);

    [Fact]
    public void Areas_are_numbered_in_the_order_they_are_added()
    {
        var agreement = AnAgreement();
        agreement.AddArea("Läkarmedverkan", "Läkare i hemmet.", _by);
        agreement.AddArea("Egenvård", "Bedömning av egenvård.", _by);

        agreement.Areas.Select(a => (a.Order, a.Name)).Should().Equal((1, "Läkarmedverkan"), (2, "Egenvård"));
    }

    [Theory]
    [InlineData("Egenvård")]
    [InlineData("EGENVÅRD")]
    [InlineData("  egenvård ")]
    public void Two_areas_of_one_agreement_do_not_share_a_name(string name)
    {
        var agreement = AnAgreement();
        agreement.AddArea("Egenvård", "Bedömning av egenvård.", _by);

        agreement.Invoking(a => a.AddArea(name, "Igen.", _by)).Should().Throw<DomainException>().Which.Field.Should().Be("Name");
    }

    [Fact]
    public void A_commitment_is_numbered_within_its_area_and_keeps_its_target()
    {
        var agreement = AnAgreement();
        var area = agreement.AddArea("Läkarmedverkan", "Läkare i hemmet.", _by).Id;
        agreement.AddCommitment(area, "Planerat besök.", CommitmentParty.Region, "inom 5 dagar", _by);

        var second = agreement.AddCommitment(area, "Akut hembesök.", CommitmentParty.Region, "inom 2 timmar", _by);

        (second.Number, second.Target).Should().Be((2, "inom 2 timmar"));
    }

    [Fact]
    public void Only_one_version_of_an_agreement_is_in_force()
    {
        var agreement = AnAgreement();
        agreement.AddVersion("2016", AgreementVersionState.InForce, new DateOnly(2016, 9, 1), _by);

        agreement.Invoking(a => a.AddVersion("2027", AgreementVersionState.InForce, null, _by))
            .Should().Throw<DomainException>().WithMessage("*redan en version som gäller*");
    }

    [Fact]
    public void A_proposed_version_stands_beside_the_one_in_force()
    {
        var agreement = AnAgreement();
        agreement.AddVersion("2016", AgreementVersionState.InForce, new DateOnly(2016, 9, 1), _by);

        agreement.AddVersion("Redaktionell revidering", AgreementVersionState.Proposed, null, _by);

        agreement.Versions.Should().HaveCount(2);
    }

    [Fact]
    public void An_agreement_has_one_region_as_party()
    {
        var agreement = AnAgreement();
        agreement.AddParty(new Organisation("12", "Region Skåne", "Skåne", OrganisationKind.Region, _by), null, _by);

        agreement.Invoking(a => a.AddParty(new Organisation("10", "Region Blekinge", "Blekinge", OrganisationKind.Region, _by), null, _by))
            .Should().Throw<DomainException>().WithMessage("Ett avtal har en region som part.");
    }

    [Fact]
    public void An_organisation_is_party_to_an_agreement_once()
    {
        var agreement = AnAgreement();
        var municipality = new Organisation("1290", "Kristianstads kommun", "Kristianstad", OrganisationKind.Municipality, _by);
        agreement.AddParty(municipality, null, _by);

        agreement.Invoking(a => a.AddParty(municipality, null, _by)).Should().Throw<DomainException>().WithMessage("*är redan part i avtalet.");
    }

    [Theory]
    [InlineData("129", OrganisationKind.Municipality)]
    [InlineData("12900", OrganisationKind.Municipality)]
    [InlineData("12a0", OrganisationKind.Municipality)]
    [InlineData("١٢٩٠", OrganisationKind.Municipality)]
    [InlineData("1290", OrganisationKind.Region)]
    [InlineData("", OrganisationKind.Region)]
    public void An_SCB_code_that_does_not_fit_the_kind_is_refused(string code, OrganisationKind kind) =>
        new Action(() => _ = new Organisation(code, "Kommunen", "Kommun", kind, _by)).ShouldBeRefusedFor("Code", "SCB-koden");
}
