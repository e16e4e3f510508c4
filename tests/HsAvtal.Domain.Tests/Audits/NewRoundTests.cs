using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "6")]
public sealed class NewRoundTests
{
    private static readonly Guid _boardId = Guid.CreateVersion7();
    private static readonly Guid _areaId = Guid.CreateVersion7();
    private static readonly Guid _recommendationId = Guid.CreateVersion7();

    [Fact]
    public void A_new_round_holds_the_areas_of_the_earlier_one() =>
        NewRound().Assessments.Select(a => a.Subject).Should().Contain(AssessmentSubject.Area(_areaId));

    [Fact]
    public void A_new_round_inherits_no_grade_motivation_or_wording() =>
        NewRound().Assessments.Should().OnlyContain(a => a.GradeId == null && a.Motivation == null && a.OwnWording == null);

    [Fact]
    public void A_new_round_inherits_no_observation() => NewRound().Observations.Should().BeEmpty();

    [Fact]
    [Trait("Rule", "5")]
    public void An_open_recommendation_comes_along_without_outcome() =>
        NewRound().FollowUps.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { RecommendationId = _recommendationId, Outcome = (FollowUpOutcome?)null });

    [Fact]
    [Trait("Rule", "5")]
    public void The_measures_for_a_followed_recommendation_are_assessed_anew() =>
        NewRound().Assessments.Should().ContainSingle(a =>
            a.Subject == AssessmentSubject.Measures(_recommendationId) && a.Purpose == GradeScalePurpose.Measures && a.GradeId == null);

    [Fact]
    [Trait("Rule", "5")]
    public void The_measures_are_also_judged_as_a_whole_in_every_round_that_follows_a_recommendation()
    {
        var third = A.Report().On(_boardId).AsDraft();
        var second = A.Report().On(_boardId).Grading(_areaId, Scales.Best).HandedOver();
        third.StartFrom(second, [_recommendationId], Signed.ByAuditor());
        var first = A.Report().On(_boardId).AsDraft();
        first.StartFrom(second, [], Signed.ByAuditor());

        third.Assessments.Count(IsWholeOfMeasures).Should().Be(1);
        first.Assessments.Count(IsWholeOfMeasures).Should().Be(0);

        static bool IsWholeOfMeasures(Assessment a) => a.Subject == AssessmentSubject.Whole && a.Purpose == GradeScalePurpose.Measures;
    }

    [Fact]
    public void The_measures_graded_in_the_earlier_round_are_not_rows_of_the_new_one()
    {
        var oldRecommendation = Guid.CreateVersion7();
        var earlier = A.Report().On(_boardId)
            .FollowingUp(oldRecommendation)
            .GradingMeasuresFor(oldRecommendation, Scales.PartlySufficient)
            .Concluding(oldRecommendation, FollowUpOutcome.Implemented)
            .HandedOver();

        NewRound(earlier).Assessments.Should().NotContain(a => a.RecommendationId == oldRecommendation);
    }

    [Fact]
    public void An_area_corrected_in_the_earlier_round_comes_along_once()
    {
        var earlier = Earlier();
        earlier.Correct(earlier.Assessments[0].Id, ReportBuilder.Verdict(Scales.Worst), "Fel underlag.", Signed.ByAuditor());

        NewRound(earlier).Assessments.Should().ContainSingle(a => a.AreaId == _areaId);
    }

    [Fact]
    public void A_new_round_cannot_be_handed_over_as_it_starts() => NewRound().Gaps().Should().NotBeEmpty();

    [Fact]
    public void Starting_a_new_round_changes_nothing_in_the_earlier_one()
    {
        var earlier = Earlier();
        var before = Snapshot.Of(earlier);

        NewRound(earlier);

        Snapshot.Of(earlier).Should().Be(before);
    }

    [Fact]
    public void A_round_does_not_start_from_another_boards_report() =>
        new Action(() => NewRound(A.Report().Grading(_areaId, Scales.Best).HandedOver()))
            .Should().Throw<DomainException>().WithMessage("*samma nämnds*");

    [Fact]
    [Trait("Rule", "1")]
    public void A_round_does_not_start_from_a_draft() =>
        new Action(() => NewRound(A.Report().On(_boardId).Grading(_areaId, Scales.Best).AsDraft()))
            .Should().Throw<DomainException>().WithMessage("*inte överlämnad än*");

    [Fact]
    public void A_round_that_cannot_start_takes_no_row_along()
    {
        var report = A.Report().On(_boardId).FollowingUp(_recommendationId).AsDraft();

        Refusal.AssertNothingChangedIfRefused(report, () => report.StartFrom(Earlier(), [_recommendationId], Signed.ByAuditor()))
            .Should().BeFalse();
    }

    [Fact]
    public void A_handed_over_report_starts_no_round_even_with_nothing_to_take_along()
    {
        var recommendationId = Guid.CreateVersion7();
        var measuresOnly = A.Report().On(_boardId).GradingMeasuresFor(recommendationId, Scales.PartlySufficient).HandedOver();

        new Action(() => Earlier().StartFrom(measuresOnly, [], Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten är överlämnad*");
    }

    private static AuditedBoard Earlier() =>
        A.Report().On(_boardId).Grading(_areaId, Scales.Best).Observing("Rutinen finns.").HandedOver();

    private static AuditedBoard NewRound(AuditedBoard? earlier = null)
    {
        var report = A.Report().On(_boardId).AsDraft();
        report.StartFrom(earlier ?? Earlier(), [_recommendationId], Signed.ByAuditor());
        return report;
    }
}
