using HsAvtal.Domain;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>From the first grade to a report that all can read. Each test audits a municipality of its own.</summary>
public sealed class ReportWritingTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public ReportWritingTests(DemoApp app) => _app = app;

    [Fact]
    public async Task What_is_assessed_observed_and_recommended_is_everybodys_after_the_hand_over()
    {
        var writer = await StartAsync("1214");
        await writer.AssessAsync(ReportWriter.IsArea, 3, "Intyg saknas ofta.");
        await writer.AssessAsync(ReportWriter.IsWhole, 2);
        await writer.DoAsync((s, d, seen) => s.ObserveAsync(writer.ReportId, new ObservationForm { AreaId = d.Report.Assessments.Single(ReportWriter.IsArea).AreaId, Text = "Rutinen finns.", Interview = "MAS" }, seen));
        await writer.RecommendAsync("1", "Följ upp egenvården");

        await writer.HandOverAsync(_app.Today, "D 77");

        var report = (await _app.As<AuditService>(Role.Coordinator).FindReportAsync(writer.ReportId))!;
        report.Head.State.Should().Be(ReportState.HandedOver);
        report.Head.RegistryNumber.Should().Be("D 77");
        report.Assessments.Single(ReportWriter.IsArea).Should().BeEquivalentTo(new { Grade = "Inte helt ändamålsenlig", Motivation = "Intyg saknas ofta." });
        report.Observations.Should().ContainSingle(o => o.Text == "Rutinen finns." && o.Sources.Interview == "MAS");
        report.Recommendations.Should().ContainSingle(r => r.Title == "Följ upp egenvården" && r.State == RecommendationState.Issued);
        report.MayWrite.Should().BeFalse();
    }

    [Fact]
    public async Task The_handed_over_grade_is_the_areas_current_one_for_a_board_member()
    {
        var writer = await StartAsync("1231");
        await writer.AssessTheRestAsync(4);
        var before = await AreaAsync("1231");

        await writer.HandOverAsync(_app.Today);

        before.Current.Should().BeNull("drafts are not shown");
        (await AreaAsync("1231")).Current!.Rank.Should().Be(4);
    }

    [Fact]
    public async Task A_recommendation_can_be_followed_by_all_from_the_hand_over_on()
    {
        var writer = await StartAsync("1233");
        await writer.AssessTheRestAsync();
        await writer.RecommendAsync("1", "Håll aktivitetsplanen aktuell");
        var addressee = (await writer.LoadAsync()).Report.Recommendations.Single().AddresseeId;

        await writer.HandOverAsync(_app.Today);

        var details = (await _app.As<RecommendationService>(Role.Officer).FindAsync(addressee))!;
        details.Head.State.Should().Be(RecommendationState.Issued);
        details.Head.IssuedOn.Should().Be(_app.Today);
        details.Lineage.Should().Be(new Lineage(2026, 1));
    }

    [Fact]
    public async Task An_incomplete_report_is_refused_and_the_list_says_what_is_left()
    {
        var writer = await StartAsync("1256");

        await writer.Invoking(w => w.HandOverAsync(_app.Today)).Should().ThrowAsync<DomainException>().WithMessage("Rapporten är inte komplett: 2 saker återstår.*");

        var draft = await writer.LoadAsync();
        draft.Gaps.Should().BeEquivalentTo("Egenvård: bedömning saknas.", "Helheten: bedömning saknas.");
        draft.Report.Head.State.Should().Be(ReportState.Draft);
    }

    [Fact]
    public async Task A_grade_without_a_motivation_is_left_to_do()
    {
        var writer = await StartAsync("1257");
        await writer.AssessAsync(ReportWriter.IsArea, 1, "");
        await writer.AssessAsync(ReportWriter.IsWhole, 1);

        (await writer.LoadAsync()).Gaps.Should().Equal("Egenvård: motivering saknas.");
        await writer.Invoking(w => w.HandOverAsync(_app.Today)).Should().ThrowAsync<DomainException>();
    }

    [Fact]
    public async Task A_second_hand_over_is_refused()
    {
        var writer = await StartAsync("1260");
        await writer.AssessTheRestAsync();
        var seen = (await writer.LoadAsync()).Seen;
        await writer.HandOverAsync(_app.Today);
        var service = _app.As<ReportWritingService>(await _app.AddUserAsync(Role.Auditor, "1260"));
        var form = new HandOverForm { On = _app.Today, AnswerDueOn = _app.Today.AddDays(9) };

        var stale = await service.Invoking(s => s.HandOverAsync(writer.ReportId, form, seen)).Should().ThrowAsync<Editing.StaleEditException>();

        await service.Invoking(s => s.HandOverAsync(writer.ReportId, form, stale.Which.Now)).Should().ThrowAsync<DomainException>().WithMessage("Rapporten är redan överlämnad.");
        (await service.LoadAsync(writer.ReportId)).Should().BeNull("there is no draft to write in");
    }

    [Fact]
    public async Task A_handed_over_report_takes_no_more_writing()
    {
        await using var db = _app.Open();
        var report = await db.ReportAsync(2025);
        var version = await db.AuditedBoards.Where(x => x.Id == report).Select(x => x.Version).SingleAsync();

        var observing = () => _app.As<ReportWritingService>(Role.Auditor).ObserveAsync(report, new ObservationForm { Text = "För sent" }, new Editing.Seen(version, 0));

        await observing.Should().ThrowAsync<DomainException>().WithMessage("Rapporten är överlämnad och kan inte ändras.*");
    }

    [Fact]
    public async Task What_is_taken_out_of_the_report_is_neither_shown_nor_missing()
    {
        var writer = await StartAsync("1261");
        await writer.RecommendAsync("1", "Ångras");
        await writer.DoAsync((s, d, seen) => s.WithdrawRecommendationAsync(writer.ReportId, d.Report.Recommendations.Single().Id, seen));
        await writer.DoAsync((s, _, seen) => s.ObserveAsync(writer.ReportId, new ObservationForm { Text = "Ångras" }, seen));
        await writer.DoAsync((s, d, seen) => s.WithdrawObservationAsync(writer.ReportId, d.Report.Observations.Single().Id, seen));
        await writer.DoAsync((s, d, seen) => s.ExcludeAsync(writer.ReportId, d.Report.Assessments.Single(ReportWriter.IsArea).Id, seen));
        await writer.AssessTheRestAsync();

        await writer.HandOverAsync(_app.Today);

        var report = (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(writer.ReportId))!;
        report.Assessments.Should().ContainSingle();
        report.Observations.Should().BeEmpty();
        report.Recommendations.Should().BeEmpty();
        await using var db = _app.Open();
        (await db.Addressees.SingleAsync(a => a.AuditedBoardId == writer.ReportId)).State.Should().Be(RecommendationState.Draft, "what is taken out is never issued");
    }

    [Fact]
    public async Task Nothing_is_half_saved_when_a_rule_is_broken()
    {
        var writer = await StartAsync("1262");
        await writer.AssessTheRestAsync();
        await writer.RecommendAsync("1", "Stannar som utkast");
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        await writer.Invoking(w => w.HandOverAsync(_app.Today.AddDays(1))).Should().ThrowAsync<DomainException>().WithMessage("*framtiden*");

        (await db.LastChangeAsync()).Should().Be(before);
        (await db.AuditedBoards.SingleAsync(x => x.Id == writer.ReportId)).State.Should().Be(ReportState.Draft);
        (await db.Addressees.SingleAsync(a => a.AuditedBoardId == writer.ReportId)).State.Should().Be(RecommendationState.Draft);
    }

    private async Task<AreaDetails> AreaAsync(string organisationCode)
    {
        await using var db = _app.Open();
        return (await _app.As<AreaService>(Role.BoardMember).FindAsync(await db.AreaAsync("Egenvård"), organisationCode))!;
    }

    private async Task<ReportWriter> StartAsync(string organisationCode)
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, organisationCode);
        return await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync(organisationCode), [await db.AreaAsync("Egenvård")]);
    }
}
