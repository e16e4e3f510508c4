using FluentAssertions;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

/// <summary>What holds for a plan and its actions whatever is tried on them, in whatever order.</summary>
[Trait("Rule", "9")]
public sealed class PlanLawTests
{
    [Fact]
    public void A_refused_command_leaves_the_plan_and_its_actions_unchanged() =>
        CheckEachStep((plan, command) => Refusal.AssertNothingChangedIfRefused(plan, () => command.Run(plan)));

    [Fact]
    public void An_original_due_date_once_set_never_changes() =>
        CheckEachStep((plan, command) =>
        {
            var before = plan.Actions.Where(a => a.OriginalDueOn is not null).Select(a => (a.Id, a.OriginalDueOn)).ToList();

            Refusal.Of(() => command.Run(plan));

            before.Should().BeSubsetOf(plan.Actions.Select(a => (a.Id, a.OriginalDueOn)));
        });

    [Fact]
    public void An_adopted_action_with_a_due_date_has_an_original_one_and_a_draft_has_none() =>
        CheckEachAction((plan, action) =>
            (action.OriginalDueOn is not null).Should().Be(plan.IsAdopted && action.DueOn is not null));

    [Fact]
    public void The_days_moved_add_up_to_the_distance_from_the_original_date() =>
        CheckEachAction((plan, action) =>
        {
            if (plan.IsAdopted && action is { DueOn: { } due, OriginalDueOn: { } original })
            {
                action.Slippage.Days.Should().Be(due.DayNumber - original.DayNumber);
            }
        });

    [Fact]
    public void The_times_moved_are_the_moves_of_a_date_that_was_there() =>
        CheckEachAction((_, action) => action.Slippage.Times.Should().Be(action.Deferrals.Count(d => d.FromDueOn is not null)));

    [Fact]
    public void The_moves_form_a_chain_to_the_date_in_force() =>
        CheckEachAction((_, action) =>
        {
            if (action.Deferrals.Count > 0)
            {
                action.Deferrals.Skip(1).Select(d => d.FromDueOn).Append(action.DueOn)
                    .Should().Equal(action.Deferrals.Select(d => (DateOnly?)d.ToDueOn));
            }
        });

    [Fact]
    public void Every_move_has_a_reason_and_a_decider() =>
        CheckEachAction((_, action) =>
        {
            foreach (var move in action.Deferrals)
            {
                move.Reason.Should().NotBeNullOrWhiteSpace();
                move.DecidedBy.Should().NotBeNullOrWhiteSpace();
            }
        });

    [Fact]
    [Trait("Rule", "11")]
    public void An_action_is_done_exactly_when_its_last_report_says_so() =>
        CheckEachAction((_, action) => action.IsDone.Should().Be(action.Reports.LastOrDefault()?.Status == ActionStatus.Completed));

    [Fact]
    public void An_action_has_a_day_of_completion_exactly_when_it_is_done() =>
        CheckEachAction((_, action) => (action.CompletedOn is not null).Should().Be(action.IsDone));

    [Fact]
    public void No_action_is_due_before_it_starts() =>
        CheckEachAction((_, action) => (action.DueOn < action.StartOn).Should().BeFalse());

    [Fact]
    [Trait("Rule", "17")]
    public void Nothing_ever_disappears_from_a_plan() =>
        CheckEachStep((plan, command) =>
        {
            var before = Ids(plan);

            Refusal.Of(() => command.Run(plan));

            before.Should().BeSubsetOf(Ids(plan));
        });

    [Fact]
    public void The_random_commands_do_move_actions_more_than_once()
    {
        var times = 0;
        CheckEachAction((_, action) => times = Math.Max(times, action.Slippage.Times), seed: 1);

        times.Should().BeGreaterThan(1, "a law about sums says nothing of single moves");
    }

    private static List<Guid> Ids(ActionPlan plan) =>
    [
        .. plan.Actions.Select(a => a.Id),
        .. plan.Actions.SelectMany(a => a.Deferrals).Select(d => d.Id),
        .. plan.Actions.SelectMany(a => a.Reports).Select(r => r.Id),
    ];

    private static void CheckEachAction(Action<ActionPlan, PlannedAction> holds, ulong? seed = null) =>
        CheckEachStep((plan, command) =>
        {
            Refusal.Of(() => command.Run(plan));
            foreach (var action in plan.Actions)
            {
                holds(plan, action);
            }
        }, seed);

    private static void CheckEachStep(Action<ActionPlan, PlanCommand> holds, ulong? seed = null) =>
        Law.CheckForAllSequences(PlanCommands.Any, commands =>
        {
            var plan = A.Plan().AsDraft();
            foreach (var command in commands)
            {
                holds(plan, command);
            }
        }, seed);
}
