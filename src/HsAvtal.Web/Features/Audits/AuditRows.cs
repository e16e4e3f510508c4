using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Web.Features.Audits;

/// <summary>One audited board in the list of audits.</summary>
public sealed record AuditRow(
    Guid Id,
    string Title,
    int Year,
    AuditKind Kind,
    string Organisation,
    string Board,
    ReportState State,
    DateOnly? HandedOverOn,
    DateOnly? AnswerDueOn,
    string? Grade,
    int? Rank,
    int Steps,
    int Recommendations);

/// <summary>What narrows the list of audits; null means all.</summary>
public sealed record AuditFilter(string? Search, string? OrganisationCode, int? Year);

/// <summary>A report on an audited board, as it is read.</summary>
public sealed record ReportDetails(
    ReportHead Head,
    IReadOnlyList<ReportAssessment> Assessments,
    IReadOnlyList<ReportObservation> Observations,
    IReadOnlyList<ReportRecommendation> Recommendations,
    IReadOnlyList<ReportFollowUp> FollowUps,
    bool MayWrite,
    bool MayAnswer);

/// <summary>What is examined, by whom and when.</summary>
public sealed record ReportHead(
    Guid Id,
    Guid AuditId,
    Guid AgreementId,
    Guid OrganisationId,
    Guid BoardId,
    string Title,
    int Year,
    AuditKind Kind,
    string CommissionedBy,
    string CarriedOutBy,
    DateOnly? PeriodStart,
    DateOnly? PeriodEnd,
    string Organisation,
    string OrganisationCode,
    string Board,
    ReportState State,
    DateOnly? HandedOverOn,
    DateOnly? AnswerDueOn,
    string? RegistryNumber,
    string? Informed,
    Guid? PreviousAuditId,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<string> Questions);

/// <summary>A graded subject of the report; <paramref name="Previous"/> is the grade of the round before (rule 6).</summary>
public sealed record ReportAssessment(
    Guid Id,
    AssessmentSubjectKind SubjectKind,
    Guid? AreaId,
    Guid? RecommendationId,
    GradeScalePurpose Purpose,
    string? AreaName,
    int AreaOrder,
    Guid? GradeId,
    string? Grade,
    int? Rank,
    int Steps,
    string? Motivation,
    string? OwnWording,
    Guid? CorrectedById,
    string? CorrectionReason);

/// <summary>An observation of the report.</summary>
public sealed record ReportObservation(Guid Id, Guid? AreaId, string Text, string? Source);

/// <summary>A recommendation of the report.</summary>
public sealed record ReportRecommendation(
    Guid Id,
    Guid AddresseeId,
    string Number,
    string Title,
    string Text,
    RecommendationState State,
    IReadOnlyList<Guid> AreaIds,
    IReadOnlyList<Guid> ContinuesIds);

/// <summary>A recommendation of an earlier audit that the report follows up.</summary>
public sealed record ReportFollowUp(Guid RecommendationId, Guid AddresseeId, string Number, string Title, int Year, RecommendationState State, FollowUpOutcome? Outcome);
