using FluentAssertions;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

public sealed class ObservationTests
{
    private readonly AuditedBoard _report = A.Report().Observing("Rutinen saknas.").AsDraft();

    [Fact]
    public void An_observation_keeps_text_and_source() =>
        _report.Observations[0].Should().BeEquivalentTo(new { Text = "Rutinen saknas.", SourceInterview = "MAS" });

    [Fact]
    public void A_draft_observation_may_be_changed()
    {
        _report.ChangeObservation(_report.Observations[0].Id, "Rutinen finns.", null, Signed.ByAuditor());

        _report.Observations[0].Should().BeEquivalentTo(new { Text = "Rutinen finns.", SourceInterview = (string?)null });
    }

    [Fact]
    public void An_empty_observation_is_refused_by_its_field() =>
        new Action(() => _report.Observe(null, "", null, Signed.ByAuditor())).ShouldBeRefusedFor("Text", "Iakttagelsen saknas.");

    [Fact]
    public void A_source_that_is_too_long_leaves_the_text_as_it_was() =>
        Refusal.AssertNothingChangedIfRefused(
                _report,
                () => _report.ChangeObservation(_report.Observations[0].Id, "Ny text.", new(Document: new string('x', 501)), Signed.ByAuditor()))
            .Should().BeFalse();

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_observation_stays_with_its_text_and_the_reason()
    {
        _report.WithdrawObservation(_report.Observations[0].Id, "Dubblett.", Signed.ByAuditor());

        _report.Observations.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Text = "Rutinen saknas.", IsWithdrawn = true, WithdrawnReason = "Dubblett." });
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_observation_of_a_draft_can_be_taken_back_once()
    {
        _report.WithdrawObservation(_report.Observations[0].Id, "Dubblett.", Signed.ByAuditor());
        _report.RestoreObservation(_report.Observations[0].Id, Signed.ByAuditor());

        _report.Observations.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Text = "Rutinen saknas.", IsWithdrawn = false, WithdrawnReason = (string?)null });
        _report.Invoking(r => r.RestoreObservation(r.Observations[0].Id, Signed.ByAuditor())).Should().Throw<DomainException>();
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_observation_is_not_changed()
    {
        _report.WithdrawObservation(_report.Observations[0].Id, "Dubblett.", Signed.ByAuditor());

        _report.Invoking(r => r.ChangeObservation(r.Observations[0].Id, "Ny text.", null, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Iakttagelsen är makulerad.");
    }
}
