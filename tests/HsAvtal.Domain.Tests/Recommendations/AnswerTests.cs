using FluentAssertions;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

[Trait("Rule", "7")]
public sealed class AnswerTests
{
    private readonly RecommendationAddressee _addressee = A.BoardWhereItIs(RecommendationState.Issued);

    [Fact]
    public void An_answer_keeps_position_statement_and_the_decision_it_rests_on()
    {
        var decision = A.Decision().By(_addressee.BoardId).Concerning(_addressee.RecommendationId).Of(DecisionKind.Response).TakenOn(Signed.Day.AddDays(3)).RegisteredOn(Signed.Day.AddDays(9)).Registered();

        _addressee.Answer(ResponsePosition.PartlyAccepted, "Delvis.", decision, Signed.BySecretary(Signed.Day.AddDays(9)))
            .Should().BeEquivalentTo(new
            {
                Position = ResponsePosition.PartlyAccepted,
                Statement = "Delvis.",
                DecisionId = decision.Id,
                AnsweredOn = Signed.Day.AddDays(3),
            });
    }

    [Theory]
    [InlineData(ResponsePosition.Accepted)]
    [InlineData(ResponsePosition.PartlyAccepted)]
    [InlineData(ResponsePosition.NotAccepted)]
    public void An_answered_recommendation_is_answered_whatever_the_answer(ResponsePosition position)
    {
        AddresseeBuilder.Answer(_addressee, position);

        _addressee.State.Should().Be(RecommendationState.Answered);
    }

    [Fact]
    public void A_later_answer_stands_beside_the_earlier_and_both_are_readable()
    {
        AddresseeBuilder.Answer(_addressee, ResponsePosition.NotAccepted);

        AddresseeBuilder.Answer(_addressee, ResponsePosition.Accepted);

        _addressee.Responses.Select(r => r.Position).Should().Equal(ResponsePosition.NotAccepted, ResponsePosition.Accepted);
    }

    [Fact]
    public void A_later_answer_does_not_move_what_is_in_progress()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.InProgress);

        AddresseeBuilder.Answer(addressee);

        addressee.State.Should().Be(RecommendationState.InProgress);
    }

    [Theory]
    [InlineData(RecommendationState.Draft)]
    [InlineData(RecommendationState.ReportedCompleted)]
    [InlineData(RecommendationState.ConfirmedCompleted)]
    [InlineData(RecommendationState.ClosedWithAcceptedRisk)]
    public void Only_an_issued_one_that_is_not_reported_completed_or_closed_is_answered(RecommendationState state) =>
        A.BoardWhereItIs(state).Invoking(a => AddresseeBuilder.Answer(a))
            .Should().Throw<DomainException>().WithMessage("Bara en lämnad rekommendation*");

    [Fact]
    public void An_answer_without_statement_is_refused_by_its_field() =>
        new Action(() => _addressee.Answer(
                ResponsePosition.Accepted, " ", AddresseeBuilder.DecisionOf(_addressee, DecisionKind.Response), Signed.BySecretary()))
            .ShouldBeRefusedFor("Statement", "Yttrandet saknas.");

    [Fact]
    [Trait("Rule", "8")]
    public void An_answer_rests_on_the_boards_own_decision() =>
        new Action(() => _addressee.Answer(
                ResponsePosition.Accepted, "Ja.", A.Decision().Of(DecisionKind.Response).Registered(), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är fattat av en annan nämnd.");

    [Fact]
    [Trait("Rule", "17")]
    public void An_answer_does_not_rest_on_a_withdrawn_decision() =>
        new Action(() => _addressee.Answer(
                ResponsePosition.Accepted,
                "Ja.",
                A.Decision().By(_addressee.BoardId).Of(DecisionKind.Response).Withdrawn(),
                Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är makulerat*");

    [Theory]
    [InlineData(DecisionKind.ReportReceived)]
    [InlineData(DecisionKind.DecidedOnReport)]
    [InlineData(DecisionKind.RemainingNeeds)]
    [InlineData(DecisionKind.RiskAccepted)]
    public void An_answer_does_not_rest_on_a_decision_about_something_else(DecisionKind kind) =>
        new Action(() => _addressee.Answer(
                ResponsePosition.Accepted, "Ja.", AddresseeBuilder.DecisionOf(_addressee, kind), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är av ett annat slag*");

    [Fact]
    public void A_decision_that_does_not_concern_it_is_refused() =>
        _addressee
            .Invoking(a => a.Answer(ResponsePosition.Accepted, "Ja.", A.Decision().By(a.BoardId).Of(DecisionKind.Response).Concerning(Guid.NewGuid()).Registered(), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet gäller inte rekommendationen.");
}
