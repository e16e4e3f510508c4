using System.Text.Json;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>An officer reports and defers. Each test has an action of its own.</summary>
public sealed class PlannedActionTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public PlannedActionTests(DemoApp app) => _app = app;

    private PlannedActionService Officer => _app.As<PlannedActionService>(Role.Officer);

    [Fact]
    public async Task A_report_is_seen_by_all_with_who_and_when()
    {
        var head = await HeadAsync("Årlig uppföljningsrapport per avtalsområde");

        await Officer.ReportAsync(head.Id, Report(ActionStatus.Completed, "Rapporten är klar."), head.Seen);

        var seen = (await _app.As<PlannedActionService>(Role.Coordinator).FindAsync(head.Id))!;
        seen.Head.Status.Should().Be(ActionStatus.Completed);
        seen.Head.LastReportedOn.Should().Be(_app.Today);
        seen.Reports[0].Should().BeEquivalentTo(new ReportRow(_app.Today, head.Status, ActionStatus.Completed, "Rapporten är klar.", DemoUsers.With(Role.Officer).DisplayName, []));
        seen.MayReport.Should().BeFalse("a coordinator only reads");
    }

    [Fact]
    [Trait("Rule", "9")]
    public async Task A_deferral_keeps_the_original_date_and_adds_up()
    {
        var head = await HeadAsync("Indikatorer knutna till avtalets åtaganden");

        await Officer.DeferAsync(head.Id, Defer(head.DueOn!.Value.AddDays(10)), head.Seen);

        var seen = (await _app.As<PlannedActionService>(Role.BoardMember).FindAsync(head.Id))!;
        seen.Head.DueOn.Should().Be(head.DueOn.Value.AddDays(10));
        seen.Head.OriginalDueOn.Should().Be(head.OriginalDueOn);
        seen.Deferrals.Should().HaveCount(2).And.ContainSingle(d => d.Reason == "Underlag saknas." && d.DecidedBy == "Förvaltningschef" && d.Days == 10);
        var row = (await Officer.ListAsync(new ActionFilter(head.Title, null, null, null), ListOf())).Rows.Single();
        row.Slippage.Should().Be(new Slippage(2, head.DueOn.Value.DayNumber - head.OriginalDueOn!.Value.DayNumber + 10));
    }

    [Fact]
    public async Task A_broken_rule_names_the_field_and_saves_nothing()
    {
        var head = await HeadAsync("Film om egenvård i introduktionen av nyanställda");
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        var refused = await Officer.Invoking(s => s.DeferAsync(head.Id, new DeferForm { To = _app.Today.AddDays(9), DecidedBy = "D", DecidedOn = _app.Today }, head.Seen)).Should().ThrowAsync<DomainException>();

        refused.Which.Field.Should().Be("Reason");
        (await db.LastChangeAsync()).Should().Be(before);
        (await HeadAsync(head.Title)).Should().Be(head);
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task Every_write_is_logged_with_who_when_what_before_and_after()
    {
        var head = await HeadAsync("Lista över artiklar med oklart kostnadsansvar");
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();
        var started = _app.Time.Now;

        await Officer.ReportAsync(head.Id, Report(ActionStatus.InProgress, "Listan är påbörjad."), head.Seen);

        var entries = await db.ChangeLog.Where(e => e.Id > before).ToListAsync();
        entries.Should().OnlyContain(e => e.UserId == DemoUsers.With(Role.Officer).Id && e.OccurredAt >= started && e.OccurredAt <= _app.Time.Now && e.AggregateId == head.Id);
        var action = entries.Single(e => e.Entity == "PlannedAction");
        Status(action.Before).Should().Be("Hindered");
        Status(action.After).Should().Be("InProgress");
        entries.Should().ContainSingle(e => e.Entity == "ProgressReport" && e.Action == "Added");
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_to_save_is_told_in_Swedish_what_the_first_changed_and_can_save_again()
    {
        var head = await HeadAsync("Samlad bild av samordnade individuella planer");
        var second = await _app.AddUserAsync(Role.Officer);
        await Officer.ReportAsync(head.Id, Report(ActionStatus.Hindered, "Väntar på regionen."), head.Seen);
        var late = _app.As<PlannedActionService>(second);
        var typed = Defer(head.DueOn!.Value.AddDays(30));

        var stale = (await late.Invoking(s => s.DeferAsync(head.Id, typed, head.Seen)).Should().ThrowAsync<StaleEditException>()).Which;

        stale.Changes.Should().Contain(c => c.Contains("Läge: Ej påbörjad → Hindrad", StringComparison.Ordinal));
        stale.Changes.Should().Contain(c => c.StartsWith("Ny lägesrapport – ", StringComparison.Ordinal) && c.Contains("Text: Väntar på regionen.", StringComparison.Ordinal) && c.Contains(DemoUsers.With(Role.Officer).DisplayName, StringComparison.Ordinal));
        await late.DeferAsync(head.Id, typed, stale.Now);
        (await HeadAsync(head.Title)).DueOn.Should().Be(typed.To);
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task What_was_changed_before_one_began_is_not_told()
    {
        var head = await HeadAsync("Genomgång av avvikelser i vårdens övergångar");
        await Officer.ReportAsync(head.Id, Report(ActionStatus.InProgress, "Före."), head.Seen);
        var opened = await HeadAsync(head.Title);
        await Officer.ReportAsync(head.Id, Report(ActionStatus.Hindered, "Efter."), opened.Seen);

        var stale = (await Officer.Invoking(s => s.DeferAsync(head.Id, Defer(_app.Today.AddDays(400)), opened.Seen)).Should().ThrowAsync<StaleEditException>()).Which;

        stale.Changes.Should().Contain(c => c.Contains("Efter.", StringComparison.Ordinal)).And.NotContain(c => c.Contains("Före.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_is_for_the_officer_and_unknown_actions_do_not_exist()
    {
        var head = await HeadAsync("Introduktion om avtalet för nya enhetschefer");

        (await Officer.ForReportingAsync(Guid.NewGuid())).Should().BeNull();
        await _app.As<PlannedActionService>(Role.BoardMember).Invoking(s => s.ForReportingAsync(head.Id)).Should().ThrowAsync<AccessDeniedException>();
    }

    private static ListQuery ListOf() => new("/", new Dictionary<string, string?>(StringComparer.Ordinal), "slut", false, 1);

    private static string? Status(string? json) => JsonDocument.Parse(json!).RootElement.GetProperty("Status").GetString();

    private ReportProgressForm Report(ActionStatus status, string text) => new() { Status = status, Text = text, ReportedOn = _app.Today };

    private DeferForm Defer(DateOnly to) => new() { To = to, Reason = "Underlag saknas.", DecidedBy = "Förvaltningschef", DecidedOn = _app.Today };

    private async Task<ActionHead> HeadAsync(string title)
    {
        await using var db = _app.Open();
        return (await Officer.ForReportingAsync(await db.ActionAsync(title)))!;
    }
}
