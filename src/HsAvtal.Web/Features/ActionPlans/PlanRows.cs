using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>A plan in the list.</summary>
public sealed record PlanRow(
    Guid Id,
    string Title,
    ActionPlanKind Kind,
    ActionPlanState State,
    string Organisation,
    string Board,
    DateOnly? AdoptedOn,
    int ReviewIntervalDays,
    DateOnly LastUpdatedOn,
    int Done,
    int Overdue,
    int Total,
    int Deferrals,
    int DeferredDays)
{
    public Progress Progress => new(Done, Overdue, Total);

    public Freshness Freshness(DateOnly today) => Domain.ActionPlans.Freshness.Of(LastUpdatedOn, ReviewIntervalDays, today);
}

/// <summary>What narrows the list of plans; null means all.</summary>
public sealed record PlanFilter(string? Search, string? OrganisationCode);

/// <summary>A plan with its actions.</summary>
public sealed record PlanDetails(PlanHead Head, IReadOnlyList<ActionRow> Actions, bool MayWrite, bool MayAdopt, bool MayReport, DateOnly Today)
{
    public required IReadOnlyList<PlanLane> Lanes { get; init; }

    public Progress Progress
    {
        get
        {
            var buckets = Actions.Select(a => a.Bucket(Today)).ToList();
            return new Progress(buckets.Count(b => b == DueBucket.Done), buckets.Count(b => b == DueBucket.Overdue), buckets.Count);
        }
    }

    public DateOnly LastUpdatedOn => Actions.Max(a => a.LastReportedOn) ?? Head.AdoptedOn ?? Head.CreatedOn;

    public Freshness Freshness => Domain.ActionPlans.Freshness.Of(LastUpdatedOn, Head.ReviewIntervalDays, Today);
}

/// <summary>An action over time: when it begins, when it was to be done, and every day that it has been moved to (rule 9).</summary>
public sealed record PlanLane(Guid Id, int Number, string Title, ActionStatus Status, DateOnly? StartOn, DateOnly? OriginalDueOn, DateOnly? DueOn, IReadOnlyList<DateOnly> MovedTo)
{
    public DueBucket Bucket(DateOnly today) => DueBuckets.Of(DueOn, Status == ActionStatus.Completed, today);
}

/// <summary>What the plan is and the decision that adopted it.</summary>
public sealed record PlanHead(
    Guid Id,
    Guid OrganisationId,
    Guid AgreementId,
    string Title,
    ActionPlanKind Kind,
    ActionPlanState State,
    string Organisation,
    string OrganisationCode,
    string Board,
    Guid? AuditedBoardId,
    string? AuditTitle,
    int? AuditYear,
    DateOnly CreatedOn,
    DateOnly? AdoptedOn,
    string? Paragraph,
    string? RegistryNumber,
    int ReviewIntervalDays);

/// <summary>An action in a list.</summary>
public sealed record ActionRow(
    Guid Id,
    int Number,
    string Title,
    string? ResponsibleFunction,
    string? Area,
    string Organisation,
    ActionStatus Status,
    DateOnly? DueOn,
    DateOnly? OriginalDueOn,
    DateOnly? LastReportedOn,
    int Deferrals)
{
    public DueBucket Bucket(DateOnly today) => DueBuckets.Of(DueOn, Status == ActionStatus.Completed, today);

    public Slippage Slippage => Slippage.Of(Deferrals, OriginalDueOn, DueOn);
}

/// <summary>What narrows the list of actions; null means all.</summary>
public sealed record ActionFilter(string? Search, string? OrganisationCode, DueBucket? Bucket, ActionStatus? Status);

/// <summary>An action with its reports and moved dates.</summary>
public sealed record ActionDetails(
    ActionHead Head,
    IReadOnlyList<ReportRow> Reports,
    IReadOnlyList<DeferralRow> Deferrals,
    IReadOnlyList<AnsweredRecommendation> Recommendations,
    bool MayReport,
    DateOnly Today);

/// <summary>The action itself, its plan and the version seen.</summary>
public sealed record ActionHead(
    Guid Id,
    Guid PlanId,
    string PlanTitle,
    Guid OrganisationId,
    Guid AgreementId,
    string Organisation,
    string OrganisationCode,
    ActionPlanState PlanState,
    int Number,
    string Title,
    string? Description,
    string? ResponsibleFunction,
    Guid? AreaId,
    string? Area,
    ActionStatus Status,
    DateOnly? StartOn,
    DateOnly? DueOn,
    DateOnly? OriginalDueOn,
    DateOnly? LastReportedOn,
    ActionEffect? Effect,
    Seen Seen);

/// <summary>The indicator that an action is meant to move: its last figure before the action, the last after it was done, and the last there is (rule 13).</summary>
public sealed record ActionEffect(
    Guid IndicatorId, string Indicator, string Unit, int Decimals, PeriodKind PeriodKind, IndicatorDirection Direction, decimal? Before, decimal? After, decimal? Latest, DateOnly? LatestPeriod)
{
    public Effect Of(ActionStatus status) => Effects.Of(1, status == ActionStatus.Completed ? 1 : 0, Direction, Before, After);

    /// <summary>How far it has moved since before the action; null when that is not known.</summary>
    public ValueChange? Change => ValueChange.Between(Before, Latest);
}

/// <summary>A progress report.</summary>
public sealed record ReportRow(DateOnly On, ActionStatus From, ActionStatus Status, string Text, string By, IReadOnlyList<EvidenceRow> Evidence);

/// <summary>A moved due date.</summary>
public sealed record DeferralRow(DateOnly? From, DateOnly To, string Reason, string DecidedBy, DateOnly DecidedOn)
{
    public int Days => From is { } from ? To.DayNumber - from.DayNumber : 0;
}

/// <summary>A recommendation that the action answers, at the plan's board.</summary>
public sealed record AnsweredRecommendation(Guid AddresseeId, int Year, string Number, string Title);
