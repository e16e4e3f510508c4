using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "1")]
public sealed class HandOverTests
{
    private static readonly Guid _areaId = Guid.CreateVersion7();
    private static readonly Guid _recommendationId = Guid.CreateVersion7();

    [Fact]
    public void A_report_is_a_draft_until_it_is_handed_over() =>
        A.Report().Grading(_areaId, Scales.Best).AsDraft().IsDraft.Should().BeTrue();

    [Fact]
    public void A_draft_assessment_may_be_changed_again_and_again() =>
        A.Report().Grading(_areaId, Scales.Best).Grading(_areaId, Scales.Worst).AsDraft()
            .Assessments.Should().ContainSingle().Which.GradeId.Should().Be(Scales.Worst.Id);

    [Fact]
    public void A_report_handed_over_keeps_day_answer_date_and_registry_number()
    {
        var report = A.Report().Grading(_areaId, Scales.Best).AsDraft();

        report.HandOver(new HandOver(Signed.Day, Signed.Day.AddDays(90), "REV 2025/7", "KS"), Signed.ByAuditor());

        report.Should().BeEquivalentTo(new
        {
            State = ReportState.HandedOver,
            HandedOverOn = Signed.Day,
            AnswerDueOn = Signed.Day.AddDays(90),
            RegistryNumber = "REV 2025/7",
            Informed = "KS",
        });
    }

    [Fact]
    public void A_report_without_registry_number_is_handed_over_with_it_missing()
    {
        var report = A.Report().Grading(_areaId, Scales.Best).AsDraft();

        report.HandOver(ReportBuilder.HandOver() with { RegistryNumber = " " }, Signed.ByAuditor());

        report.RegistryNumber.Should().BeNull();
    }

    [Fact]
    public void A_second_click_on_hand_over_is_refused()
    {
        var report = A.Report().Grading(_areaId, Scales.Best).HandedOver();

        report.Invoking(r => r.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten är redan överlämnad.");
    }

    [Fact]
    public void A_report_where_nothing_is_assessed_is_incomplete() =>
        A.Report().AsDraft().Gaps().Should().Equal(new ReportGap(ReportGapKind.NothingAssessed, null));

    [Fact]
    public void A_subject_without_grade_is_a_gap() =>
        A.Report().Grading(_areaId, null).AsDraft().Gaps()
            .Should().Equal(new ReportGap(ReportGapKind.GradeMissing, AssessmentSubject.Area(_areaId)));

    [Fact]
    public void A_grade_without_motivation_is_a_gap() =>
        A.Report().Grading(_areaId, Scales.Best, motivation: " ").AsDraft().Gaps()
            .Should().Equal(new ReportGap(ReportGapKind.MotivationMissing, AssessmentSubject.Area(_areaId)));

    [Fact]
    [Trait("Rule", "5")]
    public void A_followed_recommendation_without_outcome_is_a_gap() =>
        A.Report().FollowingUp(_recommendationId).GradingMeasuresFor(_recommendationId, Scales.PartlySufficient).AsDraft().Gaps()
            .Should().Equal(new ReportGap(ReportGapKind.OutcomeMissing, AssessmentSubject.Measures(_recommendationId)));

    [Theory]
    [Trait("Rule", "5")]
    [InlineData(FollowUpOutcome.Repeated, false, true, ReportGapKind.ContinuationMissing)]
    [InlineData(FollowUpOutcome.Split, false, true, ReportGapKind.ContinuationMissing)]
    [InlineData(FollowUpOutcome.Merged, false, true, ReportGapKind.ContinuationMissing)]
    [InlineData(FollowUpOutcome.Split, true, false, null)]
    [InlineData(FollowUpOutcome.Implemented, false, false, ReportGapKind.FirstKeyMissing)]
    [InlineData(FollowUpOutcome.Implemented, false, true, null)]
    [InlineData(FollowUpOutcome.Remains, false, false, null)]
    [InlineData(FollowUpOutcome.Obsolete, false, false, null)]
    public void What_an_outcome_asks_of_the_recommendation_is_a_gap_until_it_is_there(FollowUpOutcome outcome, bool hasSuccessor, bool isReported, ReportGapKind? gap) =>
        ReportGap.Of([(AssessmentSubject.Whole, true, true)], [new FollowedSoFar(_recommendationId, outcome, hasSuccessor, isReported)])
            .Select(g => (ReportGapKind?)g.Kind).Should().Equal(gap is null ? [] : [gap]);

    [Fact]
    public void A_report_with_gaps_is_not_handed_over_and_stays_a_draft()
    {
        var report = A.Report().Grading(_areaId, null).AsDraft();

        report.Invoking(r => r.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten är inte komplett: 1 saker återstår*");
        report.IsDraft.Should().BeTrue();
    }

    [Fact]
    public void A_hand_over_today_is_accepted() =>
        A.Report().Grading(_areaId, Scales.Best).HandedOver(on: Signed.Day).IsDraft.Should().BeFalse();

    [Fact]
    public void A_hand_over_tomorrow_is_refused() =>
        new Action(() => A.Report().Grading(_areaId, Scales.Best).HandedOver(on: Signed.Day.AddDays(1)))
            .ShouldBeRefusedFor("HandedOverOn", "kan inte ligga i framtiden");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_answer_date_that_is_not_after_the_hand_over_is_refused(int days)
    {
        var report = A.Report().Grading(_areaId, Scales.Best).AsDraft();

        new Action(() => report.HandOver(ReportBuilder.HandOver(Signed.Day, Signed.Day.AddDays(days)), Signed.ByAuditor()))
            .ShouldBeRefusedFor("AnswerDueOn", "ska ligga efter överlämnandet");
    }

    [Fact]
    public void A_hand_over_refused_for_its_last_field_keeps_none_of_the_others()
    {
        var report = A.Report().Grading(_areaId, Scales.Best).AsDraft();
        var handOver = ReportBuilder.HandOver() with { Informed = new string('x', 301) };

        Refusal.AssertNothingChangedIfRefused(report, () => report.HandOver(handOver, Signed.ByAuditor())).Should().BeFalse();
    }

    [Fact]
    public void A_grade_of_another_kind_of_scale_is_refused_by_its_field()
    {
        var report = A.Report().AsDraft();

        new Action(() => report.Assess(
                AssessmentSubject.Whole, GradeScalePurpose.Compliance, ReportBuilder.Verdict(Scales.PartlySufficient), Signed.ByAuditor()))
            .ShouldBeRefusedFor("Grade", "annan skala");
    }

    [Fact]
    public void A_refused_grade_leaves_no_empty_row_behind()
    {
        var report = A.Report().AsDraft();
        var tooLong = ReportBuilder.Verdict(Scales.Best, new string('x', 8001));

        Refusal.AssertNothingChangedIfRefused(
                report, () => report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, tooLong, Signed.ByAuditor()))
            .Should().BeFalse();
    }
}
