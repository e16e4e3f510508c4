using HsAvtal.Domain.Audits;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Web.Features.Areas;

/// <summary>An area of the agreement in the list.</summary>
public sealed record AreaRow(Guid Id, int Order, string Name, string Summary, int Commitments);

/// <summary>An area with what one organisation's boards have been told and do about it.</summary>
public sealed record AreaDetails(
    Guid Id,
    string Name,
    string Summary,
    string Organisation,
    string OrganisationCode,
    IReadOnlyList<CommitmentRow> Commitments,
    IReadOnlyList<AreaAssessment> Assessments,
    IReadOnlyList<AreaObservation> Observations,
    IReadOnlyList<AreaRecommendation> Recommendations,
    IReadOnlyList<AreaAction> Actions,
    IReadOnlyList<AreaIndicator> Indicators,
    DateOnly Today)
{
    /// <summary>Rule 3: the latest handed-over assessment, or null for <em>Ej bedömd</em>.</summary>
    public AreaAssessment? Current => Assessments.FirstOrDefault(a => a.CorrectedById is null);
}

/// <summary>A promise of the area.</summary>
public sealed record CommitmentRow(int Number, string Text, CommitmentParty CarriedBy, string? Target);

/// <summary>A handed-over assessment of the area, latest first; corrected ones stay readable (rule 2).</summary>
public sealed record AreaAssessment(
    Guid Id,
    Guid AuditedBoardId,
    int Year,
    string AuditTitle,
    DateOnly HandedOverOn,
    string Grade,
    int Rank,
    int Steps,
    string? Motivation,
    string? OwnWording,
    Guid? CorrectedById,
    string? CorrectionReason);

/// <summary>What the auditors saw in the area.</summary>
public sealed record AreaObservation(int Year, string Text, ObservationSources Sources);

/// <summary>A recommendation about the area.</summary>
public sealed record AreaRecommendation(Guid AddresseeId, int Year, string Number, string Title, RecommendationState State);

/// <summary>An action in the area, of an adopted plan.</summary>
public sealed record AreaAction(Guid Id, string Title, string? ResponsibleFunction, ActionStatus Status, DateOnly? DueOn);

/// <summary>An indicator that shows something about the area, with the organisation's last value.</summary>
public sealed record AreaIndicator(Guid Id, string Name, string Unit, int Decimals, PeriodKind PeriodKind, Perspective Perspective, DateOnly? Period, decimal? Value, MissingReason? Missing)
{
    /// <summary>A reason has no unit.</summary>
    public string ShownUnit => Value is null ? "" : Unit;
}
