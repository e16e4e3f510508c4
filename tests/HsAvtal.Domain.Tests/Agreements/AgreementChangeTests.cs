using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Agreements;

/// <summary>What an administrator may change in an agreement, and what is refused.</summary>
public sealed class AgreementChangeTests
{
    private static readonly Signature _by = Signed.ByAdministrator();
    private static readonly string[] _grades = ["Bra", "Dåligt"];

    private readonly Agreement _agreement = AgreementTests.AnAgreement();

    [Fact]
    public void An_area_changes_place_with_the_one_before_it()
    {
        var (first, second) = (Area("Läkarmedverkan"), Area("Egenvård"));

        _agreement.MoveArea(second.Id, up: true, _by);

        _agreement.Areas.OrderBy(a => a.Order).Should().Equal(second, first);
    }

    [Fact]
    public void A_hidden_area_is_passed_when_another_is_moved()
    {
        var (first, hidden, last) = (Area("Läkarmedverkan"), Area("Egenvård"), Area("Samverkan"));
        _agreement.WithdrawArea(hidden.Id, "Ingår i Läkarmedverkan.", _by);

        _agreement.MoveArea(last.Id, up: true, _by);

        _agreement.Areas.Where(a => !a.IsWithdrawn).OrderBy(a => a.Order).Should().Equal(last, first);
    }

    [Theory]
    [InlineData(true, "redan först")]
    [InlineData(false, "redan sist")]
    public void An_area_at_the_end_is_not_moved_further(bool up, string because)
    {
        var area = Area("Egenvård");

        _agreement.Invoking(a => a.MoveArea(area.Id, up, _by)).Should().Throw<DomainException>().WithMessage($"*{because}*");
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_hidden_area_comes_back_unless_its_name_is_taken()
    {
        var area = Area("Egenvård");
        _agreement.WithdrawArea(area.Id, "Utgår.", _by);
        var other = Area("Egenvård");

        new Action(() => _agreement.RestoreArea(area.Id, _by)).ShouldBeRefusedFor("Name", "redan ett område");
        _agreement.ChangeArea(other.Id, "Egenvård i hemmet", "Om egenvård.", _by);
        _agreement.RestoreArea(area.Id, _by);

        area.IsWithdrawn.Should().BeFalse();
    }

    [Fact]
    public void A_commitments_number_is_not_taken_from_another_even_a_withdrawn_one()
    {
        var area = Area("Egenvård");
        var first = _agreement.AddCommitment(area.Id, "Ett löfte.", CommitmentParty.Region, null, _by);
        var second = _agreement.AddCommitment(area.Id, "Ett annat.", CommitmentParty.Region, null, _by);
        _agreement.WithdrawCommitment(first.Id, "Utgår.", _by);

        new Action(() => _agreement.ChangeCommitment(second.Id, 1, second.Text, second.CarriedBy, null, _by)).ShouldBeRefusedFor("Number", "upptaget");
        _agreement.ChangeCommitment(second.Id, 7, "Nytt ord.", CommitmentParty.Joint, "inom 2 dagar", _by);

        (second.Number, second.Text, second.CarriedBy, second.Target).Should().Be((7, "Nytt ord.", CommitmentParty.Joint, "inom 2 dagar"));
        _agreement.AddCommitment(area.Id, "Ett till.", CommitmentParty.Region, null, _by).Number.Should().Be(8);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_commitments_number_is_a_whole_number_that_fits(int? number)
    {
        var commitment = _agreement.AddCommitment(Area("Egenvård").Id, "Ett löfte.", CommitmentParty.Region, null, _by);

        new Action(() => _agreement.ChangeCommitment(commitment.Id, number, "Ett löfte.", CommitmentParty.Region, null, _by)).ShouldBeRefusedFor("Number", "från 1 till 999");
    }

    [Fact]
    public void A_commitment_says_who_carries_it() =>
        new Action(() => _agreement.AddCommitment(Area("Egenvård").Id, "Ett löfte.", null, null, _by)).ShouldBeRefusedFor("CarriedBy", "vem som bär");

    [Fact]
    public void A_proposal_that_comes_into_force_replaces_what_held()
    {
        var before = _agreement.AddVersion("2016", AgreementVersionState.InForce, new DateOnly(2016, 9, 1), _by);
        var proposal = _agreement.AddVersion("2027", AgreementVersionState.Proposed, null, _by);

        _agreement.PutInForce(proposal.Id, new DateOnly(2027, 7, 1), _by);

        (before.State, proposal.State, proposal.ValidFrom).Should().Be((AgreementVersionState.Replaced, AgreementVersionState.InForce, new DateOnly(2027, 7, 1)));
    }

    [Theory]
    [InlineData(null, "saknas")]
    [InlineData("2016-09-01", "efter den som gäller nu")]
    public void A_version_comes_into_force_on_a_day_after_the_one_before(string? on, string because)
    {
        var before = _agreement.AddVersion("2016", AgreementVersionState.InForce, new DateOnly(2016, 9, 1), _by);
        var proposal = _agreement.AddVersion("2027", AgreementVersionState.Proposed, null, _by);

        new Action(() => _agreement.PutInForce(proposal.Id, on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), _by)).ShouldBeRefusedFor("ValidFrom", because);

        (before.State, proposal.State).Should().Be((AgreementVersionState.InForce, AgreementVersionState.Proposed));
    }

    [Fact]
    [Trait("Rule", "17")]
    public void Only_a_proposal_is_withdrawn()
    {
        var inForce = _agreement.AddVersion("2016", AgreementVersionState.InForce, new DateOnly(2016, 9, 1), _by);

        _agreement.Invoking(a => a.WithdrawVersion(inForce.Id, "Fel.", _by)).Should().Throw<DomainException>().WithMessage("*Bara ett förslag*");
    }

    [Fact]
    [Trait("Rule", "2")]
    public void The_steps_of_a_used_scale_do_not_change_but_its_name_may()
    {
        var scale = _agreement.AddScale("Skala", GradeScalePurpose.Compliance, _grades, _by);

        new Action(() => _agreement.ChangeScale(scale.Id, "Skala", ["Utmärkt", "Dåligt"], isUsed: true, _by)).ShouldBeRefusedFor("Grades", "överlämnade");
        _agreement.ChangeScale(scale.Id, "Efterlevnad", _grades, isUsed: true, _by);

        (scale.Name, scale.Grades[0].Name).Should().Be(("Efterlevnad", "Bra"));
    }

    [Fact]
    public void An_unused_scale_gets_new_words_in_their_places()
    {
        var scale = _agreement.AddScale("Skala", GradeScalePurpose.Compliance, _grades, _by);

        _agreement.ChangeScale(scale.Id, "Skala", ["Utmärkt", "Uselt"], isUsed: false, _by);

        scale.Grades.Select(g => (g.Rank, g.Name)).Should().Equal((1, "Utmärkt"), (2, "Uselt"));
    }

    [Fact]
    [Trait("Rule", "17")]
    public void An_unused_scale_with_another_number_of_steps_is_replaced_not_rewritten()
    {
        var scale = _agreement.AddScale("Skala", GradeScalePurpose.Compliance, _grades, _by);

        _agreement.ChangeScale(scale.Id, "Skala", ["Bra", "Sådär", "Dåligt"], isUsed: false, _by);

        scale.WithdrawnReason.Should().Contain("3 steg");
        _agreement.Scales.Single(s => !s.IsWithdrawn).Grades.Select(g => (g.Name, g.Steps)).Should().Equal(("Bra", 3), ("Sådär", 3), ("Dåligt", 3));
    }

    [Fact]
    public void There_is_one_scale_in_use_for_each_purpose()
    {
        _agreement.AddScale("Skala", GradeScalePurpose.Compliance, _grades, _by);
        _agreement.AddScale("Skala", GradeScalePurpose.Measures, _grades, _by);

        new Action(() => _agreement.AddScale("En till", GradeScalePurpose.Compliance, _grades, _by)).ShouldBeRefusedFor("Purpose", "redan en skala");
    }

    [Theory]
    [InlineData("Bra", "bra")]
    [InlineData("Bra", "BRA")]
    public void Two_steps_of_a_scale_do_not_share_a_word(string one, string other) =>
        new Action(() => _agreement.AddScale("Skala", GradeScalePurpose.Compliance, [one, other], _by)).ShouldBeRefusedFor("Grades", "heta lika");

    [Fact]
    public void A_subregion_with_a_party_is_not_withdrawn_and_the_party_moves()
    {
        var (north, south) = (_agreement.AddSubregion("Nord", _by), _agreement.AddSubregion("Syd", _by));
        var organisation = new Organisation("1293", "Hässleholms kommun", "Hässleholm", OrganisationKind.Municipality, _by);
        _agreement.AddParty(organisation, north.Id, _by);

        _agreement.Invoking(a => a.WithdrawSubregion(north.Id, "Fel.", _by)).Should().Throw<DomainException>().WithMessage("*har huvudmän*");
        _agreement.PlaceParty(organisation.Id, south.Id, _by);
        _agreement.WithdrawSubregion(north.Id, "Slås ihop med Syd.", _by);

        (_agreement.Parties[0].SubregionId, north.IsWithdrawn).Should().Be((south.Id, true));
    }

    [Fact]
    public void A_withdrawn_part_is_not_changed()
    {
        var area = Area("Egenvård");
        _agreement.WithdrawArea(area.Id, "Utgår.", _by);

        _agreement.Invoking(a => a.ChangeArea(area.Id, "Nytt namn", "Text.", _by)).Should().Throw<DomainException>();
        _agreement.Invoking(a => a.AddCommitment(area.Id, "Löfte.", CommitmentParty.Joint, null, _by)).Should().Throw<DomainException>();
        area.Name.Should().Be("Egenvård");
    }

    private AgreementArea Area(string name) => _agreement.AddArea(name, $"Om {name}.", _by);
}
