using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;

namespace HsAvtal.Domain.Expectations;

/// <summary>What is expected of a user, from the permission table and the facts of the user's own organisations.</summary>
public static class Expected
{
    /// <summary>Moves of a due date after which the board is to take a stand.</summary>
    public const int ManyDeferrals = 2;

    /// <summary>Days ahead that a review of a plan is told of; at most half of its interval, or a plan just updated would be asked for again.</summary>
    private const int ReviewNotice = 30;

    /// <summary>
    /// Soonest first, which is what is latest; then what has no last day, longest waiting first. A fact of an organisation that
    /// the user has no role at, or not the role for it, expects nothing (rule 1 and the permission table).
    /// </summary>
    public static IReadOnlyList<Expectation> Of(Actor actor, IEnumerable<ExpectationFact> facts, DateOnly today)
    {
        var own = Enum.GetValues<Operation>().ToDictionary(o => o, o => actor.OwnOrganisations(o).ToHashSet());
        return
        [
            .. facts.SelectMany(fact => Of(fact, operation => own[operation].Contains(fact.OrganisationId), today))
                .OrderBy(e => e.DueOn is null).ThenBy(e => e.DueOn).ThenBy(e => e.Since is null).ThenBy(e => e.Since).ThenBy(e => e.Kind)
                .ThenBy(e => e.Text, StringComparer.CurrentCulture).ThenBy(e => e.SubjectId),
        ];
    }

    private static IEnumerable<Expectation> Of(ExpectationFact fact, Func<Operation, bool> may, DateOnly today) => fact.Kind switch
    {
        FactKind.UnansweredReport => OfUnanswered(fact, may, today),
        FactKind.ReceivedReport => May(may(Operation.RegisterDecision), Waiting(fact, ExpectationKind.DecideOnReport, $"Besluta utifrån återrapporteringen: {fact.Title}")),
        FactKind.AllActionsDone => May(may(Operation.ReportProgress), Waiting(fact, ExpectationKind.ReportCompleted, $"Rapportera genomförd: {fact.Title}")),
        FactKind.ReportedCompleted => May(may(Operation.ConfirmCompletion), Waiting(fact, ExpectationKind.Confirm, $"Bekräfta eller skicka tillbaka: {fact.Title}")),
        FactKind.OpenAction => OfAction(fact, may, today),
        FactKind.FollowUpOccasion => May(
            may(Operation.ReportProgress) && DueBuckets.Of(fact.On, isDone: false, today) is DueBucket.Overdue or DueBucket.Within30Days,
            Due(fact, ExpectationKind.FollowUp, $"Följ upp: {fact.Title}", fact.On)),
        FactKind.AdoptedPlan => OfPlan(fact, may, today),
        FactKind.DraftPlan => OfDraftPlan(fact, may),
        FactKind.DraftReport => May(may(Operation.WriteDraftReport), Waiting(fact, ExpectationKind.FinishReport, $"Skriv klart rapporten: {fact.Title}")),
    };

    private static IEnumerable<Expectation> OfUnanswered(ExpectationFact fact, Func<Operation, bool> may, DateOnly today)
    {
        var number = Swedish.Count(fact.Number, "rekommendation", "rekommendationer");
        return
        [
            .. May(may(Operation.RegisterDecision), Due(fact, ExpectationKind.Answer, $"Yttra er över {number} i {fact.Title}", fact.On)),
            .. May(may(Operation.ConfirmCompletion) && fact.On < today, Due(fact, ExpectationKind.AnswerOverdue, $"Efterfråga yttrandet över {fact.Title}: {number} utan svar", fact.On)),
        ];
    }

    private static IEnumerable<Expectation> OfAction(ExpectationFact fact, Func<Operation, bool> may, DateOnly today)
    {
        var bucket = DueBuckets.Of(fact.On, isDone: false, today);
        var officer = may(Operation.ReportProgress);
        return
        [
            .. May(officer && bucket is DueBucket.Overdue or DueBucket.Within30Days, Due(fact, ExpectationKind.ActionDue, fact.Title, fact.On)),
            .. May(officer && bucket == DueBucket.NoDate, Due(fact, ExpectationKind.SetDueDate, $"Sätt slutdatum: {fact.Title}", null)),
            .. May(
                may(Operation.RegisterDecision) && fact.Number >= ManyDeferrals,
                Due(fact, ExpectationKind.DeferredAgain, $"{fact.Title}: flyttad {Swedish.Count(fact.Number, "gång", "gånger")}, {Swedish.Days(fact.Days)} i allt, ta ställning", fact.On)),
        ];
    }

    private static IEnumerable<Expectation> OfPlan(ExpectationFact fact, Func<Operation, bool> may, DateOnly today)
    {
        var freshness = Freshness.Of(fact.On ?? today, fact.Number, today);
        var reviewOn = fact.On?.AddDays(fact.Number);
        var tellFrom = reviewOn?.AddDays(-Math.Min(ReviewNotice, fact.Number / 2));
        var silence = $"ingen rapport på {Swedish.Days(freshness.DaysSinceUpdate)}";
        var officer = may(Operation.ReportProgress);
        return
        [
            .. May(officer && tellFrom <= today, Due(fact, ExpectationKind.ReviewPlan, $"Uppdatera {fact.Title}: {silence}", reviewOn)),
            // Who may report is told to do it, and is not also told to ask for it.
            .. May(!officer && may(Operation.RegisterDecision) && freshness.IsStale, Due(fact, ExpectationKind.StalePlan, $"Begär återrapportering av {fact.Title}: {silence}", reviewOn)),
        ];
    }

    private static IEnumerable<Expectation> OfDraftPlan(ExpectationFact fact, Func<Operation, bool> may) =>
    [
        .. May(may(Operation.AdoptPlan) && fact.Number > 0, Waiting(fact, ExpectationKind.AdoptPlan, $"Ta ställning till {fact.Title}, {Swedish.Count(fact.Number, "åtgärd", "åtgärder")}")),
        .. May(may(Operation.WriteDraftPlan), Waiting(fact, ExpectationKind.FinishPlan, $"Gör färdig planen: {fact.Title}")),
    ];

    private static Expectation[] May(bool isExpected, Expectation expectation) => isExpected ? [expectation] : [];

    private static Expectation Due(ExpectationFact fact, ExpectationKind kind, string text, DateOnly? dueOn) => new(kind, fact.Id, fact.Organisation, text, dueOn);

    private static Expectation Waiting(ExpectationFact fact, ExpectationKind kind, string text) => new(kind, fact.Id, fact.Organisation, text, null, fact.On);
}
