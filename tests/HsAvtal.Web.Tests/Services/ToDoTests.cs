using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Expectations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.ToDo;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Each kind of what is expected is found at the organisation where it is to be done, and what is not to be done is not.</summary>
public sealed class ToDoTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public ToDoTests(DemoApp app) => _app = app;

    [Fact]
    public async Task A_report_waits_for_its_answer_once_with_the_number_of_recommendations()
    {
        await using var matters = await Matters.AtAsync(_app, "1230");
        var waiting = await matters.RecommendAsync("Obesvarad", daysToAnswer: 12);
        await matters.AnswerAsync(await matters.RecommendAsync("Besvarad"));

        var found = await ExpectedAsync(Role.BoardMember, "1230");

        found.Where(e => e.Kind == ExpectationKind.Answer).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { SubjectId = waiting.AuditedBoardId, Text = "Yttra er över 1 rekommendation i Granskning: Obesvarad", DueOn = _app.Today.AddDays(12) });
    }

    [Fact]
    public async Task An_auditor_asks_after_answers_that_are_late_and_no_others()
    {
        await using var matters = await Matters.AtAsync(_app, "1231");
        await matters.RecommendAsync("Sen", daysToAnswer: -3);
        await matters.RecommendAsync("I tid", daysToAnswer: 0);

        (await ExpectedAsync(Role.Auditor, "1231")).Select(e => e.Text).Should().Equal("Efterfråga yttrandet över Granskning: Sen: 1 rekommendation utan svar");
    }

    [Fact]
    public async Task A_board_decides_on_a_report_until_it_has_decided_after_it()
    {
        await using var matters = await Matters.AtAsync(_app, "1233");
        var undecided = await matters.RecommendAsync("Inget beslut");
        var decidedBefore = await matters.RecommendAsync("Beslut före rapporten");
        var decided = await matters.RecommendAsync("Beslut efter rapporten");
        await matters.DecideAsync(DecisionKind.DecidedOnReport, 40, "D 3", decidedBefore);
        await matters.DecideAsync(DecisionKind.ReportReceived, 30, "D 4", undecided, decidedBefore, decided);
        await matters.DecideAsync(DecisionKind.DecidedOnReport, 20, "D 5", decided);

        var found = (await ExpectedAsync(Role.BoardMember, "1233")).Where(e => e.Kind == ExpectationKind.DecideOnReport).ToList();

        found.Select(e => e.SubjectId).Should().BeEquivalentTo([undecided.Id, decidedBefore.Id]);
        found.Should().OnlyContain(e => e.Since == _app.Today.AddDays(-30));
    }

    [Fact]
    public async Task A_withdrawn_decision_leaves_the_report_to_be_decided_on()
    {
        await using var matters = await Matters.AtAsync(_app, "1256");
        var addressee = await matters.RecommendAsync("Makulerat beslut");
        await matters.DecideAsync(DecisionKind.ReportReceived, 30, "D 4", addressee);
        var decision = await matters.DecideAsync(DecisionKind.DecidedOnReport, 20, "D 5", addressee);
        decision.Withdraw("Fel nämnd.", matters.By(10));
        await matters.Db.SaveChangesAsync();

        (await ExpectedAsync(Role.BoardMember, "1256")).Should().Contain(e => e.Kind == ExpectationKind.DecideOnReport && e.SubjectId == addressee.Id);
    }

    [Fact]
    public async Task A_drafted_plan_waits_for_the_board_when_it_has_an_action_and_for_the_officer_anyway()
    {
        await using var matters = await Matters.AtAsync(_app, "1257");
        var empty = await matters.DraftPlanAsync("Tom plan");
        var drafted = await matters.DraftPlanAsync("Skriven plan", Matters.Action("En åtgärd", null));
        await matters.PlanAsync("Antagen plan", 10, [], Matters.Action("En annan åtgärd", _app.Today.AddDays(200)));

        (await ExpectedAsync(Role.BoardMember, "1257")).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = ExpectationKind.AdoptPlan, SubjectId = drafted.Id });
        var officer = await ExpectedAsync(Role.Officer, "1257");
        officer.Should().OnlyContain(e => e.Kind == ExpectationKind.FinishPlan);
        officer.Select(e => e.SubjectId).Should().BeEquivalentTo([empty.Id, drafted.Id]);
    }

    [Fact]
    [Trait("Rule", "9")]
    public async Task A_board_takes_a_stand_on_open_actions_moved_twice_and_a_first_date_is_no_move()
    {
        await using var matters = await Matters.AtAsync(_app, "1260");
        var later = _app.Today.AddDays(100);
        var plan = await matters.PlanAsync("Plan", 50, [], Matters.Action("Flyttad två gånger", later), Matters.Action("Flyttad en gång", null), Matters.Action("Flyttad och klar", later));
        await matters.DeferAsync(plan.Actions[0], later.AddDays(10));
        await matters.DeferAsync(plan.Actions[0], later.AddDays(40));
        await matters.DeferAsync(plan.Actions[1], later);
        await matters.DeferAsync(plan.Actions[1], later.AddDays(10));
        await matters.DeferAsync(plan.Actions[2], later.AddDays(10));
        await matters.DeferAsync(plan.Actions[2], later.AddDays(20));
        await matters.ReportAsync(plan.Actions[2], ActionStatus.Completed, 1);

        (await ExpectedAsync(Role.BoardMember, "1260")).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { SubjectId = plan.Actions[0].Id, Text = "Flyttad två gånger: flyttad 2 gånger, 40 dagar i allt, ta ställning", DueOn = later.AddDays(40) });
    }

    [Fact]
    [Trait("Rule", "11")]
    public async Task An_officer_sees_actions_late_or_due_within_30_days_and_those_without_a_date()
    {
        await using var matters = await Matters.AtAsync(_app, "1261");
        var plan = await matters.PlanAsync(
            "Plan", 50, [], Matters.Action("Försenad", _app.Today.AddDays(-1)), Matters.Action("Snart", _app.Today.AddDays(30)), Matters.Action("Senare", _app.Today.AddDays(31)),
            Matters.Action("Utan datum", null), Matters.Action("Klar", _app.Today.AddDays(-9)), Matters.Action("Makulerad", _app.Today.AddDays(-9)));
        await matters.ReportAsync(plan.Actions[4], ActionStatus.Completed, 2);
        plan.Actions[5].Withdraw("Dubblett.", matters.By(1));
        await matters.Db.SaveChangesAsync();

        (await ExpectedAsync(Role.Officer, "1261")).Select(e => e.Text).Should().Equal("Försenad", "Snart", "Sätt slutdatum: Utan datum");
    }

    [Fact]
    [Trait("Rule", "12")]
    public async Task A_plan_past_its_interval_is_for_officer_and_board_and_one_soon_there_for_the_officer()
    {
        await using var matters = await Matters.AtAsync(_app, "1262");
        var later = _app.Today.AddDays(200);
        var stale = await matters.PlanAsync("Inaktuell", 130, [], Matters.Action("En", later));
        var soon = await matters.PlanAsync("Snart", 130, [], Matters.Action("En", later), Matters.Action("Två", later));
        await matters.ReportAsync(soon.Actions[1], ActionStatus.InProgress, 100);
        var fresh = await matters.PlanAsync("Färsk", 130, [], Matters.Action("En", later));
        await matters.ReportAsync(fresh.Actions[0], ActionStatus.InProgress, 5);
        var finished = await matters.PlanAsync("Avslutad", 130, [], Matters.Action("En", later));
        await matters.ReportAsync(finished.Actions[0], ActionStatus.Completed, 125);

        (await ExpectedAsync(Role.BoardMember, "1262")).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = ExpectationKind.StalePlan, SubjectId = stale.Id });
        (await ExpectedAsync(Role.Officer, "1262")).Select(e => (e.Kind, e.SubjectId)).Should().Equal((ExpectationKind.ReviewPlan, stale.Id), (ExpectationKind.ReviewPlan, soon.Id));
    }

    [Fact]
    [Trait("Rule", "7")]
    public async Task What_has_all_its_actions_done_is_reported_and_then_waits_for_the_auditor()
    {
        await using var matters = await Matters.AtAsync(_app, "1263");
        var (done, half) = (await matters.RecommendAsync("Allt klart"), await matters.RecommendAsync("Halvklart"));
        await matters.AnswerAsync(done);
        await matters.AnswerAsync(half);
        var later = _app.Today.AddDays(200);
        var plan = await matters.PlanAsync("Plan", 50, [done, half], Matters.Action("En", later, "MAS", null, done, half), Matters.Action("Två", later, answers: half));
        await matters.ReportAsync(plan.Actions[0], ActionStatus.Completed, 9);

        (await ExpectedAsync(Role.Officer, "1263")).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Kind = ExpectationKind.ReportCompleted, SubjectId = done.Id, Since = _app.Today.AddDays(-9) });
        (await ExpectedAsync(Role.Auditor, "1263")).Should().BeEmpty();

        done.ReportCompleted("Det är gjort.", matters.By(4).Today, matters.By(4));
        await matters.Db.SaveChangesAsync();

        (await ExpectedAsync(Role.Officer, "1263")).Should().BeEmpty();
        (await ExpectedAsync(Role.Auditor, "1263")).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Kind = ExpectationKind.Confirm, SubjectId = done.Id, Since = _app.Today.AddDays(-4) });
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_report_being_written_is_expected_of_its_auditor_and_shown_to_nobody_else()
    {
        await using var matters = await Matters.AtAsync(_app, "1264");
        var (report, _) = await matters.DraftAsync("Hemlig");

        (await ExpectedAsync(Role.Auditor, "1264")).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = ExpectationKind.FinishReport, SubjectId = report.Id });
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Auditor))
        {
            (await ExpectedAsync(role, "1264")).Should().BeEmpty("{0} sees no draft", role);
        }

        (await ExpectedAsync(Role.Auditor, "1265")).Should().NotContain(e => e.SubjectId == report.Id, "it is another organisation's");
    }

    [Fact]
    public async Task A_drafted_plan_of_another_organisation_is_nobodys_matter()
    {
        await using var matters = await Matters.AtAsync(_app, "1266");
        var plan = await matters.DraftPlanAsync("Grannens plan", Matters.Action("En", null));

        foreach (var role in Enum.GetValues<Role>())
        {
            (await ExpectedAsync(role, "1267")).Should().NotContain(e => e.SubjectId == plan.Id);
        }
    }

    [Fact]
    public async Task Sections_come_with_the_soonest_first_and_none_is_empty()
    {
        var list = await _app.As<ToDoService>(Role.Officer).ReadAsync();

        list.Sections.Should().HaveCountGreaterThan(2).And.OnlyContain(s => s.Rows.Count > 0);
        list.Sections.Select(s => s.Rows[0].DueOn ?? DateOnly.MaxValue).Should().BeInAscendingOrder();
        list.SeveralOrganisations.Should().BeFalse();
        list.Overdue.Should().BePositive().And.BeLessThan(list.Total);
    }

    [Fact]
    public async Task The_overview_and_the_list_say_the_same()
    {
        foreach (var role in (Role[])[Role.BoardMember, Role.Officer, Role.Auditor])
        {
            var overview = (await _app.As<OverviewService>(role).OrganisationAsync(null))!;

            (await _app.As<ToDoService>(role).ReadAsync()).Sections.SelectMany(s => s.Rows).Should().BeEquivalentTo(overview.Expected).And.NotBeEmpty();
        }
    }

    [Fact]
    public void Every_kind_leads_to_a_page_of_its_subject()
    {
        var id = Guid.NewGuid();

        Enum.GetValues<ExpectationKind>().Select(k => new Expectation(k, id, "", "", null).Href()).Should().OnlyContain(h => h.Contains($"/{id}", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<Expectation>> ExpectedAsync(Role role, string organisationCode)
    {
        var list = await _app.As<ToDoService>(await _app.AddUserAsync(role, organisationCode)).ReadAsync();
        return [.. list.Sections.SelectMany(s => s.Rows)];
    }
}
