using System.Globalization;
using FluentAssertions;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

[Trait("Rule", "7")]
public sealed class LifecycleTests
{
    [Fact]
    public void A_recommendation_goes_from_issued_to_confirmed_by_the_five_steps() =>
        A.BoardWhereItIs(RecommendationState.ConfirmedCompleted).Events.Select(e => e.ToState).Should().Equal(
            RecommendationState.Issued,
            RecommendationState.Answered,
            RecommendationState.InProgress,
            RecommendationState.ReportedCompleted,
            RecommendationState.ConfirmedCompleted);

    [Theory]
    [InlineData(RecommendationState.Issued)]
    [InlineData(RecommendationState.Answered)]
    [InlineData(RecommendationState.InProgress)]
    public void An_auditor_does_not_confirm_what_the_organisation_has_not_reported(RecommendationState state) =>
        A.BoardWhereItIs(state).Invoking(a => a.Confirm(null, Signed.Day, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Bara en rekommendation som rapporterats genomförd kan bekräftas.");

    [Fact]
    public void The_organisations_report_alone_does_not_close_it() =>
        A.BoardWhereItIs(RecommendationState.ReportedCompleted).IsOpen.Should().BeTrue();

    [Fact]
    public void Sent_back_it_is_in_progress_again_with_the_auditors_reason()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.ReportedCompleted);

        addressee.SendBack("Rutinen följs inte på alla enheter.", Signed.Day, Signed.ByAuditor());

        addressee.State.Should().Be(RecommendationState.InProgress);
        addressee.Events[^1].Text.Should().Be("Rutinen följs inte på alla enheter.");
    }

    [Fact]
    public void It_is_not_sent_back_without_a_reason() =>
        new Action(() => A.BoardWhereItIs(RecommendationState.ReportedCompleted).SendBack(" ", Signed.Day, Signed.ByAuditor()))
            .ShouldBeRefusedFor("Reason", "Skälet saknas.");

    [Fact]
    public void It_is_not_reported_completed_without_a_statement() =>
        new Action(() => A.BoardWhereItIs(RecommendationState.InProgress).ReportCompleted(null, Signed.Day, Signed.ByOfficer()))
            .ShouldBeRefusedFor("Statement", "Beskrivningen saknas.");

    [Fact]
    public void It_is_reported_completed_on_a_day_that_may_be_told_afterwards()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.InProgress);

        addressee.ReportCompleted("Rutinen är införd.", Signed.Day.AddDays(3), Signed.ByOfficer(Signed.Day.AddDays(90)));

        addressee.Events[^1].OccurredOn.Should().Be(Signed.Day.AddDays(3));
    }

    [Theory]
    [InlineData(null, "Datum saknas.")]
    [InlineData("2025-06-03", "Datum kan inte ligga i framtiden.")]
    [InlineData("2025-06-01", "Datum kan inte ligga före 2025-06-02, då det senaste hände med rekommendationen.")]
    public void A_key_is_turned_on_a_day_from_what_it_follows_on_to_today(string? day, string message)
    {
        DateOnly? on = day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        new Action(() => A.BoardWhereItIs(RecommendationState.InProgress).ReportCompleted("Klart.", on, Signed.ByOfficer())).ShouldBeRefusedFor("On", message);
        new Action(() => A.BoardWhereItIs(RecommendationState.ReportedCompleted).Confirm(null, on, Signed.ByAuditor())).ShouldBeRefusedFor("On", message);
        new Action(() => A.BoardWhereItIs(RecommendationState.ReportedCompleted).SendBack("Inte än.", on, Signed.ByAuditor())).ShouldBeRefusedFor("On", message);
    }

    [Fact]
    public void A_board_has_not_answered_before_it_was_asked()
    {
        var addressee = A.Recommendation().Build().Addressees[0];
        addressee.Issue(Signed.Day, Signed.ByAuditor());
        var early = A.Decision().By(addressee.BoardId).Of(DecisionKind.Response).Concerning(addressee.RecommendationId).TakenOn(Signed.Day.AddDays(-1)).Registered();

        new Action(() => addressee.Answer(ResponsePosition.Accepted, "Nämnden delar bilden.", early, Signed.BySecretary()))
            .ShouldBeRefusedFor("DecidedOn", "Rekommendationen lämnades 2025-06-02: nämnden kan inte ha besvarat den tidigare.");
    }

    [Fact]
    public void An_unanswered_recommendation_is_not_acted_on() =>
        A.BoardWhereItIs(RecommendationState.Issued).Invoking(a => a.StartMeasures(Signed.Day, Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("*besvarad innan den kan åtgärdas*");

    [Fact]
    public void Completion_is_reported_only_of_what_is_in_progress() =>
        A.BoardWhereItIs(RecommendationState.Answered).Invoking(a => a.ReportCompleted("Klart.", Signed.Day, Signed.ByOfficer()))
            .Should().Throw<DomainException>().WithMessage("*som åtgärdas kan rapporteras genomförd*");

    [Theory]
    [InlineData(RecommendationState.Issued)]
    [InlineData(RecommendationState.Answered)]
    [InlineData(RecommendationState.InProgress)]
    [InlineData(RecommendationState.ReportedCompleted)]
    public void An_open_one_is_closed_by_a_risk_acceptance_and_never_counts_as_implemented(RecommendationState state)
    {
        var addressee = A.BoardWhereItIs(state);
        var decision = AddresseeBuilder.DecisionOf(addressee, DecisionKind.RiskAccepted);

        addressee.AcceptRisk("Kostnaden överstiger nyttan.", decision, Signed.BySecretary());

        addressee.Should().BeEquivalentTo(
            new { State = RecommendationState.ClosedWithAcceptedRisk, RiskDecisionId = (Guid?)decision.Id, IsOpen = false });
    }

    [Fact]
    public void A_risk_acceptance_without_motivation_is_refused()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.Answered);

        new Action(() => addressee.AcceptRisk(
                "", AddresseeBuilder.DecisionOf(addressee, DecisionKind.RiskAccepted), Signed.BySecretary()))
            .ShouldBeRefusedFor("Motivation", "Motiveringen saknas.");
    }

    [Fact]
    public void A_risk_acceptance_rests_on_a_decision_to_accept_the_risk()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.Answered);

        addressee.Invoking(a => a.AcceptRisk("Skäl.", AddresseeBuilder.DecisionOf(a, DecisionKind.Response), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är av ett annat slag*");
    }

    [Fact]
    [Trait("Rule", "8")]
    public void A_risk_is_not_accepted_by_another_boards_decision() =>
        A.BoardWhereItIs(RecommendationState.Answered)
            .Invoking(a => a.AcceptRisk("Skäl.", A.Decision().Of(DecisionKind.RiskAccepted).Registered(), Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Beslutet är fattat av en annan nämnd.");

    [Theory]
    [InlineData(RecommendationState.ConfirmedCompleted)]
    [InlineData(RecommendationState.ClosedWithAcceptedRisk)]
    [InlineData(RecommendationState.Superseded)]
    [InlineData(RecommendationState.Obsolete)]
    [InlineData(RecommendationState.Draft)]
    public void What_is_closed_or_not_issued_is_not_open(RecommendationState state) =>
        A.BoardWhereItIs(state).IsOpen.Should().BeFalse();

    [Theory]
    [Trait("Rule", "5")]
    [InlineData(FollowUpOutcome.Repeated, RecommendationState.Superseded)]
    [InlineData(FollowUpOutcome.Split, RecommendationState.Superseded)]
    [InlineData(FollowUpOutcome.Merged, RecommendationState.Superseded)]
    [InlineData(FollowUpOutcome.Obsolete, RecommendationState.Obsolete)]
    [InlineData(FollowUpOutcome.Remains, RecommendationState.InProgress)]
    public void The_outcome_of_a_later_round_decides_where_it_stands(FollowUpOutcome outcome, RecommendationState expected)
    {
        var addressee = A.BoardWhereItIs(RecommendationState.InProgress);

        addressee.ApplyOutcome(outcome, Signed.Day, Signed.ByAuditor());

        addressee.State.Should().Be(expected);
    }

    [Fact]
    public void Reported_completed_but_found_to_remain_it_is_in_progress_again()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.ReportedCompleted);

        addressee.ApplyOutcome(FollowUpOutcome.Remains, Signed.Day, Signed.ByAuditor());

        addressee.State.Should().Be(RecommendationState.InProgress);
    }

    [Fact]
    public void Found_implemented_after_the_organisations_report_it_is_confirmed()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.ReportedCompleted);

        addressee.ApplyOutcome(FollowUpOutcome.Implemented, Signed.Day, Signed.ByAuditor());

        addressee.State.Should().Be(RecommendationState.ConfirmedCompleted);
    }

    [Fact]
    public void Found_implemented_without_the_organisations_report_is_refused_for_want_of_the_first_key() =>
        A.BoardWhereItIs(RecommendationState.InProgress)
            .Invoking(a => a.ApplyOutcome(FollowUpOutcome.Implemented, Signed.Day, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Genomförd kräver två nycklar*");

    [Fact]
    public void Found_implemented_again_a_confirmed_one_stays_confirmed_without_a_new_event()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.ConfirmedCompleted);
        var before = Snapshot.Of(addressee);

        addressee.ApplyOutcome(FollowUpOutcome.Implemented, Signed.Day, Signed.ByAuditor());

        Snapshot.Of(addressee).Should().Be(before);
    }

    [Fact]
    public void An_event_says_who_and_when()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.Draft);
        var by = Signed.ByAuditor();

        addressee.Issue(Signed.Day.AddDays(-1), by);

        addressee.Events[0].Should().BeEquivalentTo(new { OccurredOn = Signed.Day.AddDays(-1), RecordedAt = by.At, RecordedBy = by.Name });
    }
}
