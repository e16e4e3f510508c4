using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Features.Quality;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Each rule of quality finds what it is for and leaves the rest alone.</summary>
public sealed class QualityTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public QualityTests(DemoApp app) => _app = app;

    private DateOnly Later => _app.Today.AddDays(200);

    [Fact]
    public async Task An_answer_is_overdue_the_day_after_its_last_day()
    {
        await using var matters = await Matters.AtAsync(_app, "1230");
        var late = await matters.RecommendAsync("Sen", daysToAnswer: -1);
        await matters.RecommendAsync("Sista dagen", daysToAnswer: 0);
        await matters.AnswerAsync(await matters.RecommendAsync("Besvarad", daysToAnswer: -1));

        var row = await OnlyAsync(QualityRules.OverdueAnswer, "1230", Role.BoardMember);

        row.Should().BeEquivalentTo(new { Title = "Granskning: Sen", Href = $"/rapporter/{late.AuditedBoardId}", Detail = "1 rekommendation utan svar, försenat med 1 dag" });
        row.Mend!.Href.Should().Be($"/rapporter/{late.AuditedBoardId}/yttrande");
    }

    [Fact]
    public async Task A_recommendation_that_is_answered_needs_an_action_in_an_adopted_plan()
    {
        await using var matters = await Matters.AtAsync(_app, "1231");
        var (none, drafted, planned) = (await matters.RecommendAsync("Ingen åtgärd"), await matters.RecommendAsync("Bara i utkast"), await matters.RecommendAsync("Har åtgärd"));
        await matters.RecommendAsync("Inte besvarad än");
        foreach (var addressee in new[] { none, drafted, planned })
        {
            await matters.AnswerAsync(addressee);
        }

        await matters.DraftPlanAsync("Utkast", Matters.Action("Hemlig åtgärd", Later, answers: drafted));
        await matters.PlanAsync("Plan", 50, [planned], Matters.Action("Åtgärd", Later, answers: planned));

        var rows = await RowsAsync(QualityRules.NoAction, "1231", Role.Officer);

        rows.Select(r => r.Href).Should().BeEquivalentTo($"/rekommendationer/{none.Id}", $"/rekommendationer/{drafted.Id}");
        rows.Should().OnlyContain(r => r.Mend!.Href == "/atgardsplaner/ny");
    }

    [Fact]
    [Trait("Rule", "12")]
    public async Task A_plan_is_stale_the_day_after_its_interval_unless_it_is_finished()
    {
        await using var matters = await Matters.AtAsync(_app, "1233");
        var stale = await matters.PlanAsync("Inaktuell", 121, [], Matters.Action("En", Later));
        await matters.PlanAsync("På dagen", 120, [], Matters.Action("En", Later));
        var finished = await matters.PlanAsync("Avslutad", 130, [], Matters.Action("En", Later));
        await matters.ReportAsync(finished.Actions[0], ActionStatus.Completed, 125);
        await matters.DraftPlanAsync("Utkast", Matters.Action("En", null));

        var row = await OnlyAsync(QualityRules.StalePlan, "1233", Role.Officer);

        row.Should().BeEquivalentTo(new { Title = "Inaktuell", Href = $"/atgardsplaner/{stale.Id}", Detail = "inaktuell sedan 1 dag, ska uppdateras minst var 120:e dag" });
        row.Mend!.Href.Should().Be($"/atgardsplaner/{stale.Id}/lagesrapport");
    }

    [Fact]
    public async Task An_open_action_needs_a_date_and_a_function()
    {
        await using var matters = await Matters.AtAsync(_app, "1256");
        var plan = await matters.PlanAsync(
            "Plan", 50, [], Matters.Action("Inget datum", null), Matters.Action("Ingen funktion", Later, null), Matters.Action("Varken eller", null, null),
            Matters.Action("Båda", Later), Matters.Action("Klar utan datum", null));
        await matters.ReportAsync(plan.Actions[4], ActionStatus.Completed, 2);
        await matters.DraftPlanAsync("Utkast", Matters.Action("I utkast", null, null));

        var rows = (await RowsAsync(QualityRules.NoDateOrFunction, "1256", Role.Officer)).ToDictionary(r => r.Title, StringComparer.Ordinal);

        rows.Values.Select(r => $"{r.Title}: {r.Detail}").Should().BeEquivalentTo(
            "Inget datum: slutdatum saknas · Plan", "Ingen funktion: ansvarig funktion saknas · Plan", "Varken eller: slutdatum och ansvarig funktion saknas · Plan");
        rows["Inget datum"].Mend!.Href.Should().Be($"/atgarder/{plan.Actions[0].Id}/flytta");
        rows["Ingen funktion"].Mend.Should().BeNull("nothing in the product gives an adopted action a function");
    }

    [Fact]
    [Trait("Rule", "13")]
    public async Task When_all_is_done_the_missing_effect_is_said_in_words()
    {
        await using var matters = await Matters.AtAsync(_app, "1257");
        var (untied, tied, half) = (await matters.RecommendAsync("Utan indikator"), await matters.RecommendAsync("Med indikator"), await matters.RecommendAsync("Halvklar"));
        foreach (var addressee in new[] { untied, tied, half })
        {
            await matters.AnswerAsync(addressee);
        }

        var indicator = await matters.Db.Indicators.Where(i => i.Name == "Egenvårdsintyg").Select(i => i.Id).SingleAsync();
        var plan = await matters.PlanAsync(
            "Plan", 50, [untied, tied, half], Matters.Action("Gjord", Later, "MAS", null, untied, half), Matters.Action("Gjord med mått", Later, indicator: indicator, answers: tied), Matters.Action("Ogjord", Later, answers: half));
        await matters.ReportAsync(plan.Actions[0], ActionStatus.Completed, 3);
        await matters.ReportAsync(plan.Actions[1], ActionStatus.Completed, 2);

        (await RowsAsync(QualityRules.NoEffect, "1257")).Select(r => (r.Title, r.Detail)).Should().Equal(
            ("Utan indikator", "Alla åtgärder är klara, men ingen indikator är knuten till dem som kan visa effekten."),
            ("Med indikator", "Alla åtgärder är klara, men det saknas indikatorvärden som visar effekten."));
    }

    [Fact]
    public async Task A_done_action_needs_evidence_on_its_latest_report()
    {
        await using var matters = await Matters.AtAsync(_app, "1260");
        var evidence = new EvidenceSource(null, "https://www.example.se/protokoll", "Protokoll");
        var plan = await matters.PlanAsync("Plan", 50, [], Matters.Action("Aldrig visad", Later), Matters.Action("Visad förut", Later), Matters.Action("Visad", Later), Matters.Action("Pågår", Later));
        await matters.ReportAsync(plan.Actions[0], ActionStatus.Completed, 9);
        await matters.ReportAsync(plan.Actions[1], ActionStatus.InProgress, 8, evidence);
        await matters.ReportAsync(plan.Actions[1], ActionStatus.Completed, 7);
        await matters.ReportAsync(plan.Actions[2], ActionStatus.Completed, 6, evidence);
        await matters.ReportAsync(plan.Actions[3], ActionStatus.InProgress, 5);

        var rows = await RowsAsync(QualityRules.NoEvidence, "1260", Role.Officer);

        rows.Select(r => r.Title).Should().Equal("Aldrig visad", "Visad förut");
        rows[0].Mend!.Href.Should().Be($"/atgarder/{plan.Actions[0].Id}/lagesrapport");
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_decision_without_a_registry_number_is_found_unless_it_is_withdrawn()
    {
        await using var matters = await Matters.AtAsync(_app, "1261");
        var missing = await matters.DecideAsync(DecisionKind.ReportReceived, 5, null);
        await matters.DecideAsync(DecisionKind.ReportReceived, 4);
        var withdrawn = await matters.DecideAsync(DecisionKind.ReportReceived, 3, null);
        withdrawn.Withdraw("Fel nämnd.", matters.By(1));
        await matters.Db.SaveChangesAsync();

        var row = await OnlyAsync(QualityRules.DecisionWithoutNumber, "1261", Role.BoardMember);

        row.Should().BeEquivalentTo(new { Title = "Återrapportering mottagen, § 7", Href = $"/beslut/{missing.Id}" });
        row.Mend!.Href.Should().Be($"/beslut/{missing.Id}/komplettera");
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_handed_over_report_without_a_registry_number_is_found()
    {
        await using var matters = await Matters.AtAsync(_app, "1262");
        var missing = await matters.RecommendAsync("Utan nummer", registryNumber: null);
        await matters.RecommendAsync("Med nummer");

        (await OnlyAsync(QualityRules.ReportWithoutNumber, "1262")).Href.Should().Be($"/rapporter/{missing.AuditedBoardId}");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task No_draft_is_found_by_any_rule_whoever_looks()
    {
        await using var matters = await Matters.AtAsync(_app, "1263");
        await matters.DraftAsync("Hemlig");
        await matters.DraftPlanAsync("Utkast", Matters.Action("Utan allt", null, null));

        foreach (var role in Enum.GetValues<Role>())
        {
            var report = await CheckAsync("1263", role);

            report.Findings.Should().BeEmpty("{0} sees no draft here", role);
            report.Clean.Should().Equal(QualityRules.All);
        }
    }

    [Fact]
    public async Task Only_who_may_mend_is_led_to_where_it_is_done()
    {
        await using var matters = await Matters.AtAsync(_app, "1264");
        await matters.DecideAsync(DecisionKind.ReportReceived, 5, null);

        foreach (var role in Enum.GetValues<Role>())
        {
            var row = await OnlyAsync(QualityRules.DecisionWithoutNumber, "1264", role);

            (row.Mend is not null).Should().Be(role == Role.BoardMember);
        }

        var neighbour = await _app.As<QualityService>(await _app.AddUserAsync(Role.BoardMember, "1265")).CheckAsync("1264");
        neighbour!.Findings.Single().Rows.Single().Mend.Should().BeNull("it is another board's decision");
    }

    [Fact]
    public async Task A_long_list_shows_the_first_rows_and_counts_them_all()
    {
        await using var matters = await Matters.AtAsync(_app, "1266");
        for (var day = 1; day <= QualityService.MostShown + 3; day++)
        {
            await matters.DecideAsync(DecisionKind.ReportReceived, day, null);
        }

        var finding = (await CheckAsync("1266", Role.Auditor)).Findings.Single();

        finding.Total.Should().Be(QualityService.MostShown + 3);
        finding.Rows.Should().HaveCount(QualityService.MostShown);
        finding.Rows[0].Detail.Should().Be($"beslutat {_app.Today.AddDays(-23):d MMMM yyyy}", "the oldest comes first");
    }

    [Fact]
    public async Task The_worst_comes_first_and_every_rule_is_either_hit_or_clean()
    {
        var report = (await _app.As<QualityService>(Role.Coordinator).CheckAsync("1290"))!;

        report.Findings.Select(f => f.Rule.Severity).Should().BeInAscendingOrder().And.Contain(QualitySeverity.Reminder);
        report.Findings.Select(f => f.Rule).Concat(report.Clean).Should().BeEquivalentTo(QualityRules.All);
        report.Clean.Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_organisation_outside_of_the_agreement_does_not_exist() =>
        (await _app.As<QualityService>(Role.BoardMember).CheckAsync("9999")).Should().BeNull();

    private async Task<QualityReport> CheckAsync(string organisationCode, Role role) =>
        (await _app.As<QualityService>(await _app.AddUserAsync(role, organisationCode)).CheckAsync(null))!;

    private async Task<IReadOnlyList<QualityRow>> RowsAsync(QualityRule rule, string organisationCode, Role role = Role.Auditor) =>
        (await CheckAsync(organisationCode, role)).Findings.Where(f => f.Rule == rule).SelectMany(f => f.Rows).ToList();

    private async Task<QualityRow> OnlyAsync(QualityRule rule, string organisationCode, Role role = Role.Auditor) =>
        (await RowsAsync(rule, organisationCode, role)).Should().ContainSingle().Which;
}
