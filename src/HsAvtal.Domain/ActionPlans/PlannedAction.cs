namespace HsAvtal.Domain.ActionPlans;

/// <summary>How an action is going, as last reported.</summary>
public enum ActionStatus
{
    NotStarted,
    InProgress,

    /// <summary>Hindrad: something stands in the way.</summary>
    Hindered,

    /// <summary>Reported done. Says nothing of compliance (rule 10).</summary>
    Completed,
}

/// <summary>One measure in a plan (<em>åtgärd</em>).</summary>
public sealed class PlannedAction : Aggregate
{
    private readonly List<ActionRecommendation> _recommendations = [];
    private readonly List<Deferral> _deferrals = [];
    private readonly List<ProgressReport> _reports = [];

    private PlannedAction()
    {
    }

    internal PlannedAction(ActionPlan plan, int number, ActionFacts facts, Signature by)
    {
        Plan = plan;
        PlanId = plan.Id;
        Number = number;
        Write(facts, by);
    }

    public Guid PlanId { get; private set; }

    public ActionPlan Plan { get; private set; } = null!;

    /// <summary>Number within the plan, from 1.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public Guid? AreaId { get; private set; }

    /// <summary>The indicator that is to show whether it helped (rule 13).</summary>
    public Guid? EffectIndicatorId { get; private set; }

    /// <summary>The function that answers for it; a function, never a person's name.</summary>
    public string? ResponsibleFunction { get; private set; }

    public DateOnly? StartOn { get; private set; }

    /// <summary>The due date in force.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The due date when the plan was adopted; locked from then on (rule 9).</summary>
    public DateOnly? OriginalDueOn { get; private set; }

    /// <summary>How many times the due date has been moved; setting a first one is no move.</summary>
    public int TimesMoved { get; private set; }

    public ActionStatus Status { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    public DateOnly? LastReportedOn { get; private set; }

    public bool IsDone => Status == ActionStatus.Completed;

    public IReadOnlyList<ActionRecommendation> Recommendations => _recommendations;

    public IReadOnlyList<Deferral> Deferrals => _deferrals;

    public IReadOnlyList<ProgressReport> Reports => _reports;

    /// <summary>How the due date has slid.</summary>
    public Slippage Slippage => Slippage.Of(TimesMoved, OriginalDueOn, DueOn);

    public DueBucket Bucket(DateOnly today) => DueBuckets.Of(DueOn, IsDone, today);

    /// <summary>Changes the action while its plan is a draft.</summary>
    public void Change(ActionFacts facts, Signature by)
    {
        Guard.That(!IsWithdrawn && !Plan.IsWithdrawn, "Åtgärden är makulerad.");
        Guard.That(!Plan.IsAdopted, "Planen är antagen: flytta fram slutdatum eller rapportera läget i stället.");
        Write(facts, by);
    }

    /// <summary>Moves the due date, with a reason and a decider; the original stays locked (rule 9).</summary>
    public Deferral Defer(DateOnly? to, string? reason, string? decidedBy, DateOnly? decidedOn, Signature by)
    {
        DemandAdopted();
        Guard.That(!IsDone, "Åtgärden är rapporterad klar och behöver inte flyttas.");
        var due = Guard.Date(to, "Nytt slutdatum", "To");
        Guard.That(due != DueOn, "Åtgärden har redan det slutdatumet.", "To");
        Guard.That(StartOn is null || due >= StartOn, "Slutdatum ligger före startdatum.", "To");
        var on = Guard.Date(decidedOn, "Beslutsdatum", "DecidedOn");
        Guard.That(on <= by.Today, "Beslutsdatum kan inte ligga i framtiden.", "DecidedOn");
        var deferral = new Deferral(Id, DueOn, due, reason, decidedBy, on, by);
        _deferrals.Add(deferral);
        TimesMoved += DueOn is null ? 0 : 1;
        DueOn = due;
        OriginalDueOn ??= due;
        Touch(by);
        return deferral;
    }

    /// <summary>Reports how the action is going.</summary>
    public ProgressReport Report(ActionStatus status, string? text, DateOnly? reportedOn, Signature by) => Report(status, text, reportedOn, [], by);

    /// <summary>Reports how the action is going, with what shows it.</summary>
    public ProgressReport Report(ActionStatus status, string? text, DateOnly? reportedOn, IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        DemandAdopted();
        var on = Guard.Date(reportedOn, "Datum för lägesrapporten", "ReportedOn");
        Guard.That(on <= by.Today, "Datum för lägesrapporten kan inte ligga i framtiden.", "ReportedOn");
        Guard.That(
            LastReportedOn is null || on >= LastReportedOn,
            $"Det finns redan en lägesrapport från {LastReportedOn:yyyy-MM-dd}; en ny kan inte vara äldre.",
            "ReportedOn");
        var report = new ProgressReport(Id, Status, status, text, on, evidence, by);
        _reports.Add(report);
        Status = status;
        CompletedOn = status == ActionStatus.Completed ? CompletedOn ?? on : null;
        LastReportedOn = on;
        Touch(by);
        return report;
    }

    /// <summary>Rule 17.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }

    /// <summary>Takes back the withdrawal; the log keeps both.</summary>
    public void Restore(Signature by)
    {
        MarkRestored();
        Touch(by);
    }

    internal void LockDueDate(Signature by)
    {
        OriginalDueOn = DueOn;
        Touch(by);
    }

    private void Write(ActionFacts facts, Signature by)
    {
        var title = Guard.Text(facts.Title, "Åtgärden", 200, nameof(Title));
        var description = Guard.Optional(facts.Description, "Beskrivningen", 4000, nameof(Description));
        var function = Guard.Optional(facts.ResponsibleFunction, "Ansvarig funktion", 150, nameof(ResponsibleFunction));
        DateOnly? start = facts.StartOn is null ? null : Guard.Date(facts.StartOn, "Startdatum", nameof(StartOn));
        DateOnly? due = facts.DueOn is null ? null : Guard.Date(facts.DueOn, "Slutdatum", nameof(DueOn));
        Guard.That(start is null || due is null || due >= start, "Slutdatum ligger före startdatum.", nameof(DueOn));
        Title = title;
        Description = description;
        ResponsibleFunction = function;
        AreaId = facts.AreaId;
        EffectIndicatorId = facts.EffectIndicatorId;
        StartOn = start;
        DueOn = due;
        var ids = facts.RecommendationIds.Distinct().ToList();
        _recommendations.RemoveAll(r => !ids.Contains(r.RecommendationId));
        _recommendations.AddRange(
            ids.Where(id => !_recommendations.Exists(r => r.RecommendationId == id)).Select(id => new ActionRecommendation(Id, id)));
        Touch(by);
    }

    private void DemandAdopted()
    {
        Guard.That(!IsWithdrawn && !Plan.IsWithdrawn, "Åtgärden är makulerad.");
        Guard.That(Plan.IsAdopted, "Planen är inte antagen än.");
    }
}

/// <summary>That an action answers a recommendation.</summary>
public sealed class ActionRecommendation
{
    private ActionRecommendation()
    {
    }

    internal ActionRecommendation(Guid actionId, Guid recommendationId)
    {
        ActionId = actionId;
        RecommendationId = recommendationId;
    }

    public Guid ActionId { get; private set; }

    public Guid RecommendationId { get; private set; }
}

/// <summary>A dated report on an action (<em>lägesrapport</em>).</summary>
public sealed class ProgressReport : Entity
{
    private readonly List<Evidence> _evidence = [];

    private ProgressReport()
    {
    }

    internal ProgressReport(Guid actionId, ActionStatus from, ActionStatus to, string? text, DateOnly on, IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        ActionId = actionId;
        FromStatus = from;
        Status = to;
        Text = Guard.Text(text, "Lägesbeskrivningen", 4000, nameof(Text));
        ReportedOn = on;
        _evidence.AddRange(evidence.Select(e => new Evidence(e, by)));
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid ActionId { get; private set; }

    public ActionStatus FromStatus { get; private set; }

    public ActionStatus Status { get; private set; }

    public string Text { get; private set; } = "";

    public DateOnly ReportedOn { get; private set; }

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";
}
