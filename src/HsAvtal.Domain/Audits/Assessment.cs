using HsAvtal.Domain.Agreements;

namespace HsAvtal.Domain.Audits;

/// <summary>What an assessment can be about.</summary>
public enum AssessmentSubjectKind
{
    Area,
    Whole,

    /// <summary>The sufficiency of measures for one recommendation.</summary>
    Measures,
}

/// <summary>What an assessment is about: an area, the whole, or the measures for a recommendation.</summary>
public sealed record AssessmentSubject(AssessmentSubjectKind Kind, Guid? AreaId, Guid? RecommendationId)
{
    public static readonly AssessmentSubject Whole = new(AssessmentSubjectKind.Whole, null, null);

    public static AssessmentSubject Area(Guid areaId) => new(AssessmentSubjectKind.Area, areaId, null);

    public static AssessmentSubject Measures(Guid recommendationId) => new(AssessmentSubjectKind.Measures, null, recommendationId);
}

/// <summary>What an auditor concludes: a grade, why, and the wording of the auditor's own report.</summary>
public sealed record Verdict(Grade? Grade, string? Motivation, string? OwnWording = null);

/// <summary>A grade with a motivation for one subject of one audited board (<em>bedömning</em>).</summary>
public sealed class Assessment : Entity
{
    private Assessment()
    {
    }

    internal Assessment(Guid auditedBoardId, AssessmentSubject subject, GradeScalePurpose purpose, Signature by)
    {
        AuditedBoardId = auditedBoardId;
        SubjectKind = subject.Kind;
        AreaId = subject.AreaId;
        RecommendationId = subject.RecommendationId;
        Purpose = purpose;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid AuditedBoardId { get; private set; }

    public AssessmentSubjectKind SubjectKind { get; private set; }

    public Guid? AreaId { get; private set; }

    public Guid? RecommendationId { get; private set; }

    public AssessmentSubject Subject => new(SubjectKind, AreaId, RecommendationId);

    /// <summary>Which kind of scale the grade is on.</summary>
    public GradeScalePurpose Purpose { get; private set; }

    /// <summary>The grade; null only in a draft.</summary>
    public Guid? GradeId { get; private set; }

    public string? Motivation { get; private set; }

    /// <summary>The auditor's own wording, kept beside the grade.</summary>
    public string? OwnWording { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    /// <summary>The assessment that this one corrects (rule 2).</summary>
    public Guid? CorrectsId { get; private set; }

    public string? CorrectionReason { get; private set; }

    /// <summary>The assessment that corrected this one; then this one is history.</summary>
    public Guid? CorrectedById { get; private set; }

    /// <summary>Neither corrected nor taken out of the report.</summary>
    public bool IsCurrent => CorrectedById is null && !IsWithdrawn;

    internal void Write(Verdict verdict, Signature by)
    {
        Guard.That(verdict.Grade is null || verdict.Grade.Purpose == Purpose, "Bedömningen hör till en annan skala.", "Grade");
        var motivation = Guard.Optional(verdict.Motivation, "Motiveringen", 8000, "Motivation");
        var ownWording = Guard.Optional(verdict.OwnWording, "Revisorns ordalydelse", 300, "OwnWording");
        GradeId = verdict.Grade?.Id;
        Motivation = motivation;
        OwnWording = ownWording;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    internal Assessment CorrectedBy(Verdict verdict, string reason, Signature by)
    {
        var correction = new Assessment(AuditedBoardId, Subject, Purpose, by) { CorrectsId = Id, CorrectionReason = reason };
        correction.Write(verdict, by);
        CorrectedById = correction.Id;
        return correction;
    }

    internal void Exclude(string reason, Signature by) => MarkWithdrawn(reason, by);
}
