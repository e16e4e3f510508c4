using HsAvtal.Domain;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 2 after the hand-over: a new assessment holds, the old one stays readable with the reason.</summary>
[Trait("Rule", "2")]
public sealed class CorrectionTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public CorrectionTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_report_shows_the_new_grade_and_the_old_one_with_the_reason()
    {
        var (report, old) = await HandedOverAsync("1214");

        await CorrectAsync(report, old.Id, 1, "Underlaget var fel.");

        var read = (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(report))!;
        var now = read.Current.Single(ReportWriter.IsArea);
        now.Should().BeEquivalentTo(new { Rank = 1, Motivation = "Rätt motivering.", CorrectionReason = "Underlaget var fel." });
        read.CorrectedInto(now).Should().ContainSingle().Which.Should().BeEquivalentTo(new { old.Id, old.Rank, old.Motivation });
    }

    [Fact]
    public async Task A_correction_of_a_correction_leaves_both_readable_latest_first()
    {
        var (report, old) = await HandedOverAsync("1230");
        await CorrectAsync(report, old.Id, 1, "Underlaget var fel.");
        var first = (await ReadAsync(report)).Current.Single(ReportWriter.IsArea);

        await CorrectAsync(report, first.Id, 2, "Det var det inte.");

        var read = await ReadAsync(report);
        read.CorrectedInto(read.Current.Single(ReportWriter.IsArea)).Select(a => a.Id).Should().Equal(first.Id, old.Id);
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task Area_overview_matrix_and_comparison_keep_showing_the_current_grade()
    {
        var (report, old) = await HandedOverAsync("1231");
        await CorrectAsync(report, old.Id, 1, "Underlaget var fel.");
        await using var db = _app.Open();

        var area = (await _app.As<AreaService>(Role.BoardMember).FindAsync(await db.AreaAsync("Egenvård"), "1231"))!;
        var row = (await _app.As<OverviewService>(Role.BoardMember).MatrixAsync(null, false)).Rows.Single(r => r.Code == "1231");
        var audit = (await _app.As<AuditService>(Role.BoardMember).FindAsync((await ReadAsync(report)).Head.AuditId))!;

        area.Current!.Rank.Should().Be(1);
        area.Assessments.Should().HaveCount(2);
        row.Cells.OfType<MatrixCell>().Should().ContainSingle().Which.Now.Rank.Should().Be(1);
        audit.Comparison.Cells.Values.Single(c => c.Now.AreaId is not null).Now.Graded.Rank.Should().Be(1);
    }

    [Fact]
    public async Task The_recommendation_shows_the_corrected_grade_of_its_measures()
    {
        await using var db = _app.Open();
        var report = await db.ReportAsync(2025);
        var followUp = (await ReadAsync(report)).FollowUps[0];
        var old = (await ReadAsync(report)).Current.Single(a => a.RecommendationId == followUp.RecommendationId);

        await CorrectAsync(report, old.Id, 3, "Åtgärderna har inte genomförts.", Role.Auditor);

        (await _app.As<RecommendationService>(Role.BoardMember).FindAsync(followUp.AddresseeId))!.Rounds.Should().ContainSingle().Which.Rank.Should().Be(3);
    }

    [Fact]
    public async Task A_correction_without_a_reason_is_refused_by_its_field_and_nothing_is_saved()
    {
        var (report, old) = await HandedOverAsync("1233");

        var refusal = await this.Invoking(_ => CorrectAsync(report, old.Id, 1, " ")).Should().ThrowAsync<DomainException>();

        refusal.Which.Field.Should().Be(nameof(CorrectionForm.Reason));
        (await ReadAsync(report)).Current.Single(ReportWriter.IsArea).Should().Be(old);
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_of_two_auditors_is_told_of_the_first_ones_correction()
    {
        var (report, old) = await HandedOverAsync("1256");
        var seen = (await SheetAsync(report, old.Id)).Seen;
        await CorrectAsync(report, old.Id, 1, "Underlaget var fel.");

        var correcting = () => CorrectAsync(report, old.Id, 2, "Jag ser det så.", seen: seen);

        var stale = (await correcting.Should().ThrowAsync<StaleEditException>()).Which;
        stale.Changes.Should().ContainSingle().Which.Should()
            .StartWith("Egenvård – ").And.Contain("Bedömning: Ändamålsenlig").And.Contain("Skäl till rättelsen: Underlaget var fel.");
        await this.Invoking(_ => CorrectAsync(report, old.Id, 2, "Jag ser det så.", seen: stale.Now))
            .Should().ThrowAsync<DomainException>().WithMessage("Bedömningen är redan rättad; rätta den senaste.");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task There_is_nothing_to_correct_in_a_draft()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        var row = await db.Assessments.Where(a => a.AuditedBoardId == draft).Select(a => a.Id).FirstAsync();

        (await _app.As<CorrectionService>(Role.Auditor).FindAsync(draft, row)).Should().BeNull();
    }

    [Fact]
    public async Task Only_auditors_of_the_organisation_are_shown_the_way_to_correct()
    {
        await using var db = _app.Open();
        var report = await db.ReportAsync(2022);
        foreach (var role in Enum.GetValues<Role>())
        {
            (await _app.As<AuditService>(role).FindReportAsync(report))!.MayCorrect.Should().Be(role == Role.Auditor, "{0}", role);
        }

        var stranger = await _app.AddUserAsync(Role.Auditor, "1230");
        (await _app.As<AuditService>(stranger).FindReportAsync(report))!.MayCorrect.Should().BeFalse();
    }

    private async Task<ReportDetails> ReadAsync(Guid report) => (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(report))!;

    private async Task<CorrectionSheet> SheetAsync(Guid report, Guid assessment) => (await (await ServiceAsync(report)).FindAsync(report, assessment))!;

    private async Task<CorrectionService> ServiceAsync(Guid report) =>
        _app.As<CorrectionService>(await _app.AddUserAsync(Role.Auditor, (await ReadAsync(report)).Head.OrganisationCode));

    private async Task CorrectAsync(Guid report, Guid assessment, int rank, string reason, Role? role = null, Seen? seen = null)
    {
        var service = role is { } known ? _app.As<CorrectionService>(known) : await ServiceAsync(report);
        var sheet = (await service.FindAsync(report, assessment))!;
        var form = new CorrectionForm { GradeId = sheet.Grades.Single(g => g.Rank == rank).Id, Motivation = "Rätt motivering.", Reason = reason };
        await service.CorrectAsync(report, assessment, form, seen ?? sheet.Seen);
    }

    private async Task<(Guid Report, ReportAssessment Old)> HandedOverAsync(string organisationCode)
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, organisationCode);
        var writer = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync(organisationCode), [await db.AreaAsync("Egenvård")]);
        await writer.AssessTheRestAsync(4);
        await writer.HandOverAsync(_app.Today);
        return (writer.ReportId, (await ReadAsync(writer.ReportId)).Current.Single(ReportWriter.IsArea));
    }
}
