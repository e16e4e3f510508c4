using HsAvtal.Domain.Decisions;

namespace HsAvtal.Domain.ActionPlans;

/// <summary>What a plan is for.</summary>
public enum ActionPlanKind
{
    /// <summary>Answers an audit.</summary>
    AuditResponse,

    /// <summary>Carries a yearly implementation (<em>genomförandeplan</em>).</summary>
    Implementation,
}

/// <summary>A draft is the organisation's own; an adopted plan is everybody's to read.</summary>
public enum ActionPlanState
{
    Draft,
    Adopted,
}

/// <summary>A board's plan of actions (<em>åtgärdsplan</em>).</summary>
public sealed class ActionPlan : Aggregate
{
    /// <summary>Half a year between reviews unless the plan says otherwise.</summary>
    public const int DefaultReviewIntervalDays = 182;

    private readonly List<PlannedAction> _actions = [];

    private ActionPlan()
    {
    }

    /// <param name="boardId">Whose plan it is.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="auditId">The audit it answers, if any.</param>
    /// <param name="reviewIntervalDays">Days after which the plan counts as stale without a report (rule 12); 7 to 730.</param>
    /// <param name="by">The officer who drafts it.</param>
    public ActionPlan(Guid boardId, string? title, ActionPlanKind kind, Guid? auditId, int reviewIntervalDays, Signature by)
    {
        BoardId = boardId;
        Title = Guard.Text(title, "Planens namn", 200, nameof(Title));
        Kind = kind;
        AuditId = auditId;
        Guard.That(
            reviewIntervalDays is >= 7 and <= 730,
            "Översynsintervallet ska vara mellan 7 och 730 dagar.",
            nameof(ReviewIntervalDays));
        ReviewIntervalDays = reviewIntervalDays;
        CreatedOn = by.Today;
        Touch(by);
    }

    public Guid BoardId { get; private set; }

    public string Title { get; private set; } = "";

    public ActionPlanKind Kind { get; private set; }

    public Guid? AuditId { get; private set; }

    public ActionPlanState State { get; private set; }

    public DateOnly CreatedOn { get; private set; }

    public Guid? AdoptionDecisionId { get; private set; }

    public DateOnly? AdoptedOn { get; private set; }

    public int ReviewIntervalDays { get; private set; }

    public bool IsAdopted => State == ActionPlanState.Adopted;

    public IReadOnlyList<PlannedAction> Actions => _actions;

    public PlannedAction AddAction(ActionFacts facts, Signature by)
    {
        Guard.That(!IsWithdrawn, "Planen är makulerad.");
        Guard.That(!IsAdopted, "Planen är antagen: en ny åtgärd kräver en ny plan.");
        var action = new PlannedAction(this, _actions.Count + 1, facts, by);
        _actions.Add(action);
        Touch(by);
        return action;
    }

    /// <summary>One of the draft's actions changed, so the plan did (rule 19).</summary>
    public void NoteChange(Signature by)
    {
        Guard.That(!IsAdopted, "Planen är antagen.");
        Touch(by);
    }

    /// <summary>Adopts the plan by a board decision; the due dates it has are locked as the original ones (rule 9).</summary>
    public void Adopt(BoardDecision decision, Signature by)
    {
        Guard.That(!IsWithdrawn, "Planen är makulerad.");
        Guard.That(!IsAdopted, "Planen är redan antagen.");
        Guard.That(_actions.Exists(a => !a.IsWithdrawn), "En plan utan åtgärder kan inte antas.");
        decision.DemandFor(BoardId, DecisionKind.PlanAdopted);
        foreach (var action in _actions)
        {
            action.LockDueDate(by);
        }

        State = ActionPlanState.Adopted;
        AdoptionDecisionId = decision.Id;
        AdoptedOn = decision.DecidedOn;
        Touch(by);
    }

    /// <summary>Rule 17.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }
}

/// <summary>What an action is.</summary>
public sealed record ActionFacts(
    string? Title,
    string? Description,
    Guid? AreaId,
    IReadOnlyList<Guid> RecommendationIds,
    string? ResponsibleFunction,
    DateOnly? StartOn,
    DateOnly? DueOn,
    Guid? EffectIndicatorId = null);
