using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>What an officer types to start a year's plan. The domain checks it.</summary>
public sealed class NewFollowUpPlanForm
{
    public Guid? BoardId { get; set; }

    public int? Year { get; set; }

    /// <summary>Whether the rows of the board's latest earlier plan come along.</summary>
    public bool FromEarlier { get; set; } = true;
}

/// <summary>The boards of the officer's organisations and the years that can be planned.</summary>
public sealed record NewFollowUpChoices(IReadOnlyList<PlanningBoard> Boards, IReadOnlyList<int> Years);

/// <summary>A board with the years that it has plans for, and how many rows each has.</summary>
public sealed record PlanningBoard(Guid Id, string Name, IReadOnlyList<PlannedYear> Plans)
{
    /// <summary>The plan that one for a year can start from; null when there is none.</summary>
    public PlannedYear? Before(int? year) => Plans.Where(p => p.Year < year && p.Rows > 0).MaxBy(p => p.Year);
}

public sealed record PlannedYear(int Year, int Rows);

/// <summary>A plan with what its editor needs.</summary>
public sealed record FollowUpPlanEditor(
    Guid Id,
    int Year,
    string Board,
    string Organisation,
    string OrganisationCode,
    DateOnly Today,
    Seen Seen,
    IReadOnlyList<FollowUpRow> Rows,
    IReadOnlyList<EditorArea> Areas,
    IReadOnlyList<EditorIndicator> Indicators);

public sealed record EditorArea(Guid Id, string Name, IReadOnlyList<EditorCommitment> Commitments);

public sealed record EditorCommitment(Guid Id, string Text);

public sealed record EditorIndicator(Guid Id, string Name, string Unit);

/// <summary>What an officer types for a row; a null id is a new one. The domain checks it.</summary>
public sealed record FollowUpItemForm
{
    public Guid? Id { get; set; }

    public string? Title { get; set; }

    public Guid? AreaId { get; set; }

    public Guid? CommitmentId { get; set; }

    public Guid? IndicatorId { get; set; }

    public Perspective? Perspective { get; set; }

    public string? How { get; set; }

    public FollowUpFrequency? Frequency { get; set; }

    public DateOnly? FirstOn { get; set; }

    public string? ResponsibleFunction { get; set; }

    public FollowUpFacts ToFacts() => new(Title, AreaId, IndicatorId, CommitmentId, Perspective, How, Frequency, FirstOn, ResponsibleFunction);
}

/// <summary>What an officer types to report an occasion. The domain checks it.</summary>
public sealed class FollowUpReportForm
{
    public DateOnly? DoneOn { get; set; }

    public string? Text { get; set; }

    public EvidenceForm Evidence { get; init; } = new();
}
