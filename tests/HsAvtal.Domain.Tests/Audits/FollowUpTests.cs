using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "5")]
public sealed class FollowUpTests
{
    private static readonly Guid _recommendationId = Guid.CreateVersion7();

    [Theory]
    [InlineData(FollowUpOutcome.Implemented)]
    [InlineData(FollowUpOutcome.Remains)]
    [InlineData(FollowUpOutcome.Repeated)]
    [InlineData(FollowUpOutcome.Split)]
    [InlineData(FollowUpOutcome.Merged)]
    [InlineData(FollowUpOutcome.Obsolete)]
    public void A_followed_recommendation_ends_in_the_outcome_given(FollowUpOutcome outcome) =>
        A.Report().FollowingUp(_recommendationId).Concluding(_recommendationId, outcome).AsDraft()
            .FollowUps[0].Outcome.Should().Be(outcome);

    [Fact]
    public void A_later_outcome_in_the_draft_replaces_the_earlier_so_that_there_is_one() =>
        A.Report().FollowingUp(_recommendationId)
            .Concluding(_recommendationId, FollowUpOutcome.Remains)
            .Concluding(_recommendationId, FollowUpOutcome.Obsolete)
            .AsDraft().FollowUps.Should().ContainSingle().Which.Outcome.Should().Be(FollowUpOutcome.Obsolete);

    [Fact]
    public void A_recommendation_is_followed_up_once_in_a_report() =>
        new Action(() => A.Report().FollowingUp(_recommendationId).FollowingUp(_recommendationId).AsDraft())
            .Should().Throw<DomainException>().WithMessage("Rekommendationen följs redan upp i granskningen.");

    [Fact]
    public void A_recommendation_that_is_not_followed_up_gets_no_outcome() =>
        new Action(() => A.Report().Concluding(_recommendationId, FollowUpOutcome.Remains).AsDraft())
            .Should().Throw<DomainException>().WithMessage("Rekommendationen följs inte upp i granskningen.");

    [Fact]
    public void A_follow_up_that_is_refused_adds_no_row()
    {
        var report = A.Report().GradingMeasuresFor(_recommendationId, Scales.PartlySufficient).AsDraft();

        Refusal.AssertNothingChangedIfRefused(report, () => report.FollowUp(_recommendationId, Signed.ByAuditor())).Should().BeFalse();
    }

    [Fact]
    public void The_measures_are_graded_on_the_scale_for_measures()
    {
        var report = A.Report().FollowingUp(_recommendationId).AsDraft();

        new Action(() => report.Assess(
                AssessmentSubject.Measures(_recommendationId),
                GradeScalePurpose.Measures,
                ReportBuilder.Verdict(Scales.Best),
                Signed.ByAuditor()))
            .ShouldBeRefusedFor("Grade", "annan skala");
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_subject_taken_out_of_a_draft_stays_in_the_record_with_the_reason()
    {
        var areaId = Guid.CreateVersion7();
        var report = A.Report().Grading(areaId, Scales.Best).AsDraft();

        report.Exclude(report.Assessments[0].Id, "Ingår inte i uppdraget.", Signed.ByAuditor());

        report.Assessments.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { IsWithdrawn = true, WithdrawnReason = "Ingår inte i uppdraget.", IsCurrent = false });
    }

    [Fact]
    public void A_subject_taken_out_may_be_taken_in_again()
    {
        var areaId = Guid.CreateVersion7();
        var report = A.Report().Grading(areaId, Scales.Best).AsDraft();
        report.Exclude(report.Assessments[0].Id, "Ingår inte i uppdraget.", Signed.ByAuditor());

        report.Include(AssessmentSubject.Area(areaId), GradeScalePurpose.Compliance, Signed.ByAuditor());

        report.Assessments.Should().ContainSingle(a => a.IsCurrent).Which.GradeId.Should().BeNull();
    }

    [Fact]
    public void A_subject_is_in_a_report_once()
    {
        var report = A.Report().AsDraft();
        report.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, Signed.ByAuditor());

        report.Invoking(r => r.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten har redan en bedömning av detta.");
    }
}
