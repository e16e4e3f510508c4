using FluentAssertions;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

public sealed class ActionPlanTests
{
    private static readonly DateOnly _due = Signed.Day.AddDays(60);

    [Fact]
    [Trait("Rule", "9")]
    public void A_plan_is_adopted_by_a_board_decision_on_its_day()
    {
        var plan = A.Plan().WithAction(_due).AsDraft();
        var decision = A.Decision().By(plan.BoardId).Of(DecisionKind.PlanAdopted).TakenOn(Signed.Day.AddDays(-4)).Registered();

        plan.Adopt(decision, Signed.BySecretary());

        plan.Should().BeEquivalentTo(
            new { IsAdopted = true, AdoptionDecisionId = (Guid?)decision.Id, AdoptedOn = (DateOnly?)Signed.Day.AddDays(-4) });
    }

    [Fact]
    [Trait("Rule", "9")]
    public void Each_action_keeps_the_date_it_had_at_adoption()
    {
        var plan = A.Plan().WithAction(_due).WithAction(null).WithAction(_due.AddDays(9)).Adopted();

        plan.Actions.Select(a => a.OriginalDueOn).Should().Equal(_due, null, _due.AddDays(9));
    }

    [Fact]
    public void A_plan_is_adopted_once() =>
        A.Plan().WithAction(_due).Adopted().Invoking(p => p.Adopt(PlanBuilder.AdoptionOf(p), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Planen är redan antagen.");

    [Fact]
    public void A_plan_without_actions_is_not_adopted() =>
        A.Plan().AsDraft().Invoking(p => p.Adopt(PlanBuilder.AdoptionOf(p), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("En plan utan åtgärder kan inte antas.");

    [Fact]
    [Trait("Rule", "17")]
    public void A_plan_whose_every_action_is_withdrawn_is_not_adopted()
    {
        var plan = A.Plan().WithAction(_due).AsDraft();
        plan.Actions[0].Withdraw("Behövs inte.", Signed.ByOfficer());

        plan.Invoking(p => p.Adopt(PlanBuilder.AdoptionOf(p), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("En plan utan åtgärder kan inte antas.");
    }

    [Fact]
    [Trait("Rule", "8")]
    public void A_plan_is_not_adopted_by_another_board() =>
        A.Plan().WithAction(_due).AsDraft()
            .Invoking(p => p.Adopt(A.Decision().Of(DecisionKind.PlanAdopted).Registered(), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är fattat av en annan nämnd.");

    [Fact]
    public void A_plan_is_not_adopted_by_a_decision_about_something_else() =>
        A.Plan().WithAction(_due).AsDraft()
            .Invoking(p => p.Adopt(A.Decision().By(p.BoardId).Of(DecisionKind.Measures).Registered(), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är av ett annat slag*");

    [Fact]
    [Trait("Rule", "9")]
    public void An_adopted_action_is_not_rewritten() =>
        A.PlannedAction().InAnAdoptedPlan().Invoking(a => a.Change(PlanBuilder.Facts(dueOn: _due.AddDays(1)), Signed.ByOfficer()))
            .Should().Throw<DomainException>().WithMessage("Planen är antagen: flytta fram slutdatum*");

    [Fact]
    [Trait("Rule", "9")]
    public void An_adopted_plan_takes_no_new_action() =>
        A.Plan().WithAction(_due).Adopted().Invoking(p => p.AddAction(PlanBuilder.Facts(), Signed.ByOfficer()))
            .Should().Throw<DomainException>().WithMessage("Planen är antagen: en ny åtgärd kräver en ny plan.");

    [Fact]
    public void Actions_are_numbered_within_the_plan() =>
        A.Plan().WithAction(_due).WithAction(null).AsDraft().Actions.Select(a => a.Number).Should().Equal(1, 2);

    [Fact]
    public void An_action_answers_each_recommendation_once()
    {
        var id = Guid.CreateVersion7();

        A.Plan().AsDraft().AddAction(PlanBuilder.Facts() with { RecommendationIds = [id, id] }, Signed.ByOfficer())
            .Recommendations.Should().ContainSingle().Which.RecommendationId.Should().Be(id);
    }

    [Fact]
    public void A_due_date_before_the_start_is_refused_by_its_field() =>
        new Action(() => A.Plan().WithAction(Signed.Day.AddDays(-1), startOn: Signed.Day).AsDraft())
            .ShouldBeRefusedFor("DueOn", "Slutdatum ligger före startdatum.");

    [Fact]
    public void A_due_date_on_the_day_of_the_start_is_accepted() =>
        A.Plan().WithAction(Signed.Day, startOn: Signed.Day).AsDraft().Actions[0].DueOn.Should().Be(Signed.Day);

    [Theory]
    [InlineData(null, "Åtgärden saknas.")]
    [InlineData("\u0003", "styrtecken")]
    public void An_action_with_a_bad_title_is_refused_by_its_field(string? title, string message) =>
        new Action(() => A.Plan().AsDraft().AddAction(PlanBuilder.Facts(title: title), Signed.ByOfficer()))
            .ShouldBeRefusedFor("Title", message);

    [Fact]
    public void A_refused_change_keeps_the_whole_of_the_old_action()
    {
        var action = A.PlannedAction().StartingOn(Signed.Day).DueOn(_due).InADraftPlan();
        var facts = PlanBuilder.Facts(Signed.Day, Signed.Day.AddDays(-1), "Nytt namn");

        Refusal.AssertNothingChangedIfRefused(action, () => action.Change(facts, Signed.ByOfficer())).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_plan_stays_readable_with_the_reason()
    {
        var plan = A.Plan().WithAction(_due).AsDraft();

        plan.Withdraw("Ersatt av en ny.", Signed.ByOfficer());

        plan.Should().BeEquivalentTo(new { Title = "Åtgärdsplan 2025", IsWithdrawn = true, WithdrawnReason = "Ersatt av en ny." });
        plan.Actions.Should().ContainSingle();
    }

    [Theory]
    [Trait("Rule", "17")]
    [InlineData("add")]
    [InlineData("change")]
    [InlineData("adopt")]
    public void A_withdrawn_plan_takes_no_more_changes(string what)
    {
        var plan = A.Plan().WithAction(_due).AsDraft();
        plan.Withdraw("Ersatt av en ny.", Signed.ByOfficer());
        var change = new Dictionary<string, Action>(StringComparer.Ordinal)
        {
            ["add"] = () => plan.AddAction(PlanBuilder.Facts(), Signed.ByOfficer()),
            ["change"] = () => plan.Actions[0].Change(PlanBuilder.Facts(), Signed.ByOfficer()),
            ["adopt"] = () => plan.Adopt(PlanBuilder.AdoptionOf(plan), Signed.BySecretary()),
        };

        change[what].Should().Throw<DomainException>().WithMessage("*makulerad.");
    }

    [Theory]
    [Trait("Rule", "17")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_withdrawn_action_and_an_action_of_a_withdrawn_plan_are_neither_reported_nor_moved(bool wholePlan)
    {
        var action = A.PlannedAction().InAnAdoptedPlan();
        Action withdraw = wholePlan
            ? () => action.Plan.Withdraw("Ersatt.", Signed.ByOfficer())
            : () => action.Withdraw("Behövs inte.", Signed.ByOfficer());
        withdraw();

        action.Invoking(a => a.Report(ActionStatus.InProgress, "På gång.", Signed.Day, Signed.ByOfficer()))
            .Should().Throw<DomainException>().WithMessage("Åtgärden är makulerad.");
        new Action(() => A.Move(_due.AddDays(1)).Of(action)).Should().Throw<DomainException>().WithMessage("Åtgärden är makulerad.");
    }
}
