using FluentAssertions;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Decisions;

public sealed class BoardDecisionTests
{
    private static readonly Guid _boardId = Guid.CreateVersion7();

    [Fact]
    public void A_decision_of_today_is_registered() =>
        A.Decision().TakenOn(Signed.Day).RegisteredOn(Signed.Day).Registered().DecidedOn.Should().Be(Signed.Day);

    [Fact]
    public void A_decision_of_tomorrow_is_refused_by_its_field() =>
        new Action(() => A.Decision().TakenOn(Signed.Day.AddDays(1)).RegisteredOn(Signed.Day).Registered())
            .ShouldBeRefusedFor("DecidedOn", "Beslutsdatum kan inte ligga i framtiden.");

    [Fact]
    public void A_decision_without_date_is_refused_by_its_field() =>
        new Action(() => A.Decision().TakenOn(null).Registered()).ShouldBeRefusedFor("DecidedOn", "Beslutsdatum saknas.");

    [Fact]
    public void A_decision_without_paragraph_is_refused_by_its_field() =>
        new Action(() => A.Decision().WithParagraph(" ").Registered()).ShouldBeRefusedFor("Paragraph", "Paragrafen saknas.");

    [Fact]
    public void A_decision_without_text_is_refused_by_its_field() =>
        new Action(() => A.Decision().Saying(null).Registered()).ShouldBeRefusedFor("Text", "Vad som beslutades saknas.");

    [Fact]
    public void A_decision_without_registry_number_is_kept_with_it_missing() =>
        A.Decision().WithRegistryNumber("").Registered().RegistryNumber.Should().BeNull();

    [Fact]
    public void A_decision_concerns_each_recommendation_once()
    {
        var id = Guid.CreateVersion7();

        A.Decision().Concerning(id, id).Registered().Recommendations.Should().ContainSingle().Which.RecommendationId.Should().Be(id);
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_decision_stays_readable_with_the_reason() =>
        A.Decision().Saying("Planen antas.").Withdrawn().Should().BeEquivalentTo(new
        {
            Text = "Planen antas.",
            IsWithdrawn = true,
            WithdrawnReason = "Registrerat på fel nämnd.",
            WithdrawnBy = "Nämndsekreterare",
        });

    [Fact]
    [Trait("Rule", "17")]
    public void A_decision_is_withdrawn_once() =>
        A.Decision().Withdrawn().Invoking(d => d.Withdraw("Igen.", Signed.BySecretary()))
            .Should().Throw<DomainException>().WithMessage("Posten är redan makulerad.");

    [Theory]
    [Trait("Rule", "17")]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_decision_is_not_withdrawn_without_a_reason(string? reason) =>
        new Action(() => A.Decision().Registered().Withdraw(reason!, Signed.BySecretary()))
            .ShouldBeRefusedFor("Reason", "Skälet till makuleringen saknas.");

    [Fact]
    [Trait("Rule", "17")]
    public void A_refused_withdrawal_changes_nothing()
    {
        var decision = A.Decision().Registered();

        Refusal.AssertNothingChangedIfRefused(decision, () => decision.Withdraw(new string('x', 1001), Signed.BySecretary()))
            .Should().BeFalse();
    }

    [Fact]
    public void A_decision_serves_the_board_and_the_kinds_it_is_for() =>
        A.Decision().By(_boardId).Of(DecisionKind.Measures).Registered()
            .Invoking(d => d.DemandFor(_boardId, DecisionKind.Response, DecisionKind.Measures)).Should().NotThrow();
}
