using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;

namespace HsAvtal.Domain.Tests.Builders;

internal sealed class PlanBuilder
{
    private readonly List<ActionFacts> _actions = [];

    public static ActionFacts Facts(DateOnly? startOn = null, DateOnly? dueOn = null, string? title = "Inför en rutin") =>
        new(title, null, null, [], "MAS", startOn, dueOn);

    public static BoardDecision AdoptionOf(ActionPlan plan) => A.Decision().By(plan.BoardId).Of(DecisionKind.PlanAdopted).Registered();

    public PlanBuilder WithAction(DateOnly? dueOn, DateOnly? startOn = null)
    {
        _actions.Add(Facts(startOn, dueOn));
        return this;
    }

    public ActionPlan AsDraft()
    {
        var plan = new ActionPlan(
            Guid.CreateVersion7(),
            "Åtgärdsplan 2025",
            ActionPlanKind.AuditResponse,
            null,
            ActionPlan.DefaultReviewIntervalDays,
            Signed.ByOfficer());
        foreach (var facts in _actions)
        {
            plan.AddAction(facts, Signed.ByOfficer());
        }

        return plan;
    }

    public ActionPlan Adopted()
    {
        var plan = AsDraft();
        plan.Adopt(AdoptionOf(plan), Signed.BySecretary());
        return plan;
    }
}

/// <summary>One action in a plan of its own.</summary>
internal sealed class ActionBuilder
{
    private DateOnly? _dueOn = Signed.Day.AddDays(60);
    private DateOnly? _startOn;

    public ActionBuilder DueOn(DateOnly? day)
    {
        _dueOn = day;
        return this;
    }

    public ActionBuilder StartingOn(DateOnly day)
    {
        _startOn = day;
        return this;
    }

    public PlannedAction InADraftPlan() => A.Plan().WithAction(_dueOn, _startOn).AsDraft().Actions[0];

    public PlannedAction InAnAdoptedPlan() => A.Plan().WithAction(_dueOn, _startOn).Adopted().Actions[0];

    public PlannedAction ReportedDone()
    {
        var action = InAnAdoptedPlan();
        action.Report(ActionStatus.Completed, "Klart.", Signed.Day, Signed.ByOfficer());
        return action;
    }
}

/// <summary>One move of a due date, complete unless told otherwise.</summary>
internal sealed class DeferralMove(DateOnly? to)
{
    private string? _reason = "Upphandlingen drog ut på tiden.";
    private string? _decidedBy = "Omsorgsnämnden";
    private DateOnly? _decidedOn = Signed.Day;

    public DeferralMove Because(string? reason)
    {
        _reason = reason;
        return this;
    }

    public DeferralMove DecidedBy(string? who)
    {
        _decidedBy = who;
        return this;
    }

    public DeferralMove DecidedOn(DateOnly? day)
    {
        _decidedOn = day;
        return this;
    }

    public Deferral Of(PlannedAction action) => action.Defer(to, _reason, _decidedBy, _decidedOn, Signed.ByOfficer());
}
