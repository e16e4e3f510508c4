using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What a board decides: answers, the decision chain, risk acceptance, and plans that it adopts.</summary>
public sealed class BoardFlowTests : IAsyncLifetime
{
    /// <summary>One for each test: what one closes, another needs open.</summary>
    private readonly DemoApp _app = new();

    private RecommendationActService Board => _app.As<RecommendationActService>(Role.BoardMember);

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Rule", "8")]
    public async Task A_report_is_answered_in_one_sitting_on_one_decision_and_an_empty_row_stays_unanswered()
    {
        var service = _app.As<BoardAnswerService>(Role.BoardMember);
        await using var db = _app.Open();
        var reportId = await db.ReportAsync(2025);
        var sheet = (await service.SheetAsync(reportId))!;
        var form = new AnswerForm
        {
            DecidedOn = _app.Today,
            Paragraph = "§ 12",
            Text = "Nämnden lämnar ett nytt yttrande.",
            Rows = [.. sheet.Rows.Select((r, i) => new AnswerRowForm { AddresseeId = r.AddresseeId, Seen = r.Seen, Position = i == 0 ? null : ResponsePosition.Accepted, Statement = "Nämnden delar bedömningen." })],
        };

        await service.AnswerAsync(reportId, form);

        var after = (await service.SheetAsync(reportId))!;
        after.Rows.Skip(1).Should().OnlyContain(r => r.LastStatement == "Nämnden delar bedömningen.");
        after.Rows[0].LastStatement.Should().Be(sheet.Rows[0].LastStatement);
        var decision = await db.Decisions.Include(d => d.Recommendations).SingleAsync(d => d.Paragraph == "§ 12");
        decision.Recommendations.Should().HaveCount(sheet.Rows.Count - 1);
    }

    [Fact]
    public async Task An_answer_without_a_statement_saves_neither_the_decision_nor_the_other_answers()
    {
        var service = _app.As<BoardAnswerService>(Role.BoardMember);
        await using var db = _app.Open();
        var reportId = await db.ReportAsync(2025);
        var sheet = (await service.SheetAsync(reportId))!;
        var form = new AnswerForm
        {
            DecidedOn = _app.Today,
            Paragraph = "§ 13",
            Text = "Nämnden yttrar sig.",
            Rows = [.. sheet.Rows.Select((r, i) => new AnswerRowForm { AddresseeId = r.AddresseeId, Seen = r.Seen, Position = ResponsePosition.Accepted, Statement = i == 1 ? "  " : "Svar." })],
        };

        await service.Invoking(s => s.AnswerAsync(reportId, form)).Should().ThrowAsync<DomainException>().Where(e => e.Field == "Statement");

        (await db.Decisions.AnyAsync(d => d.Paragraph == "§ 13")).Should().BeFalse();
    }

    [Fact]
    public async Task The_decision_chain_follows_from_a_registered_decision_also_for_the_others_it_concerns()
    {
        var first = await AddresseeAsync("Stärk styrningen och ansvarsfördelningen");
        var seen = (await Board.ForAsync(first, Operation.RegisterDecision))!;
        var other = seen.Others.Single(o => o.Name.Contains("Utveckla en systematisk uppföljning", StringComparison.Ordinal));
        var form = Decision(DecisionKind.DecidedOnReport, "§ 14");
        form.AlsoConcerns.Add(other.AddresseeId);

        await Board.DecideAsync(first, form, seen.Seen);

        foreach (var id in (Guid[])[first, other.AddresseeId])
        {
            var details = (await _app.As<RecommendationService>(Role.Auditor).FindAsync(id))!;
            details.Chain.Steps.Single(s => s.Question == DecisionKind.DecidedOnReport).Answer!.Paragraph.Should().Be("§ 14");
        }
    }

    [Fact]
    [Trait("Rule", "7")]
    public async Task Closing_takes_two_keys_and_a_sent_back_one_goes_on()
    {
        var id = await AddresseeAsync("Utveckla en systematisk uppföljning");
        var officer = _app.As<RecommendationActService>(Role.Officer);
        var auditor = _app.As<RecommendationActService>(Role.Auditor);
        await officer.ReportCompletedAsync(id, new CompletionForm { Statement = "Uppföljningen är införd.", On = _app.Today }, (await officer.ForAsync(id, Operation.ReportProgress))!.Seen);
        await auditor.ConfirmAsync(id, new CompletionForm { SendBack = true, Statement = "Två områden saknas.", On = _app.Today }, (await auditor.ForAsync(id, Operation.ConfirmCompletion))!.Seen);
        (await StateAsync(id)).Should().Be(RecommendationState.InProgress);

        await officer.ReportCompletedAsync(id, new CompletionForm { Statement = "Alla områden finns med.", On = _app.Today }, (await officer.ForAsync(id, Operation.ReportProgress))!.Seen);
        await auditor.ConfirmAsync(id, new CompletionForm { On = _app.Today }, (await auditor.ForAsync(id, Operation.ConfirmCompletion))!.Seen);

        (await StateAsync(id)).Should().Be(RecommendationState.ConfirmedCompleted);
    }

    [Fact]
    [Trait("Rule", "7")]
    public async Task An_accepted_risk_closes_without_showing_as_implemented()
    {
        var id = await AddresseeAsync("Säkra genomslag i det dagliga arbetet");
        var seen = (await Board.ForAsync(id, Operation.RegisterDecision))!.Seen;
        var form = Decision(DecisionKind.RiskAccepted, "§ 15");
        await Board.Invoking(s => s.DecideAsync(id, form, seen)).Should().ThrowAsync<DomainException>().Where(e => e.Field == "Motivation");
        form.Motivation = "Kostnaden står inte i rimlig proportion till nyttan.";

        await Board.DecideAsync(id, form, seen);

        (await StateAsync(id)).Should().Be(RecommendationState.ClosedWithAcceptedRisk);
        await using var db = _app.Open();
        (await db.Decisions.CountAsync(d => d.Paragraph == "§ 15")).Should().Be(1, "the refused try left nothing behind");
    }

    [Fact]
    [Trait("Rule", "9")]
    public async Task A_plan_made_from_a_report_is_drafted_adopted_and_locked()
    {
        var officer = _app.As<PlanWritingService>(Role.Officer);
        var choices = await officer.ChoicesAsync();
        var report = choices.Reports.First(r => r.Open > 0);
        var planId = await officer.CreateAsync(new NewPlanForm { Title = "Plan för nästa år", BoardId = report.BoardId, AuditedBoardId = report.AuditedBoardId, ReviewIntervalDays = "90" });
        var draft = (await officer.DraftAsync(planId, Operation.WriteDraftPlan))!;
        draft.Actions.Should().HaveCount(report.Open).And.OnlyContain(a => a.RecommendationIds.Count == 1);
        (await _app.As<ActionPlanService>(Role.Coordinator).FindAsync(planId)).Should().BeNull("a draft is the organisation's own");
        var due = _app.Today.AddDays(200);
        var action = draft.Actions[0];
        await officer.SaveActionAsync(planId, new ActionForm { Id = action.Id, Title = action.Title, DueOn = due, RecommendationIds = action.RecommendationIds.ToHashSet() }, draft.Seen);

        await officer.Invoking(s => s.SaveActionAsync(planId, new ActionForm { Title = "Sen" }, draft.Seen)).Should().ThrowAsync<StaleEditException>();
        var board = _app.As<PlanWritingService>(Role.BoardMember);
        await board.AdoptAsync(planId, Decision(DecisionKind.PlanAdopted, "§ 16"), (await board.DraftAsync(planId, Operation.AdoptPlan))!.Seen);

        var adopted = (await _app.As<ActionPlanService>(Role.Coordinator).FindAsync(planId))!;
        adopted.Head.Paragraph.Should().Be("§ 16");
        adopted.Actions.Single(a => a.Id == action.Id).OriginalDueOn.Should().Be(due);
        (await officer.DraftAsync(planId, Operation.WriteDraftPlan)).Should().BeNull("an adopted plan is no longer written");
    }

    private RegisterDecisionForm Decision(DecisionKind kind, string paragraph) =>
        new() { Kind = kind, DecidedOn = _app.Today, Paragraph = paragraph, Text = "Nämnden beslutar." };

    private async Task<Guid> AddresseeAsync(string title)
    {
        await using var db = _app.Open();
        return await db.Addressees.Where(a => db.Recommendations.Any(r => r.Id == a.RecommendationId && r.Title == title)).Select(a => a.Id).SingleAsync();
    }

    private async Task<RecommendationState> StateAsync(Guid id)
    {
        await using var db = _app.Open();
        return await db.Addressees.Where(a => a.Id == id).Select(a => a.State).SingleAsync();
    }
}
