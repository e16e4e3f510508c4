using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>One recommendation at one board, in the list.</summary>
public sealed record RecommendationRow(
    Guid Id,
    Guid RecommendationId,
    string Number,
    string Title,
    int Year,
    string Organisation,
    RecommendationState State,
    int ActionsDone,
    int ActionsInAll)
{
    public Lineage Lineage { get; init; } = new(0, 1);
}

/// <summary>What narrows the list; null means all.</summary>
public sealed record RecommendationFilter(string? Search, string? OrganisationCode, string? State, Guid? AreaId)
{
    /// <summary>A question of the decision chain that no decision answers.</summary>
    public DecisionKind? Unanswered { get; init; }
}

/// <summary>Everything the page of one recommendation at one board shows.</summary>
public sealed record RecommendationDetails(
    RecommendationHead Head,
    Lineage Lineage,
    IReadOnlyList<RelatedRecommendation> Earlier,
    IReadOnlyList<RelatedRecommendation> Later,
    DecisionChain Chain,
    IReadOnlyList<RoundGrade> Rounds,
    IReadOnlyList<LinkedAction> Actions,
    IReadOnlyList<TimelineEntry> Timeline,
    AnswerDeadline? Deadline,
    RecommendationActs Acts,
    DateOnly Today)
{
    /// <summary>Rule 5: all that it goes back to and goes on as at this board, however many rounds.</summary>
    public required IReadOnlyList<RelatedRecommendation> Line { get; init; }

    /// <summary>What is drawn along time: all that has happened here, and the rounds before and after.</summary>
    public IReadOnlyList<Moment> Moments =>
    [
        .. Timeline.Select((e, i) => new Moment(e.Who, e.On, $"{Dates.Long(e.On)}: {e.Title}", e.Tone, $"/rekommendationer/{Head.Id}#handelse-{i}")),
        .. Line.Where(r => r.HandedOverOn is not null).Select(r => new Moment(ActedBy.Auditors, r.HandedOverOn!.Value, $"{Dates.Long(r.HandedOverOn)}: {r.Year} nr {r.Number}, {r.Title}", Tone.Weak, $"/rekommendationer/{r.AddresseeId}")),
    ];

    /// <summary>Rule 13.</summary>
    public Effect Effect => Effects.OfAll(Actions.Count, Actions.Count(a => a.Status == ActionStatus.Completed), [.. Actions.Select(a => (a.Direction, a.Before, a.After))]);
}

/// <summary>What the user may do with the recommendation as it stands.</summary>
public sealed record RecommendationActs(bool Decide, bool ReportCompleted, bool Confirm);

/// <summary>The recommendation itself and whom it is addressed to.</summary>
public sealed record RecommendationHead(
    Guid Id,
    Guid RecommendationId,
    Guid OrganisationId,
    Guid AgreementId,
    Guid BoardId,
    string Number,
    string Title,
    string Text,
    RecommendationState State,
    string Organisation,
    string OrganisationCode,
    string Board,
    Guid AuditedBoardId,
    string AuditTitle,
    int Year,
    DateOnly? IssuedOn,
    DateOnly? AnswerDueOn,
    string? RegistryNumber,
    IReadOnlyList<AreaName> Areas,
    IReadOnlyList<OtherAddressee> Others);

/// <summary>An area of the agreement.</summary>
public sealed record AreaName(Guid Id, string Name);

/// <summary>The same recommendation at another board.</summary>
public sealed record OtherAddressee(Guid Id, string Organisation, RecommendationState State);

/// <summary>A recommendation that this one continues, or that continues it.</summary>
public sealed record RelatedRecommendation(Guid AddresseeId, string Number, string Title, int Year, LineageKind Kind)
{
    /// <summary>When it was handed over.</summary>
    public DateOnly? HandedOverOn { get; init; }
}

/// <summary>How a round graded the measures, and how the recommendation ended in it.</summary>
public sealed record RoundGrade(int Year, string Number, string? Grade, int? Rank, int Steps, string? Motivation, FollowUpOutcome? Outcome, DateOnly? HandedOverOn);

/// <summary>An action of an adopted plan that answers the recommendation.</summary>
public sealed record LinkedAction(Guid Id, string Title, string? ResponsibleFunction, ActionStatus Status, DateOnly? DueOn, Guid? EffectIndicatorId, string? EffectIndicator, IndicatorDirection? Direction, decimal? Before, decimal? After, IndicatorFigure? Latest);

/// <summary>The last figure of an indicator, as it is shown.</summary>
public sealed record IndicatorFigure(decimal? Value, string Unit, int Decimals, PeriodKind PeriodKind, DateOnly Period);

/// <summary>Who acts on a recommendation.</summary>
public enum ActedBy
{
    Auditors,
    Board,
    Administration,
}

/// <summary>A point on the line of time, and where it is told in full.</summary>
public sealed record Moment(ActedBy Who, DateOnly On, string Said, Tone Tone, string Href);

/// <summary>One thing that happened, for the timeline.</summary>
public sealed record TimelineEntry(DateOnly On, string Title, string? Text, string? Source)
{
    public required ActedBy Who { get; init; }

    /// <summary>How it is drawn.</summary>
    public Tone Tone { get; init; } = Tone.Neutral;

    /// <summary>The decision it rests on, to read.</summary>
    public Guid? DecisionId { get; init; }
}
