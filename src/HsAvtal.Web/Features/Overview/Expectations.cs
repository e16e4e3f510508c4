using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Overview;

/// <summary>What is expected of a user at an organisation, from the permission table and the state of things.</summary>
internal static class Expectations
{
    /// <summary>A report that the auditor is writing.</summary>
    public sealed record DraftReport(Guid AuditedBoardId, string AuditTitle);

    /// <summary>Soonest first; things without a date last.</summary>
    public static IReadOnlyList<Expectation> Of(
        Actor actor,
        Guid organisationId,
        Guid agreementId,
        IReadOnlyList<OpenRecommendation> open,
        IReadOnlyList<ActionState> actions,
        IReadOnlyList<PlanStatus> plans,
        IReadOnlyList<DraftReport> drafts,
        DateOnly today)
    {
        bool May(Operation operation) => actor.May(operation, organisationId, agreementId);
        IEnumerable<Expectation> expected = [];
        expected = May(Operation.RegisterDecision) ? expected.Concat(OfBoard(open)) : expected;
        expected = May(Operation.ConfirmCompletion) ? expected.Concat(OfAuditor(open, drafts)) : expected;
        expected = May(Operation.ReportProgress) ? expected.Concat(OfOfficer(actions, plans, today)) : expected;
        return [.. expected.OrderBy(e => e.DueOn is null).ThenBy(e => e.DueOn)];
    }

    private static IEnumerable<Expectation> OfBoard(IReadOnlyList<OpenRecommendation> open)
    {
        foreach (var report in open.Where(r => r.State == RecommendationState.Issued).GroupBy(r => (r.AuditedBoardId, r.AuditTitle, r.AnswerDueOn)))
        {
            yield return new Expectation(
                $"Yttra er över {Words.Count(report.Count(), "rekommendation", "rekommendationer")} i {report.Key.AuditTitle}",
                $"/rapporter/{report.Key.AuditedBoardId}/yttrande",
                report.Key.AnswerDueOn);
        }

        foreach (var r in open.Where(r => r.IsReported && !r.IsDecidedOnReport))
        {
            yield return new Expectation($"Besluta utifrån återrapporteringen: {r.Title}", $"/rekommendationer/{r.AddresseeId}/beslut", null);
        }
    }

    private static IEnumerable<Expectation> OfAuditor(IReadOnlyList<OpenRecommendation> open, IReadOnlyList<DraftReport> drafts) =>
        open.Where(r => r.State == RecommendationState.ReportedCompleted)
            .Select(r => new Expectation($"Bekräfta eller skicka tillbaka: {r.Title}", $"/rekommendationer/{r.AddresseeId}/bekrafta", null))
            .Concat(drafts.Select(d => new Expectation($"Skriv klart rapporten: {d.AuditTitle}", $"/rapporter/{d.AuditedBoardId}/skriv", null)));

    private static IEnumerable<Expectation> OfOfficer(IReadOnlyList<ActionState> actions, IReadOnlyList<PlanStatus> plans, DateOnly today) =>
        actions.Where(a => a.Bucket(today) is DueBucket.Overdue or DueBucket.Within30Days)
            .Select(a => new Expectation(a.Title, $"/atgarder/{a.Id}", a.DueOn))
            .Concat(plans.Where(p => p.Freshness.IsStale && !p.IsFinished)
                .Select(p => new Expectation($"Uppdatera {p.Title}: ingen rapport på {p.Freshness.DaysSinceUpdate:N0} dagar", $"/atgardsplaner/{p.Id}", null)))
            .Concat(actions.Where(a => a.Status != ActionStatus.Completed && (a.DueOn is null || a.ResponsibleFunction is null))
                .Select(a => new Expectation($"{a.Title}: {(a.DueOn is null ? "slutdatum" : "ansvarig funktion")} saknas", $"/atgarder/{a.Id}", null)));
}
