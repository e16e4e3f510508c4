using HsAvtal.Domain;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>The year of an organisation, and its boards' meetings.</summary>
public sealed class YearTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public YearTests(DemoApp app) => _app = app;

    private MeetingService Secretary => _app.As<MeetingService>(Role.BoardMember);

    [Fact]
    public async Task The_year_holds_follow_ups_meetings_decisions_reports_and_answers_by_day()
    {
        var year = (await _app.As<YearService>(Role.Coordinator).YearAsync("1290", 2026, withActions: false))!;

        year.Events.Select(e => e.On).Should().BeInAscendingOrder().And.OnlyContain(d => d.Year == 2026);
        year.Events.Select(e => e.Kind).Distinct().Should().BeEquivalentTo([YearEventKind.FollowUp, YearEventKind.Meeting, YearEventKind.Decision, YearEventKind.Report, YearEventKind.AnswerDue]);
        year.Events.Where(e => e.State(year.Today) == OccasionState.Missed).Should().ContainSingle(e => e.Title == "Tid till akut hembesök" && e.On == new DateOnly(2026, 9, 30));
        year.Events.Should().Contain(e => e.Kind == YearEventKind.Decision && e.Title.StartsWith("§ 38 ", StringComparison.Ordinal) && e.On == new DateOnly(2026, 4, 14));
    }

    [Fact]
    public async Task An_answer_given_in_time_is_not_missed()
    {
        var answer = (await _app.As<YearService>(Role.Auditor).YearAsync("1290", 2026, withActions: false))!.Events.Single(e => e.Kind == YearEventKind.AnswerDue);

        (answer.DoneOn, answer.State(_app.Today)).Should().Be((new DateOnly(2026, 4, 14), OccasionState.Done));
    }

    [Fact]
    public async Task Actions_are_shown_when_asked_for_and_a_late_one_is_missed()
    {
        var year = (await _app.As<YearService>(Role.BoardMember).YearAsync(null, null, withActions: true))!;

        year.Events.Where(e => e.Kind == YearEventKind.ActionDue).Should().NotBeEmpty().And.Contain(e => e.State(year.Today) == OccasionState.Missed);
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task Nothing_of_a_draft_is_in_the_year_not_even_for_the_auditor()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();

        foreach (var role in Enum.GetValues<Role>())
        {
            (await _app.As<YearService>(role).YearAsync("1290", 2026, withActions: true))!.Events.Should().NotContain(e => e.Id == draft);
        }
    }

    [Fact]
    public async Task Meetings_are_planned_all_or_none_and_a_cancelled_one_stays_with_its_reason()
    {
        await using var db = _app.Open();
        var form = new MeetingsForm { BoardId = await db.BoardAsync(), Lines = "2027-02-09 Årsbokslut\n2027-03-09" };
        await Secretary.PlanAsync(form);
        form.Lines = "2027-04-13\n2027-03-09";
        (await Secretary.Invoking(s => s.PlanAsync(form)).Should().ThrowAsync<DomainException>()).Which.Message.Should().Be("Nämnden har redan ett sammanträde 9 mars 2027. Ta bort den raden.");
        var planned = (await Secretary.YearAsync(null, 2027))!.Meetings;
        planned.Select(m => (m.On, m.Note)).Should().Equal((new DateOnly(2027, 2, 9), "Årsbokslut"), (new DateOnly(2027, 3, 9), null));

        var head = (await Secretary.ForCancellingAsync(planned[1].Id!.Value))!;
        await Secretary.CancelAsync(head.Id, new ReasonForm { Reason = "För få ärenden" }, head.Seen);

        (await _app.As<MeetingService>(Role.Officer).YearAsync("1290", 2027))!.Meetings[1].CancelledBecause.Should().Be("För få ärenden");
        (await _app.As<YearService>(Role.Officer).YearAsync("1290", 2027, withActions: false))!.Events.Where(e => e.Kind == YearEventKind.Meeting).Select(e => e.On).Should().Equal(new DateOnly(2027, 2, 9));
        await Secretary.PlanAsync(new MeetingsForm { BoardId = form.BoardId, Lines = "2027-03-09" });
    }

    [Fact]
    public async Task A_day_of_meeting_shows_what_was_decided_and_a_decision_makes_a_day_of_its_own()
    {
        var meetings = (await _app.As<MeetingService>(Role.Auditor).YearAsync("1290", 2026))!.Meetings;

        meetings.Single(m => m.On == new DateOnly(2026, 4, 14)).Decisions.Select(d => d.Paragraph).Should().Equal("§ 38", "§ 39", "§ 40");
        meetings.Should().ContainSingle(m => m.Id == null && m.Decisions.Count == 1 && m.Decisions[0].Paragraph == "§ 71");
    }
}
