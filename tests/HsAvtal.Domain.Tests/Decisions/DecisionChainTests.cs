using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Decisions;

/// <summary>The decision chain: four questions, answered by decisions and by nothing else.</summary>
public sealed class DecisionChainTests
{
    private static readonly DecisionKind[] _questions =
        [DecisionKind.Measures, DecisionKind.ReportReceived, DecisionKind.DecidedOnReport, DecisionKind.RemainingNeeds];

    private static readonly FsCheck.Gen<ChainDecision> _decisions =
        from kind in Gen.Elements(Enum.GetValues<DecisionKind>())
        from day in Gen.Choose(0, 5)
        select Decision(kind, day);

    [Fact]
    public void Without_decisions_all_four_questions_are_missing() =>
        DecisionChain.From([]).Steps.Select(s => (s.Question, s.IsAnswered)).Should().Equal(_questions.Select(q => (q, false)));

    [Fact]
    public void A_chain_with_all_four_answered_is_complete() =>
        DecisionChain.From(_questions.Select((kind, i) => Decision(kind, i))).IsComplete.Should().BeTrue();

    [Fact]
    public void A_chain_with_one_missing_is_not_complete() =>
        DecisionChain.From(_questions.Take(3).Select((kind, i) => Decision(kind, i))).IsComplete.Should().BeFalse();

    [Fact]
    public void A_question_is_answered_by_the_latest_decision_on_it()
    {
        var latest = Decision(DecisionKind.RemainingNeeds, 9);

        AnswerTo(DecisionKind.RemainingNeeds, latest, Decision(DecisionKind.RemainingNeeds, 2)).Should().Be(latest);
    }

    [Fact]
    public void Adopting_a_plan_is_a_decision_on_measures()
    {
        var adoption = Decision(DecisionKind.PlanAdopted, 1);

        AnswerTo(DecisionKind.Measures, adoption).Should().Be(adoption);
    }

    [Theory]
    [InlineData(DecisionKind.Response)]
    [InlineData(DecisionKind.RiskAccepted)]
    public void Answering_the_audit_or_accepting_the_risk_answers_no_question(DecisionKind kind) =>
        DecisionChain.From([Decision(kind, 1)]).Answered.Should().Be(0);

    [Fact]
    public void A_decision_on_a_report_answers_nothing_where_no_report_was_received() =>
        AnswerTo(DecisionKind.DecidedOnReport, Decision(DecisionKind.DecidedOnReport, 3)).Should().BeNull();

    [Fact]
    public void A_decision_on_a_report_taken_before_the_report_answers_nothing() =>
        AnswerTo(DecisionKind.DecidedOnReport, Decision(DecisionKind.DecidedOnReport, 3), Decision(DecisionKind.ReportReceived, 4))
            .Should().BeNull();

    [Fact]
    public void A_decision_on_a_report_taken_at_the_same_meeting_answers_the_question() =>
        AnswerTo(DecisionKind.DecidedOnReport, Decision(DecisionKind.DecidedOnReport, 4), Decision(DecisionKind.ReportReceived, 4))
            .Should().NotBeNull();

    [Fact]
    public void A_new_report_does_not_unanswer_what_was_decided_on_an_earlier_one() =>
        AnswerTo(
                DecisionKind.DecidedOnReport,
                Decision(DecisionKind.ReportReceived, 1),
                Decision(DecisionKind.DecidedOnReport, 2),
                Decision(DecisionKind.ReportReceived, 5))
            .Should().NotBeNull();

    [Fact]
    public void A_chain_always_asks_the_four_questions_in_order() =>
        Law.CheckForAllSequences(_decisions, all => DecisionChain.From(all).Steps.Select(s => s.Question).Should().Equal(_questions));

    [Fact]
    public void Every_answer_is_one_of_the_decisions() =>
        Law.CheckForAllSequences(_decisions, all =>
            DecisionChain.From(all).Steps.Where(s => s.IsAnswered).Select(s => s.Answer).Should().BeSubsetOf(all));

    [Fact]
    public void The_order_in_which_decisions_are_registered_decides_no_question() =>
        Law.CheckForAllSequences(_decisions, all =>
            DecisionChain.From(all.Reverse()).Steps.Select(s => s.Answer?.DecidedOn)
                .Should().Equal(DecisionChain.From(all).Steps.Select(s => s.Answer?.DecidedOn)));

    [Fact]
    public void One_more_decision_never_makes_an_answer_missing() =>
        Law.CheckForAllSequences(_decisions, all =>
            DecisionChain.From(all).Answered.Should().BeGreaterThanOrEqualTo(DecisionChain.From(all.Skip(1)).Answered));

    private static ChainDecision? AnswerTo(DecisionKind question, params ChainDecision[] decisions) =>
        DecisionChain.From(decisions).Steps.Single(s => s.Question == question).Answer;

    private static ChainDecision Decision(DecisionKind kind, int day) =>
        new(Guid.CreateVersion7(), kind, Signed.Day.AddDays(day), "§ 45", "OMS 2025/123");
}
