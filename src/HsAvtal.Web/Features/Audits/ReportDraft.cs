using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Audits;

/// <summary>A report being written, with what its editor needs; <paramref name="Others"/> are the audit's other boards that the auditor writes drafts on.</summary>
public sealed record ReportDraft(
    ReportDetails Report,
    Seen Seen,
    IReadOnlyList<AreaChoice> Areas,
    IReadOnlyList<GradeChoice> Grades,
    IReadOnlyList<PreviousGrade> Previous,
    IReadOnlyList<BoardChoice> Others,
    IReadOnlyList<string> Gaps)
{
    /// <summary>The grade of the round before, shown greyed (rule 6).</summary>
    public PreviousGrade? PreviousOf(ReportAssessment row) =>
        Previous.FirstOrDefault(p => p.SubjectKind == row.SubjectKind && p.AreaId == row.AreaId && p.RecommendationId == row.RecommendationId && p.Purpose == row.Purpose);
}

public sealed record GradeChoice(Guid Id, GradeScalePurpose Purpose, int Rank, int Steps, string Name);

/// <summary>The latest handed-over grade of a subject before this report.</summary>
public sealed record PreviousGrade(AssessmentSubjectKind SubjectKind, Guid? AreaId, Guid? RecommendationId, GradeScalePurpose Purpose, int Year, string Grade, int Rank, int Steps);

/// <summary>What is typed for an assessment; equal to another when the same is typed.</summary>
public sealed record AssessmentForm
{
    public Guid? GradeId { get; set; }

    public string? Motivation { get; set; }

    public string? OwnWording { get; set; }

    /// <summary>How the followed recommendation ends in this round; only where one is followed.</summary>
    public FollowUpOutcome? Outcome { get; set; }
}

/// <summary>What is typed for an observation; a null id is a new one.</summary>
public sealed class ObservationForm
{
    public Guid? Id { get; set; }

    public Guid? AreaId { get; set; }

    public string? Text { get; set; }

    /// <summary>The document it was seen in.</summary>
    public string? Document { get; set; }

    /// <summary>Who was interviewed, by function.</summary>
    public string? Interview { get; set; }

    /// <summary>The figure that shows it.</summary>
    public string? Figure { get; set; }

    public EvidenceForm Evidence { get; init; } = new();

    public ObservationSources ToSources() => new(Document, Interview, Figure);
}

/// <summary>What is typed for a recommendation; a null id is a new one.</summary>
public sealed class RecommendationForm
{
    public Guid? Id { get; set; }

    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public ISet<Guid> AreaIds { get; init; } = new HashSet<Guid>();

    /// <summary>The earlier recommendations that it continues: none, one, or several that are merged.</summary>
    public ISet<Guid> ContinuesIds { get; init; } = new HashSet<Guid>();

    public LineageKind ContinuesAs { get; set; }

    /// <summary>The other boards of the audit that it is addressed to as well (rule 8).</summary>
    public ISet<Guid> AlsoToBoardIds { get; init; } = new HashSet<Guid>();
}

/// <summary>What is typed to hand a report over.</summary>
public sealed class HandOverForm
{
    public DateOnly? On { get; set; }

    public DateOnly? AnswerDueOn { get; set; }

    public string? RegistryNumber { get; set; }

    public string? Informed { get; set; }
}
