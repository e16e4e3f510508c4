using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>What narrows the catalogue.</summary>
/// <param name="Search">Words in the name, the definition or Kolada's id.</param>
/// <param name="Perspective">One of the five; null is all.</param>
/// <param name="AreaId">An area; null is all.</param>
/// <param name="Source">Where the values come from; null is all.</param>
/// <param name="Year">Only those fixed for the verksamhetsår; null is all.</param>
/// <param name="OrganisationCode">Whose values are shown; null is the user's own organisation.</param>
public sealed record IndicatorFilter(string? Search, Perspective? Perspective, Guid? AreaId, IndicatorSource? Source, int? Year, string? OrganisationCode);

/// <summary>A value with its period and where it came from (rule 16).</summary>
public sealed record ShownValue(DateOnly Period, decimal? Value, MissingReason? Missing);

/// <summary>One indicator in the catalogue with the organisation's last value.</summary>
public sealed record IndicatorRow(
    Guid Id,
    string Name,
    string Unit,
    int Decimals,
    PeriodKind PeriodKind,
    IndicatorDirection Direction,
    Perspective Perspective,
    IndicatorSource Source,
    bool IsGone,
    IReadOnlyList<string> Areas,
    ShownValue? Latest)
{
    public decimal? Target { get; init; }

    public decimal? Region { get; init; }

    public decimal? Nation { get; init; }
}

/// <summary>The catalogue's page, and what its filters offer.</summary>
public sealed record IndicatorList(
    PagedList<IndicatorRow> List,
    string Organisation,
    string OrganisationCode,
    IReadOnlyList<NamedId> Areas,
    IReadOnlyList<FixedYear> Years,
    bool MayType,
    bool MayEdit);

/// <summary>The decision that fixed a year's indicators.</summary>
public sealed record FixedYear(Guid Id, int Year, DateOnly DecidedOn, string DecidedBy, string Paragraph, string? RegistryNumber);

public sealed record NamedId(Guid Id, string Name);

/// <summary>One value of an indicator's page.</summary>
/// <param name="OrganisationId">Null for the nation.</param>
/// <param name="Name">The organisation's short name, or Riket.</param>
/// <param name="Code">SCB code; null for the nation.</param>
public sealed record SeriesValue(
    long Id, Guid? OrganisationId, string Name, string? Code, DateOnly Period, decimal? Value, MissingReason? Missing, ValueOrigin Origin, string Source, DateTimeOffset At, string By);

/// <summary>What a value was before (rule 18).</summary>
public sealed record RevisionRow(DateOnly Period, decimal? Value, MissingReason? Missing, DateTimeOffset CameAt, DateTimeOffset ReplacedAt, string ReplacedBy, string Source);

public sealed record TargetRow(Guid Id, DateOnly Period, decimal Value, Guid DecisionId, string Paragraph, DateOnly DecidedOn, string? RegistryNumber);

/// <summary>Something that happened on the time axis.</summary>
public sealed record IndicatorEvent(DateOnly On, string What, string Href);

public sealed record MovingAction(Guid Id, string Title, string? ResponsibleFunction, Domain.ActionPlans.ActionStatus Status, DateOnly? DueOn, DateOnly? CompletedOn);

/// <summary>The indicator itself.</summary>
public sealed record IndicatorHead(
    Guid Id,
    string Name,
    string Definition,
    string Unit,
    IndicatorDirection Direction,
    Perspective Perspective,
    IndicatorSource Source,
    string SourceText,
    string? KoladaId,
    PeriodKind PeriodKind,
    int Decimals,
    bool IsGenderSplit,
    Formula? Formula,
    NamedId? Numerator,
    NamedId? Denominator,
    decimal? PaymentLine,
    DateTimeOffset? GoneAt,
    IReadOnlyList<NamedId> Areas,
    IReadOnlyList<string> Commitments,
    IReadOnlyList<int> FixedYears,
    Guid OrganisationId,
    string Organisation,
    string OrganisationShort,
    string OrganisationCode);

/// <summary>The page of one indicator for one organisation.</summary>
public sealed record IndicatorDetails(
    IndicatorHead Head,
    Gender Gender,
    IReadOnlyList<SeriesValue> Own,
    IReadOnlyList<SeriesValue> Region,
    IReadOnlyList<SeriesValue> Nation,
    IReadOnlyList<SeriesValue> Others,
    IReadOnlyList<TargetRow> Targets,
    IReadOnlyList<IndicatorEvent> Events,
    IReadOnlyList<MovingAction> Actions,
    IReadOnlyList<RevisionRow> Revisions,
    bool MaySetTarget,
    bool MayDecideTarget,
    bool MayEdit,
    DateOnly Today)
{
    /// <summary>The last period that the organisation has a value or a reason for.</summary>
    public SeriesValue? Latest => Own.Count > 0 ? Own[^1] : null;

    /// <summary>The value before the last that is not missing.</summary>
    public SeriesValue? Before => Own.LastOrDefault(v => v.Value is not null && v.Period < Latest?.Period);

    public TargetRow? TargetOf(DateOnly? period) => Targets.FirstOrDefault(t => t.Period == period);

    public IEnumerable<DateOnly> Periods => Own.Concat(Region).Concat(Nation).Select(v => v.Period).Concat(Targets.Select(t => t.Period)).Distinct().OrderByDescending(p => p);
}
