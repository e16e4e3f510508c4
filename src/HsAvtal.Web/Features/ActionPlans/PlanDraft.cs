using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>What an officer types to start a plan. The domain checks it.</summary>
public sealed class NewPlanForm
{
    public string? Title { get; set; }

    public Guid? BoardId { get; set; }

    public ActionPlanKind Kind { get; set; }

    /// <summary>The report that the plan answers; its open recommendations become actions.</summary>
    public Guid? AuditedBoardId { get; set; }

    public string? ReviewIntervalDays { get; set; } = ActionPlan.DefaultReviewIntervalDays.ToString();
}

/// <summary>The boards of the officer's organisations, and the reports that a plan can answer.</summary>
public sealed record NewPlanChoices(IReadOnlyList<PlanBoard> Boards, IReadOnlyList<AnswerableReport> Reports);

public sealed record PlanBoard(Guid Id, string Name);

/// <summary>A handed-over report with open recommendations.</summary>
public sealed record AnswerableReport(Guid AuditedBoardId, Guid BoardId, string Name, int Open);

/// <summary>A plan being drafted, with what its editor needs.</summary>
public sealed record PlanDraft(
    Guid Id,
    string Title,
    string Board,
    string Organisation,
    Guid OrganisationId,
    Guid AgreementId,
    Guid BoardId,
    Seen Seen,
    IReadOnlyList<DraftAction> Actions,
    IReadOnlyList<PlanArea> Areas,
    IReadOnlyList<PlanRecommendation> Recommendations,
    IReadOnlyList<PlanIndicator> Indicators);

public sealed record PlanArea(Guid Id, string Name);

/// <summary>An indicator that can show whether an action helped.</summary>
public sealed record PlanIndicator(Guid Id, string Name, string Unit, Perspective Perspective);

/// <summary>An open recommendation that an action can answer.</summary>
public sealed record PlanRecommendation(Guid Id, int Year, string Number, string Title)
{
    public string Name => $"{Year} nr {Number}: {Title}";
}

/// <summary>An action of a draft plan.</summary>
public sealed record DraftAction(
    Guid Id,
    int Number,
    string Title,
    string? Description,
    Guid? AreaId,
    string? ResponsibleFunction,
    DateOnly? StartOn,
    DateOnly? DueOn,
    IReadOnlyList<Guid> RecommendationIds,
    Guid? EffectIndicatorId);

/// <summary>What an officer types for an action; a null id is a new one. The domain checks it.</summary>
public sealed class ActionForm
{
    public Guid? Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public Guid? AreaId { get; set; }

    public string? ResponsibleFunction { get; set; }

    public DateOnly? StartOn { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>The indicator that is to show whether it helped (rule 13).</summary>
    public Guid? EffectIndicatorId { get; set; }

    public ISet<Guid> RecommendationIds { get; init; } = new HashSet<Guid>();

    public ActionFacts ToFacts() => new(Title, Description, AreaId, [.. RecommendationIds], ResponsibleFunction, StartOn, DueOn, EffectIndicatorId);
}
