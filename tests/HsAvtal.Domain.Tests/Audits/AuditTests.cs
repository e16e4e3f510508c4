using FluentAssertions;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

public sealed class AuditTests
{
    public static TheoryData<AuditFacts, string, string> BadFacts => new()
    {
        { AuditBuilder.Facts() with { Title = " " }, "Title", "Titeln saknas." },
        { AuditBuilder.Facts() with { Title = new string('x', 201) }, "Title", "Titeln är för lång" },
        { AuditBuilder.Facts() with { Year = 25 }, "Year", "fyra siffror" },
        { AuditBuilder.Facts() with { CommissionedBy = null }, "CommissionedBy", "Uppdragsgivaren saknas." },
        { AuditBuilder.Facts() with { CarriedOutBy = "\u0007" }, "CarriedOutBy", "styrtecken" },
        {
            AuditBuilder.Facts() with { PeriodStart = new DateOnly(2025, 9, 1), PeriodEnd = new DateOnly(2025, 8, 31) },
            "PeriodEnd",
            "Periodens slut ligger före dess början."
        },
        { AuditBuilder.Facts() with { PeriodStart = new DateOnly(1999, 1, 1) }, "PeriodStart", "Periodens början ska ligga mellan" },
        { AuditBuilder.Facts() with { Criteria = [new string('x', 501)] }, "Criteria", "revisionskriterium är för lång" },
        { AuditBuilder.Facts() with { Questions = [new string('x', 501)] }, "Questions", "revisionsfråga är för lång" },
    };

    [Theory]
    [MemberData(nameof(BadFacts))]
    public void Bad_facts_are_refused_in_Swedish_by_their_field(AuditFacts facts, string field, string message) =>
        new Action(() => _ = new Audit(Guid.CreateVersion7(), facts, null, Signed.ByAuditor())).ShouldBeRefusedFor(field, message);

    [Theory]
    [MemberData(nameof(BadFacts))]
    public void Refused_facts_change_nothing_of_the_audit(AuditFacts facts, string field, string message)
    {
        var audit = AuditBuilder.Indepth();

        Refusal.AssertNothingChangedIfRefused(audit, () => audit.Describe(facts with { Kind = AuditKind.Indepth }, Signed.ByAuditor()))
            .Should().BeFalse("{0} is wrong: {1}", field, message);
    }

    [Fact]
    public void Refused_facts_change_nothing_even_when_what_comes_before_the_error_is_right()
    {
        var audit = AuditBuilder.Indepth();
        var facts = AuditBuilder.Facts() with { Title = "Nytt namn", Questions = [new string('x', 501)] };

        Refusal.AssertNothingChangedIfRefused(audit, () => audit.Describe(facts, Signed.ByAuditor())).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "5")]
    public void A_follow_up_names_the_audit_that_it_follows_up() =>
        new Action(() => _ = new Audit(Guid.CreateVersion7(), AuditBuilder.Facts(AuditKind.FollowUp), null, Signed.ByAuditor()))
            .ShouldBeRefusedFor("PreviousAuditId", "tidigare granskning att följa upp");

    [Fact]
    [Trait("Rule", "5")]
    public void An_audit_without_a_previous_one_cannot_become_a_follow_up_later()
    {
        var audit = AuditBuilder.Indepth();

        new Action(() => audit.Describe(AuditBuilder.Facts(AuditKind.FollowUp), Signed.ByAuditor()))
            .ShouldBeRefusedFor("PreviousAuditId", "tidigare granskning att följa upp");
    }

    [Fact]
    [Trait("Rule", "8")]
    public void Each_board_of_an_audit_has_a_report_of_its_own()
    {
        var audit = AuditBuilder.Indepth();
        var graded = audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());
        var other = audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());

        graded.Assess(
            AssessmentSubject.Whole,
            HsAvtal.Domain.Agreements.GradeScalePurpose.Compliance,
            ReportBuilder.Verdict(Scales.Best),
            Signed.ByAuditor());
        graded.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor());

        (other.IsDraft, other.Assessments.Count).Should().Be((true, 0));
    }

    [Fact]
    [Trait("Rule", "2")]
    public void What_an_audit_is_does_not_change_once_one_of_its_reports_is_handed_over()
    {
        var audit = AuditBuilder.Indepth();
        audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());
        var report = audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());
        report.Assess(AssessmentSubject.Whole, HsAvtal.Domain.Agreements.GradeScalePurpose.Compliance, ReportBuilder.Verdict(Scales.Best), Signed.ByAuditor());
        report.HandOver(ReportBuilder.HandOver(), Signed.ByAuditor());

        Refusal.AssertNothingChangedIfRefused(audit, () => audit.Describe(AuditBuilder.Facts() with { Title = "Nytt namn" }, Signed.ByAuditor()))
            .Should().BeFalse();
    }

    [Fact]
    public void What_an_audit_is_may_change_while_all_its_reports_are_drafts()
    {
        var audit = AuditBuilder.Indepth();
        audit.AddBoard(Guid.CreateVersion7(), Signed.ByAuditor());

        audit.Describe(AuditBuilder.Facts() with { Title = "Nytt namn" }, Signed.ByAuditor());

        audit.Title.Should().Be("Nytt namn");
    }

    [Fact]
    public void A_board_is_in_an_audit_once()
    {
        var audit = AuditBuilder.Indepth();
        var boardId = Guid.CreateVersion7();
        audit.AddBoard(boardId, Signed.ByAuditor());

        audit.Invoking(a => a.AddBoard(boardId, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Nämnden ingår redan i granskningen.");
    }

    [Fact]
    public void Empty_lines_among_criteria_are_left_out() =>
        new Audit(Guid.CreateVersion7(), AuditBuilder.Facts() with { Criteria = ["Kommunallagen", " ", ""] }, null, Signed.ByAuditor())
            .Criteria.Should().Equal("Kommunallagen");
}
