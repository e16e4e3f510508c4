using FluentAssertions;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

[Trait("Rule", "9")]
public sealed class DeferralTests
{
    private static readonly DateOnly _due = Signed.Day.AddDays(60);

    private readonly PlannedAction _action = A.PlannedAction().DueOn(_due).InAnAdoptedPlan();

    [Fact]
    public void Adoption_locks_the_original_due_date() => _action.OriginalDueOn.Should().Be(_due);

    [Fact]
    public void Before_adoption_there_is_no_original_due_date() =>
        A.PlannedAction().DueOn(_due).InADraftPlan().OriginalDueOn.Should().BeNull();

    [Fact]
    public void A_move_changes_the_due_date_in_force_and_not_the_original()
    {
        A.Move(_due.AddDays(30)).Of(_action);

        (_action.DueOn, _action.OriginalDueOn).Should().Be((_due.AddDays(30), _due));
    }

    [Fact]
    public void A_move_records_from_to_reason_and_decider() =>
        A.Move(_due.AddDays(30)).Because("Vakans.").DecidedBy("Verksamhetschef").DecidedOn(Signed.Day.AddDays(-2)).Of(_action)
            .Should().BeEquivalentTo(new
            {
                FromDueOn = (DateOnly?)_due,
                ToDueOn = _due.AddDays(30),
                Days = 30,
                Reason = "Vakans.",
                DecidedBy = "Verksamhetschef",
                DecidedOn = Signed.Day.AddDays(-2),
            });

    [Fact]
    public void An_action_moved_twice_says_two_times_and_the_days_in_all()
    {
        A.Move(_due.AddDays(30)).Of(_action);
        A.Move(_due.AddDays(75)).Of(_action);

        _action.Slippage.Should().Be(new Slippage(2, 75));
    }

    [Fact]
    public void A_date_brought_forward_is_a_move_with_negative_days()
    {
        A.Move(_due.AddDays(-10)).Of(_action);

        _action.Slippage.Should().Be(new Slippage(1, -10));
    }

    [Fact]
    public void An_action_never_moved_has_not_slid() => _action.Slippage.Should().Be(Slippage.None);

    [Fact]
    public void The_first_date_of_an_action_adopted_without_one_becomes_its_original_and_is_no_slippage()
    {
        var action = A.PlannedAction().DueOn(null).InAnAdoptedPlan();

        A.Move(_due).Of(action);

        (action.OriginalDueOn, action.Slippage).Should().Be((_due, Slippage.None));
    }

    [Fact]
    public void A_move_without_reason_is_refused_by_its_field() =>
        new Action(() => A.Move(_due.AddDays(1)).Because(" ").Of(_action)).ShouldBeRefusedFor("Reason", "Skälet saknas.");

    [Fact]
    public void A_move_without_decider_is_refused_by_its_field() =>
        new Action(() => A.Move(_due.AddDays(1)).DecidedBy(null).Of(_action)).ShouldBeRefusedFor("DecidedBy", "Vem som beslutat saknas.");

    [Fact]
    public void A_move_without_new_date_is_refused_by_its_field() =>
        new Action(() => A.Move(null).Of(_action)).ShouldBeRefusedFor("To", "Nytt slutdatum saknas.");

    [Fact]
    public void A_move_to_the_date_it_has_is_refused() =>
        new Action(() => A.Move(_due).Of(_action)).ShouldBeRefusedFor("To", "Åtgärden har redan det slutdatumet.");

    [Fact]
    public void A_move_to_before_the_start_is_refused()
    {
        var action = A.PlannedAction().StartingOn(Signed.Day).DueOn(_due).InAnAdoptedPlan();

        new Action(() => A.Move(Signed.Day.AddDays(-1)).Of(action)).ShouldBeRefusedFor("To", "Slutdatum ligger före startdatum.");
    }

    [Fact]
    public void A_move_to_outside_reason_is_refused() =>
        new Action(() => A.Move(new DateOnly(2202, 6, 2)).Of(_action)).ShouldBeRefusedFor("To", "Nytt slutdatum ska ligga mellan");

    [Fact]
    public void A_move_decided_tomorrow_is_refused() =>
        new Action(() => A.Move(_due.AddDays(1)).DecidedOn(Signed.Day.AddDays(1)).Of(_action))
            .ShouldBeRefusedFor("DecidedOn", "Beslutsdatum kan inte ligga i framtiden.");

    [Fact]
    public void A_due_date_of_a_draft_is_changed_rather_than_moved() =>
        new Action(() => A.Move(_due.AddDays(1)).Of(A.PlannedAction().InADraftPlan()))
            .Should().Throw<DomainException>().WithMessage("Planen är inte antagen än.");

    [Fact]
    public void A_due_date_of_an_action_that_is_done_is_not_moved() =>
        new Action(() => A.Move(_due.AddDays(1)).Of(A.PlannedAction().ReportedDone()))
            .Should().Throw<DomainException>().WithMessage("*rapporterad klar*");
}
