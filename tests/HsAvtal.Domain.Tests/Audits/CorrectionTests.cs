using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "2")]
public sealed class CorrectionTests
{
    private static readonly Guid _areaId = Guid.CreateVersion7();

    private readonly AuditedBoard _report = A.Report().Grading(_areaId, Scales.Worst).Observing("Rutinen saknas.").HandedOver();

    public static TheoryData<string, Action<AuditedBoard>> ChangesOfAReport => new()
    {
        {
            "assess",
            r => r.Assess(
                AssessmentSubject.Area(_areaId), GradeScalePurpose.Compliance, ReportBuilder.Verdict(Scales.Best), Signed.ByAuditor())
        },
        { "include", r => r.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, Signed.ByAuditor()) },
        { "exclude", r => r.Exclude(r.Assessments[0].Id, "Utgår.", Signed.ByAuditor()) },
        { "observe", r => r.Observe(null, "Nytt.", null, Signed.ByAuditor()) },
        { "change observation", r => r.ChangeObservation(r.Observations[0].Id, "Nytt.", null, Signed.ByAuditor()) },
        { "restore observation", r => r.RestoreObservation(r.Observations[0].Id, Signed.ByAuditor()) },
        { "withdraw observation", r => r.WithdrawObservation(r.Observations[0].Id, "Fel.", Signed.ByAuditor()) },
        { "follow up", r => r.FollowUp(Guid.CreateVersion7(), Signed.ByAuditor()) },
        { "conclude", r => r.Conclude(Guid.CreateVersion7(), FollowUpOutcome.Remains, Signed.ByAuditor()) },
        { "start a round", r => r.StartFrom(A.Report().On(r.BoardId).Grading(_areaId, Scales.Best).HandedOver(), [], Signed.ByAuditor()) },
    };

    [Theory]
    [MemberData(nameof(ChangesOfAReport))]
    public void After_hand_over_nothing_in_the_report_changes(string what, Action<AuditedBoard> change) =>
        Refusal.AssertNothingChangedIfRefused(_report, () => change(_report)).Should().BeFalse("one may not {0}", what);

    [Theory]
    [MemberData(nameof(ChangesOfAReport))]
    public void A_change_after_hand_over_is_refused_with_the_way_out(string what, Action<AuditedBoard> change) =>
        Refusal.Of(() => change(_report))!.Message.Should().Be(
            "Rapporten är överlämnad och kan inte ändras. En bedömning kan rättas med en ny bedömning.", "one may not {0}", what);

    [Fact]
    public void A_correction_is_a_new_assessment_that_names_the_old_one_and_why() =>
        Correct().Should().BeEquivalentTo(new
        {
            CorrectsId = (Guid?)_report.Assessments[0].Id,
            CorrectionReason = "Fel underlag.",
            GradeId = (Guid?)Scales.Best.Id,
            IsCurrent = true,
        });

    [Fact]
    public void A_corrected_assessment_keeps_its_grade_and_motivation()
    {
        Correct();

        _report.Assessments[0].Should().BeEquivalentTo(new { GradeId = (Guid?)Scales.Worst.Id, Motivation = "Rutiner finns och följs." });
    }

    [Fact]
    public void A_corrected_assessment_names_its_correction_and_is_no_longer_current()
    {
        var correction = Correct();

        _report.Assessments[0].Should().BeEquivalentTo(new { CorrectedById = (Guid?)correction.Id, IsCurrent = false });
    }

    [Fact]
    public void A_correction_is_about_the_same_subject() => Correct().Subject.Should().Be(AssessmentSubject.Area(_areaId));

    [Fact]
    public void A_correction_may_itself_be_corrected()
    {
        var correction = Correct();

        _report.Correct(correction.Id, ReportBuilder.Verdict(Scales.Worst), "Ändrat igen.", Signed.ByAuditor());

        _report.Assessments.Should().HaveCount(3).And.ContainSingle(a => a.IsCurrent);
    }

    [Fact]
    public void An_assessment_is_corrected_once_and_then_its_correction_is()
    {
        Correct();

        this.Invoking(t => t.Correct())
            .Should().Throw<DomainException>().WithMessage("Bedömningen är redan rättad; rätta den senaste.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_correction_without_reason_is_refused(string? reason) =>
        new Action(() => Correct(reason: reason)).ShouldBeRefusedFor("Reason", "Skälet till rättelsen saknas.");

    [Fact]
    public void A_correction_without_grade_is_refused() =>
        new Action(() => Correct(new Verdict(null, "Motiv."))).ShouldBeRefusedFor("Grade", "Bedömning saknas.");

    [Fact]
    public void A_correction_without_motivation_is_refused() =>
        new Action(() => Correct(new Verdict(Scales.Best, ""))).ShouldBeRefusedFor("Motivation", "Motiveringen saknas.");

    [Fact]
    public void A_refused_correction_leaves_the_old_assessment_current()
    {
        Refusal.Of(() => Correct(ReportBuilder.Verdict(Scales.PartlySufficient)));

        _report.Assessments.Should().ContainSingle().Which.IsCurrent.Should().BeTrue();
    }

    [Fact]
    public void A_draft_assessment_is_changed_rather_than_corrected()
    {
        var draft = A.Report().Grading(_areaId, Scales.Worst).AsDraft();

        draft.Invoking(d => d.Correct(d.Assessments[0].Id, ReportBuilder.Verdict(Scales.Best), "Fel.", Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten är ett utkast*");
    }

    private Assessment Correct(Verdict? verdict = null, string? reason = "Fel underlag.") =>
        _report.Correct(_report.Assessments[0].Id, verdict ?? ReportBuilder.Verdict(Scales.Best), reason, Signed.ByAuditor());
}
