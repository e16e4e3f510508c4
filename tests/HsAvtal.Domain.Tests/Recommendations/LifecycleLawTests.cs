using FluentAssertions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

/// <summary>What holds for a recommendation at a board whatever is tried on it, in whatever order.</summary>
[Trait("Rule", "7")]
public sealed class LifecycleLawTests
{
    private static readonly RecommendationState[] _closed =
    [
        RecommendationState.ConfirmedCompleted,
        RecommendationState.ClosedWithAcceptedRisk,
        RecommendationState.Superseded,
        RecommendationState.Obsolete,
    ];

    /// <summary>Rule 7 as a table of its own, so that the code is not compared with itself.</summary>
    private static readonly HashSet<(RecommendationState From, RecommendationState To)> _allowed =
    [
        (RecommendationState.Draft, RecommendationState.Issued),
        (RecommendationState.Issued, RecommendationState.Answered),
        (RecommendationState.Answered, RecommendationState.InProgress),
        (RecommendationState.InProgress, RecommendationState.ReportedCompleted),
        (RecommendationState.ReportedCompleted, RecommendationState.InProgress),
        (RecommendationState.ReportedCompleted, RecommendationState.ConfirmedCompleted),
        .. from open in new[]
           {
               RecommendationState.Issued,
               RecommendationState.Answered,
               RecommendationState.InProgress,
               RecommendationState.ReportedCompleted,
           }
           from end in new[]
           {
               RecommendationState.ClosedWithAcceptedRisk,
               RecommendationState.Superseded,
               RecommendationState.Obsolete,
           }
           select (open, end),
    ];

    [Fact]
    public void A_refused_command_leaves_state_events_and_answers_unchanged() =>
        CheckEachStep((addressee, command) => Refusal.AssertNothingChangedIfRefused(addressee, () => command.Run(addressee)));

    [Fact]
    public void No_sequence_of_commands_takes_a_step_that_the_rule_does_not_allow() =>
        CheckEachLife(addressee => addressee.Events.Select(e => (e.FromState, e.ToState)).Should().BeSubsetOf(_allowed));

    [Fact]
    public void The_events_form_a_chain_from_draft_to_where_it_stands() =>
        CheckEachLife(addressee =>
        {
            var from = addressee.Events.Select(e => e.FromState).Append(addressee.State);
            var to = addressee.Events.Select(e => e.ToState).Prepend(RecommendationState.Draft);

            from.Should().Equal(to);
        });

    [Fact]
    public void What_happened_is_dated_in_order_and_never_in_the_future() =>
        CheckEachLife(addressee => addressee.Events.Select(e => e.OccurredOn).Should().BeInAscendingOrder().And.NotContain(day => day > Signed.Day));

    [Fact]
    public void None_is_confirmed_that_the_organisation_did_not_report_completed_just_before() =>
        CheckEachLife(addressee =>
        {
            var states = addressee.Events.Select(e => e.ToState).ToList();
            var confirmed = states.IndexOf(RecommendationState.ConfirmedCompleted);

            (confirmed < 0 || states[confirmed - 1] == RecommendationState.ReportedCompleted).Should().BeTrue();
        });

    [Fact]
    public void None_is_reported_completed_that_the_board_has_not_answered() =>
        CheckEachLife(addressee =>
        {
            if (addressee.Events.Any(e => e.ToState == RecommendationState.ReportedCompleted))
            {
                addressee.Responses.Should().NotBeEmpty();
            }
        });

    [Fact]
    public void A_closed_one_changes_no_more_whatever_is_tried() =>
        CheckEachStep((addressee, command) =>
        {
            var closed = _closed.Contains(addressee.State);
            var before = Snapshot.Of(addressee);

            Refusal.Of(() => command.Run(addressee));

            if (closed)
            {
                Snapshot.Of(addressee).Should().Be(before);
            }
        });

    [Fact]
    public void One_closed_with_accepted_risk_and_no_other_names_the_decision() =>
        CheckEachLife(addressee =>
            (addressee.RiskDecisionId is not null).Should().Be(addressee.State == RecommendationState.ClosedWithAcceptedRisk));

    [Fact]
    public void It_is_open_exactly_when_it_is_issued_and_not_closed() =>
        CheckEachLife(addressee =>
            addressee.IsOpen.Should().Be(addressee.State != RecommendationState.Draft && !_closed.Contains(addressee.State)));

    [Fact]
    [Trait("Rule", "17")]
    public void Answers_and_events_are_never_lost_or_reordered() =>
        CheckEachStep((addressee, command) =>
        {
            var before = addressee.Events.Select(e => e.Id).ToList();
            var answers = addressee.Responses.Select(r => r.Id).ToList();

            Refusal.Of(() => command.Run(addressee));

            addressee.Events.Take(before.Count).Select(e => e.Id).Should().Equal(before);
            addressee.Responses.Take(answers.Count).Select(r => r.Id).Should().Equal(answers);
        });

    [Fact]
    public void The_random_lives_reach_every_state()
    {
        var reached = new HashSet<RecommendationState>();
        CheckEachLife(addressee => reached.Add(addressee.State), seed: 1);

        reached.Should().BeEquivalentTo(Enum.GetValues<RecommendationState>());
    }

    private static void CheckEachLife(Action<RecommendationAddressee> holds, ulong? seed = null) =>
        Law.CheckForAllSequences(AddresseeCommands.Any, commands =>
        {
            var addressee = A.BoardWhereItIs(RecommendationState.Draft);
            foreach (var command in commands)
            {
                Refusal.Of(() => command.Run(addressee));
            }

            holds(addressee);
        }, seed);

    private static void CheckEachStep(Action<RecommendationAddressee, AddresseeCommand> holds) =>
        Law.CheckForAllSequences(AddresseeCommands.Any, commands =>
        {
            var addressee = A.BoardWhereItIs(RecommendationState.Draft);
            foreach (var command in commands)
            {
                holds(addressee, command);
            }
        });
}
