using FluentAssertions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly Signature _by = Signed.ByAdministrator();

    private readonly Organisation _organisation = new("1293", "Hässleholms kommun", "Hässleholm", OrganisationKind.Municipality, _by);

    [Theory]
    [InlineData("Omsorgsnämnden")]
    [InlineData(" omsorgsnämnden ")]
    public void Two_boards_of_an_organisation_do_not_share_a_name(string name)
    {
        _organisation.AddBoard("Omsorgsnämnden", _by);

        new Action(() => _organisation.AddBoard(name, _by)).ShouldBeRefusedFor("Name", "har redan en nämnd");
    }

    [Fact]
    public void A_board_may_keep_its_own_name_in_other_letters()
    {
        var board = _organisation.AddBoard("omsorgsnämnden", _by);

        _organisation.RenameBoard(board.Id, "Omsorgsnämnden", _by);

        board.Name.Should().Be("Omsorgsnämnden");
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_board_stays_with_its_reason_and_leaves_its_name_free()
    {
        var board = _organisation.AddBoard("Omsorgsnämnden", _by);

        _organisation.WithdrawBoard(board.Id, "Nämnden är avskaffad.", 0, _by);
        _organisation.AddBoard("Omsorgsnämnden", _by);

        _organisation.Boards.Should().HaveCount(2);
        (board.WithdrawnReason, board.WithdrawnBy).Should().Be(("Nämnden är avskaffad.", _by.Name));
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_board_is_not_withdrawn_without_a_reason()
    {
        var board = _organisation.AddBoard("Omsorgsnämnden", _by);

        new Action(() => _organisation.WithdrawBoard(board.Id, "  ", 0, _by)).ShouldBeRefusedFor("Reason", "saknas");
    }

    [Fact]
    public void A_board_that_has_something_to_answer_for_is_not_withdrawn()
    {
        var board = _organisation.AddBoard("Omsorgsnämnden", _by);

        _organisation.Invoking(o => o.WithdrawBoard(board.Id, "Avskaffad.", 2, _by)).Should().Throw<DomainException>().WithMessage("*2 öppna rekommendationer*");
        board.IsWithdrawn.Should().BeFalse();
    }

    [Fact]
    public void A_withdrawn_board_is_not_renamed()
    {
        var board = _organisation.AddBoard("Omsorgsnämnden", _by);
        _organisation.WithdrawBoard(board.Id, "Avskaffad.", 0, _by);

        _organisation.Invoking(o => o.RenameBoard(board.Id, "Vårdnämnden", _by)).Should().Throw<DomainException>().WithMessage("*finns inte längre*");
    }

    [Fact]
    [Trait("Rule", "19")]
    public void Every_change_of_a_part_moves_the_organisations_version()
    {
        var board = _organisation.AddBoard("Omsorgsnämnden", _by);
        var before = _organisation.ChangedAt;

        _organisation.RenameBoard(board.Id, "Vårdnämnden", _by);

        _organisation.ChangedAt.Should().BeAfter(before);
    }

    [Fact]
    public void A_refused_rename_changes_nothing() =>
        Refusal.AssertNothingChangedIfRefused(_organisation, () => _organisation.Rename("Nytt namn", new string('x', 51), _by)).Should().BeFalse();
}
