using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Audits;

/// <summary>One audited board in the list of audits.</summary>
public sealed record AuditRow(
    Guid Id,
    Guid AuditId,
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
    bool MayAnswer,
    bool MayCorrect)
{
    /// <summary>Whether the reader may make a plan from its recommendations.</summary>
    public bool MayPlan { get; init; }

    /// <summary>What holds now: neither corrected nor taken out.</summary>
    public IEnumerable<ReportAssessment> Current => Assessments.Where(a => a.CorrectedById is null);

    /// <summary>Rule 2: the assessments that were corrected into this one, the latest first.</summary>
    public IReadOnlyList<ReportAssessment> CorrectedInto(ReportAssessment assessment)
    {
        var earlier = new List<ReportAssessment>();
        for (var old = CorrectedBy(assessment.Id); old is not null; old = CorrectedBy(old.Id))
        {
            earlier.Add(old);
        }

        return earlier;
    }

    private ReportAssessment? CorrectedBy(Guid correctionId) => Assessments.FirstOrDefault(a => a.CorrectedById == correctionId);
}

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
    IReadOnlyList<string> Questions)
{
    /// <summary>Where the agreement's change log stands, to be kept on paper; null when nothing is logged.</summary>
    public string? LogHead => Log is null ? null : Data.ChangeLog.LogHead.Short(Log.Sequence, Log.Hash);

    /// <summary>The last entry of the agreement's chain.</summary>
    public ChangeLogHead? Log { get; init; }
}

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
    string? CorrectionReason,
    DateTimeOffset RecordedAt,
    string RecordedBy);

/// <summary>An observation of the report.</summary>
public sealed record ReportObservation(Guid Id, Guid? AreaId, string Text, ObservationSources Sources, IReadOnlyList<EvidenceRow> Evidence);

/// <summary>A recommendation of the report.</summary>
public sealed record ReportRecommendation(
    Guid Id,
    Guid AddresseeId,
    string Number,
    string Title,
    string Text,
    RecommendationState State,
    IReadOnlyList<Guid> AreaIds,
    IReadOnlyList<Guid> ContinuesIds,
    IReadOnlyList<SharedBoard> SharedWith,
    bool IsSharedBeyondSight)
{
    /// <summary>Whether its words may be changed: a draft at all its boards, all of them seen by the one who writes.</summary>
    public bool MayReword => State == RecommendationState.Draft && !IsSharedBeyondSight && SharedWith.All(b => b.State == RecommendationState.Draft);

    /// <summary>Rule 1: the same without the boards where it is a draft that the reader may not see.</summary>
    public ReportRecommendation SeenBy(Actor actor, Guid agreementId) => this with
    {
        SharedWith = [.. SharedWith.Where(b => b.State != RecommendationState.Draft || actor.May(Operation.ReadDraftReport, b.OrganisationId, agreementId))],
    };
}

/// <summary>Another board that a recommendation is addressed to (rule 8).</summary>
public sealed record SharedBoard(Guid AddresseeId, Guid BoardId, Guid OrganisationId, string Name, RecommendationState State);

/// <summary>A recommendation of an earlier audit that the report follows up.</summary>
public sealed record ReportFollowUp(Guid RecommendationId, Guid AddresseeId, string Number, string Title, int Year, RecommendationState State, FollowUpOutcome? Outcome);
