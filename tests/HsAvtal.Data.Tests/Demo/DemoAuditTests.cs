using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Demo;

/// <summary>The two audits of Kristianstad as they were published.</summary>
public sealed class DemoAuditTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;

    public DemoAuditTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task The_audit_of_2025_has_the_published_grades_and_no_others() =>
        (await GradesOfAsync(2025)).Should().BeEquivalentTo(
            "Helheten, åtgärder: Delvis tillräckliga",
            "Helheten: Inte helt ändamålsenlig",
            "Samverkan: Ändamålsenlig",
            "Läkarmedverkan: Inte helt ändamålsenlig",
            "Egenvård: Inte helt ändamålsenlig",
            "Kostnadsansvar för förbruknings- och sjukvårdsartiklar: Inte ändamålsenlig",
            "Uppföljning: Inte helt ändamålsenlig");

    [Fact]
    public async Task The_audit_of_2022_has_the_published_grades_and_no_others() =>
        (await GradesOfAsync(2022)).Should().BeEquivalentTo(
            "Helheten: Inte helt ändamålsenlig",
            "Läkarmedverkan: Inte ändamålsenlig",
            "Egenvård: Inte ändamålsenlig",
            "Kostnadsansvar för förbruknings- och sjukvårdsartiklar: Inte ändamålsenlig",
            "Ansvarsfördelning: I huvudsak ändamålsenlig",
            "Samverkan: Inte helt ändamålsenlig",
            "Uppföljning: Inte ändamålsenlig",
            "SIP och vårdplanering: Inte ändamålsenlig",
            "Rehabilitering: Inte ändamålsenlig",
            "Habilitering: Inte ändamålsenlig",
            "Psykisk funktionsnedsättning: Inte ändamålsenlig");

    [Fact]
    public async Task Every_handed_over_grade_has_a_motivation_and_the_auditors_own_wording_beside_it()
    {
        await using var db = _database.Open();
        var assessments = await db.Assessments.Where(a => a.WithdrawnAt == null && a.SubjectKind != AssessmentSubjectKind.Measures)
            .Join(db.AuditedBoards.Where(b => b.State == ReportState.HandedOver), a => a.AuditedBoardId, b => b.Id, (a, _) => a).ToListAsync();

        assessments.Should().HaveCount(18).And.OnlyContain(a => a.GradeId != null && a.Motivation != null && a.OwnWording != null);
    }

    [Fact]
    public async Task The_follow_up_of_2025_names_the_audit_that_it_follows_up_and_when_the_answer_is_due()
    {
        await using var db = _database.Open();
        var audits = await db.Audits.Include(a => a.Boards).OrderBy(a => a.Year).ToListAsync();

        audits.Select(a => (a.Year, a.Kind, a.CarriedOutBy)).Take(2).Should().Equal((2022, AuditKind.Indepth, "KomRedo"), (2025, AuditKind.FollowUp, "Sirona"));
        audits[1].PreviousAuditId.Should().Be(audits[0].Id);
        audits[1].PeriodStart.Should().Be(new DateOnly(2025, 8, 1));
        audits[1].PeriodEnd.Should().Be(new DateOnly(2025, 11, 30));
        audits[1].Boards.Should().ContainSingle().Which.AnswerDueOn.Should().Be(new DateOnly(2026, 4, 21));
        audits[1].Boards[0].Informed.Should().Be("Kommunstyrelsen, kommunfullmäktige");
        audits[1].Questions.Should().Equal("Har kommunen vidtagit tillräckliga åtgärder med anledning av rekommendationerna?");
    }

    [Fact]
    [Trait("Rule", "5")]
    public async Task The_compound_recommendation_of_2022_is_split_into_the_first_two_of_2025()
    {
        await using var db = _database.Open();
        var years = await db.Audits.ToDictionaryAsync(a => a.Id, a => a.Year);
        var recommendations = await db.Recommendations.Include(r => r.Addressees).Include(r => r.Predecessors).ToListAsync();
        var names = recommendations.ToDictionary(r => r.Id, r => $"{years[r.AuditId]}:{r.Number}");

        names.Values.Should().BeEquivalentTo("2022:1", "2022:2", "2025:1", "2025:2", "2025:3");
        recommendations.SelectMany(r => r.Predecessors).Select(l => $"{names[l.FromId]} {l.Kind} {names[l.ToId]}")
            .Should().BeEquivalentTo("2022:2 Split 2025:1", "2022:2 Split 2025:2");
        recommendations.Select(r => $"{names[r.Id]} {r.Addressees.Single().State}").Should().BeEquivalentTo(
            $"2022:1 {RecommendationState.ConfirmedCompleted}",
            $"2022:2 {RecommendationState.Superseded}",
            $"2025:1 {RecommendationState.InProgress}",
            $"2025:2 {RecommendationState.InProgress}",
            $"2025:3 {RecommendationState.InProgress}");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task The_draft_of_2026_has_nothing_handed_over()
    {
        await using var db = _database.Open();
        var audit = await db.Audits.Include(a => a.Boards).ThenInclude(b => b.Assessments).SingleAsync(a => a.Year == 2026);

        audit.Boards.Should().ContainSingle().Which.State.Should().Be(ReportState.Draft);
        audit.Boards[0].HandedOverOn.Should().BeNull();
        audit.Boards[0].Assessments.Should().NotBeEmpty().And.OnlyContain(a => a.GradeId == null);
    }

    /// <summary>The current grades of areas and the whole, each as "subject: grade".</summary>
    private async Task<List<string>> GradesOfAsync(int year)
    {
        await using var db = _database.Open();
        var rows = await (
            from report in db.AuditedBoards
            join audit in db.Audits on report.AuditId equals audit.Id
            join assessment in db.Assessments on report.Id equals assessment.AuditedBoardId
            join grade in db.Grades on assessment.GradeId equals grade.Id
            join area in db.Areas on assessment.AreaId equals area.Id into areas
            from area in areas.DefaultIfEmpty()
            where audit.Year == year && report.State == ReportState.HandedOver && assessment.WithdrawnAt == null && assessment.CorrectedById == null
            where assessment.SubjectKind != AssessmentSubjectKind.Measures
            select new { Area = area == null ? null : area.Name, assessment.Purpose, grade.Name }).ToListAsync();
        return [.. rows.Select(r => $"{r.Area ?? "Helheten"}{(r.Purpose == GradeScalePurpose.Measures ? ", åtgärder" : "")}: {r.Name}")];
    }
}
