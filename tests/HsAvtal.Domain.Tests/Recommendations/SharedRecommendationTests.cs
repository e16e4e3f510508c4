using FluentAssertions;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

/// <summary>One recommendation to several boards of an audit: each report issues it to its own board.</summary>
[Trait("Rule", "8")]
public sealed class SharedRecommendationTests
{
    private readonly Audit _audit = AuditBuilder.Indepth();
    private readonly AuditedBoard _first;
    private readonly AuditedBoard _second;
    private readonly Recommendation _shared;

    public SharedRecommendationTests()
    {
        _first = Report();
        _second = Report();
        _shared = Raise(_first);
        _shared.Address(_second, Signed.ByAuditor());
    }

    [Fact]
    public void A_recommendation_is_raised_to_the_board_of_its_report_and_never_to_nobody() =>
        Raise(_first).Addressees.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { _first.BoardId, AuditedBoardId = _first.Id, State = RecommendationState.Draft });

    [Fact]
    public void The_last_board_is_never_taken_away()
    {
        _shared.StopAddressing(_second, "Gäller bara den ena.", Signed.ByAuditor());

        _shared.Invoking(r => r.StopAddressing(_first, "Gäller ingen.", Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("En rekommendation ska riktas till minst en nämnd.*");
        _shared.Addressees.Should().ContainSingle(a => !a.IsWithdrawn);
    }

    [Fact]
    public void A_hand_over_issues_it_to_that_board_alone()
    {
        HandOver(_first);

        _shared.Addressees.Select(a => a.State).Should().Equal(RecommendationState.Issued, RecommendationState.Draft);
    }

    [Fact]
    public void Each_board_gets_it_on_the_day_of_its_own_report()
    {
        HandOver(_first);
        HandOver(_second, Signed.Day.AddDays(-9));

        _shared.Addressees.Select(a => a.Events.Single().OccurredOn).Should().Equal(Signed.Day, Signed.Day.AddDays(-9));
    }

    [Fact]
    public void Handed_over_to_one_it_is_not_reworded_from_another()
    {
        HandOver(_first);

        _shared.Invoking(r => r.Reword(RecommendationBuilder.Wording("Ny rubrik"), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rekommendationen är redan lämnad till en annan nämnd och kan varken ändras eller tas bort.*");
    }

    [Fact]
    public void Handed_over_to_one_it_is_not_withdrawn_from_another()
    {
        HandOver(_first);

        Refusal.AssertNothingChangedIfRefused(_shared, () => _shared.Withdraw("Ångras.", Signed.ByAuditor())).Should().BeFalse();
    }

    [Fact]
    public void Handed_over_to_one_it_may_still_stop_being_addressed_to_a_board_whose_report_is_a_draft()
    {
        HandOver(_first);

        _shared.StopAddressing(_second, "Gäller inte här.", Signed.ByAuditor());

        (_shared.IsAddressedTo(_first.BoardId), _shared.IsAddressedTo(_second.BoardId)).Should().Be((true, false));
    }

    [Fact]
    public void Handed_over_to_one_it_may_be_addressed_to_one_more_draft()
    {
        HandOver(_first);

        _shared.Address(Report(), Signed.ByAuditor()).State.Should().Be(RecommendationState.Draft);
    }

    [Fact]
    public void It_is_not_addressed_to_a_board_whose_report_is_handed_over()
    {
        var late = Report();
        late.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor());

        _shared.Invoking(r => r.Address(late, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Nämndens rapport är överlämnad: rekommendationen kan inte riktas till den i efterhand.");
    }

    [Fact]
    public void It_stays_addressed_to_a_board_whose_report_is_handed_over()
    {
        HandOver(_second);

        _shared.Invoking(r => r.StopAddressing(_second, "Ångras.", Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rapporten är överlämnad: rekommendationen är lämnad till nämnden och står kvar.");
    }

    [Fact]
    public void It_is_addressed_to_boards_of_its_own_audit_only() =>
        _shared.Invoking(r => r.Address(A.Report().AsDraft(), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("En rekommendation kan bara riktas till nämnder i samma granskning.");

    [Fact]
    [Trait("Rule", "17")]
    public void A_board_that_it_was_no_longer_addressed_to_can_come_back()
    {
        _shared.StopAddressing(_second, "Gäller inte här.", Signed.ByAuditor());

        _shared.Address(_second, Signed.ByAuditor());

        _shared.Addressees.Should().HaveCount(2).And.OnlyContain(a => !a.IsWithdrawn && a.WithdrawnReason == null);
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_recommendation_is_issued_to_none_of_its_boards()
    {
        _shared.Withdraw("Ryms i en annan.", Signed.ByAuditor());
        _first.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor());

        _shared.Invoking(r => r.Issue(_first, Signed.ByAuditor())).Should().Throw<DomainException>().WithMessage("Rekommendationen är makulerad.");
        _shared.Addressees.Should().OnlyContain(a => Refusal.Of(() => a.Issue(Signed.Day, Signed.ByAuditor())) != null);
    }

    [Fact]
    public void A_board_that_it_is_no_longer_addressed_to_is_not_issued_it()
    {
        _shared.StopAddressing(_second, "Gäller inte här.", Signed.ByAuditor());
        _second.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor());

        _shared.Invoking(r => r.Issue(_second, Signed.ByAuditor())).Should().Throw<DomainException>().WithMessage("Rekommendationen är inte riktad till nämnden.");
    }

    [Fact]
    [Trait("Rule", "1")]
    public void It_is_issued_by_a_hand_over_and_not_before() =>
        _shared.Invoking(r => r.Issue(_first, Signed.ByAuditor())).Should().Throw<DomainException>().WithMessage("Rapporten är inte överlämnad än.");

    private static Recommendation Raise(AuditedBoard report) =>
        new(Guid.CreateVersion7(), report, "1", RecommendationBuilder.Wording(), Signed.ByAuditor());

    private AuditedBoard Report()
    {
        var report = _audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());
        report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, ReportBuilder.Verdict(Scales.Best), Signed.ByAuditor());
        return report;
    }

    private void HandOver(AuditedBoard report, DateOnly? on = null) =>
        ReportHandOver.CarryOut(report, [_shared], [], ReportBuilder.HandOver(on), Signed.ByAuditor());
}
