using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>What an organisation follows up in a year: the plans of its boards, and what they cover of the agreement.</summary>
public sealed record FollowUpYear(
    string Organisation,
    string OrganisationCode,
    int Year,
    IReadOnlyList<FollowUpArea> Areas,
    IReadOnlyList<FollowUpPlanHead> Plans,
    IReadOnlyList<FollowUpRow> Rows,
    bool MayWrite,
    DateOnly Today)
{
    public FollowUpCoverage Coverage { get; } = FollowUpCoverage.Of([.. Areas.Select(a => a.Id)], Rows.Where(r => r.WithdrawnReason is null).Select(r => (r.AreaId, r.Perspective)));

    /// <summary>How many of the year's occasions are in a state.</summary>
    public int Count(params OccasionState[] states) => Rows.SelectMany(r => r.Occasions).Count(o => states.Contains(o.State(Today)));
}

public sealed record FollowUpArea(Guid Id, string Name);

/// <summary>A plan and whose it is.</summary>
public sealed record FollowUpPlanHead(Guid Id, string Board);

/// <summary>A row of a plan with its days.</summary>
public sealed record FollowUpRow(
    Guid Id,
    Guid PlanId,
    int Number,
    string Title,
    Guid AreaId,
    string Area,
    Perspective Perspective,
    string How,
    FollowUpFrequency Frequency,
    DateOnly FirstOn,
    string ResponsibleFunction,
    Guid? IndicatorId,
    string? Indicator,
    Guid? CommitmentId,
    string? Commitment,
    string? WithdrawnReason,
    IReadOnlyList<OccasionRow> Occasions,
    Seen Seen)
{
    /// <summary>Why it is no longer followed up and nothing is left to show of it.</summary>
    public bool IsGone => WithdrawnReason is not null && Occasions.Count == 0;
}

/// <summary>A planned day.</summary>
public sealed record OccasionRow(Guid Id, DateOnly PlannedOn, DateOnly? DoneOn)
{
    public OccasionState State(DateOnly today) => OccasionStates.Of(PlannedOn, DoneOn, today);
}

/// <summary>A planned day with what is written about it.</summary>
public sealed record OccasionDetails(OccasionHead Head, IReadOnlyList<FollowUpReportRow> Reports, bool MayReport, DateOnly Today)
{
    public OccasionState State => OccasionStates.Of(Head.PlannedOn, Head.DoneOn, Today);
}

/// <summary>The day itself, its row and the version seen.</summary>
public sealed record OccasionHead(
    Guid Id,
    Guid ItemId,
    Guid OrganisationId,
    Guid AgreementId,
    string Organisation,
    string OrganisationCode,
    string Board,
    int Year,
    string Title,
    Guid AreaId,
    string Area,
    Perspective Perspective,
    string How,
    FollowUpFrequency Frequency,
    string ResponsibleFunction,
    string? Indicator,
    string? Commitment,
    DateOnly PlannedOn,
    DateOnly? DoneOn,
    Seen Seen)
{
    /// <summary>The address of the plan it belongs to.</summary>
    public string PlanHref => $"/uppfoljning?huvudman={OrganisationCode}&ar={Year}";
}

/// <summary>A report on an occasion; with a reason when it is taken back.</summary>
public sealed record FollowUpReportRow(DateOnly DoneOn, string Text, string By, DateTimeOffset At, string? WithdrawnReason, string? WithdrawnBy, IReadOnlyList<EvidenceRow> Evidence);
