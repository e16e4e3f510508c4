using HsAvtal.Domain.Agreements;

namespace HsAvtal.Domain.Audits;

/// <summary>Where the report on an audited board stands.</summary>
public enum ReportState
{
    /// <summary>Being written; visible to the audit's auditors and to nobody else (rule 1).</summary>
    Draft,

    /// <summary>Överlämnad: visible to all, and never changed (rule 2).</summary>
    HandedOver,
}

/// <summary>One board in one audit (<em>granskad nämnd</em>), with its report: observations, assessments and follow-ups.</summary>
public sealed class AuditedBoard : Aggregate
{
    private readonly List<Observation> _observations = [];
    private readonly List<Assessment> _assessments = [];
    private readonly List<RecommendationFollowUp> _followUps = [];

    private AuditedBoard()
    {
    }

    internal AuditedBoard(Guid auditId, Guid boardId, Signature by)
    {
        AuditId = auditId;
        BoardId = boardId;
        Touch(by);
    }

    public Guid AuditId { get; private set; }

    public Guid BoardId { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>The day the report was handed over.</summary>
    public DateOnly? HandedOverOn { get; private set; }

    public string? HandedOverBy { get; private set; }

    /// <summary>The last day for the board's answer.</summary>
    public DateOnly? AnswerDueOn { get; private set; }

    /// <summary>Diarienummer of the report; null is shown as missing (rule 20).</summary>
    public string? RegistryNumber { get; private set; }

    /// <summary>Who gets the report for information, for example kommunstyrelsen.</summary>
    public string? Informed { get; private set; }

    public bool IsDraft => State == ReportState.Draft;

    public IReadOnlyList<Observation> Observations => _observations;

    public IReadOnlyList<Assessment> Assessments => _assessments;

    public IReadOnlyList<RecommendationFollowUp> FollowUps => _followUps;

    /// <summary>Records what the auditor saw, for an area or (null) for the whole.</summary>
    public Observation Observe(Guid? areaId, string? text, ObservationSources? sources, Signature by)
    {
        DemandDraft();
        var observation = new Observation(Id, areaId, text, sources, by);
        _observations.Add(observation);
        Touch(by);
        return observation;
    }

    public void ChangeObservation(Guid observationId, string? text, ObservationSources? sources, Signature by)
    {
        DemandDraft();
        Find(observationId).Change(text, sources, by);
        Touch(by);
    }

    /// <summary>Ties files and links to an observation of the draft.</summary>
    public void Attach(Guid observationId, IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        DemandDraft();
        Find(observationId).Attach(evidence, by);
        Touch(by);
    }

    public void WithdrawObservation(Guid observationId, string reason, Signature by)
    {
        DemandDraft();
        Find(observationId).Withdraw(reason, by);
        Touch(by);
    }

    /// <summary>Takes back the withdrawal of an observation of the draft.</summary>
    public void RestoreObservation(Guid observationId, Signature by)
    {
        DemandDraft();
        Find(observationId).Restore();
        Touch(by);
    }

    /// <summary>Takes a subject into the report: an empty row to be graded before hand-over (rule 6).</summary>
    public Assessment Include(AssessmentSubject subject, GradeScalePurpose purpose, Signature by)
    {
        DemandDraft();
        DemandNew(subject, purpose);
        var assessment = new Assessment(Id, subject, purpose, by);
        _assessments.Add(assessment);
        Touch(by);
        return assessment;
    }

    /// <summary>
    /// Grades a subject in the draft; a later call replaces the earlier. The grade may be left out until the hand-over.
    /// </summary>
    public Assessment Assess(AssessmentSubject subject, GradeScalePurpose purpose, Verdict verdict, Signature by)
    {
        DemandDraft();
        var current = Current(subject, purpose);
        var assessment = current ?? new Assessment(Id, subject, purpose, by);
        assessment.Write(verdict, by);
        if (current is null)
        {
            _assessments.Add(assessment);
        }

        Touch(by);
        return assessment;
    }

    /// <summary>Takes a subject out of the draft report; what was written stays in the record (rule 17).</summary>
    public void Exclude(Guid assessmentId, string reason, Signature by)
    {
        DemandDraft();
        var assessment = _assessments.Find(a => a.Id == assessmentId && !a.IsWithdrawn);
        Guard.That(assessment is not null, "Bedömningen finns inte i rapporten.");
        assessment.Exclude(reason, by);
        Touch(by);
    }

    /// <summary>
    /// Takes a recommendation from an earlier audit up for follow-up: an empty row, with an empty assessment of the measures
    /// (rules 5 and 6).
    /// </summary>
    public RecommendationFollowUp FollowUp(Guid recommendationId, Signature by)
    {
        DemandDraft();
        DemandNotFollowed(recommendationId);
        Include(AssessmentSubject.Measures(recommendationId), GradeScalePurpose.Measures, by);
        var followUp = new RecommendationFollowUp(Id, recommendationId);
        _followUps.Add(followUp);
        return followUp;
    }

    /// <summary>
    /// Starts a round from an earlier report: its areas and the board's open recommendations come along as empty rows (rule 6).
    /// Where recommendations are followed, the measures are also judged as a whole.
    /// </summary>
    public void StartFrom(AuditedBoard earlier, IEnumerable<Guid> openRecommendationIds, Signature by)
    {
        DemandDraft();
        Guard.That(earlier.BoardId == BoardId, "En uppföljning utgår från samma nämnds tidigare rapport.");
        Guard.That(!earlier.IsDraft, "Den tidigare rapporten är inte överlämnad än.");
        var recommendationIds = openRecommendationIds.Distinct().ToList();
        var rows = earlier._assessments.Where(a => a.IsCurrent && a.SubjectKind != AssessmentSubjectKind.Measures).Select(a => (a.Subject, a.Purpose)).ToHashSet();
        if (recommendationIds.Count > 0)
        {
            rows.Add((AssessmentSubject.Whole, GradeScalePurpose.Measures));
        }

        foreach (var (subject, purpose) in rows)
        {
            DemandNew(subject, purpose);
        }

        recommendationIds.ForEach(DemandNotFollowed);
        recommendationIds.ForEach(id => DemandNew(AssessmentSubject.Measures(id), GradeScalePurpose.Measures));
        foreach (var (subject, purpose) in rows)
        {
            Include(subject, purpose, by);
        }

        foreach (var id in recommendationIds)
        {
            FollowUp(id, by);
        }
    }

    /// <summary>Sets the one outcome of the round for a followed recommendation (rule 5).</summary>
    public void Conclude(Guid recommendationId, FollowUpOutcome? outcome, Signature by)
    {
        DemandDraft();
        var followUp = _followUps.Find(f => f.RecommendationId == recommendationId);
        Guard.That(followUp is not null, "Rekommendationen följs inte upp i granskningen.");
        followUp.Conclude(outcome);
        Touch(by);
    }

    /// <summary>Something that belongs to the report changed beside it, such as a draft recommendation.</summary>
    public void NoteChange(Signature by)
    {
        DemandDraft();
        Touch(by);
    }

    /// <summary>
    /// What is left to do in the report itself before it can be handed over; empty when it is complete. What the outcomes ask of the
    /// recommendations is checked at the hand-over, which knows them.
    /// </summary>
    public IReadOnlyList<ReportGap> Gaps() => ReportGap.Of(
        _assessments.Where(a => a.IsCurrent).Select(a => (a.Subject, a.GradeId is not null, a.Motivation is not null)),
        _followUps.Select(f => new FollowedSoFar(f.RecommendationId, f.Outcome, HasSuccessor: true, IsReported: true)));

    /// <summary>Hands the report over: from now on it is visible to all and never changes (rules 1 and 2).</summary>
    public void HandOver(HandOver handOver, Signature by)
    {
        Guard.That(IsDraft, "Rapporten är redan överlämnad.");
        var gaps = Gaps();
        Guard.That(gaps.Count == 0, $"Rapporten är inte komplett: {gaps.Count} saker återstår. Se listan före överlämnandet.");
        var on = Guard.Date(handOver.On, "Datum för överlämnandet", nameof(HandedOverOn));
        Guard.That(on <= by.Today, "Datum för överlämnandet kan inte ligga i framtiden.", nameof(HandedOverOn));
        var due = Guard.Date(handOver.AnswerDueOn, "Sista dag för yttrande", nameof(AnswerDueOn));
        Guard.That(due > on, "Sista dag för yttrande ska ligga efter överlämnandet.", nameof(AnswerDueOn));
        var registryNumber = Guard.Optional(handOver.RegistryNumber, "Diarienumret", 60, nameof(RegistryNumber));
        Informed = Guard.Optional(handOver.Informed, "Mottagare för kännedom", 300, nameof(Informed));
        RegistryNumber = registryNumber;
        HandedOverOn = on;
        AnswerDueOn = due;
        HandedOverBy = by.Name;
        State = ReportState.HandedOver;
        Touch(by);
    }

    /// <summary>
    /// Rule 2: replaces a handed-over assessment with a new one that names the old and says why; the old stays readable.
    /// </summary>
    public Assessment Correct(Guid assessmentId, Verdict verdict, string? reason, Signature by)
    {
        Guard.That(!IsDraft, "Rapporten är ett utkast: ändra bedömningen direkt i stället för att rätta den.");
        var old = _assessments.Find(a => a.Id == assessmentId);
        Guard.That(old is not null, "Bedömningen finns inte i rapporten.");
        Guard.That(old.IsCurrent, "Bedömningen är redan rättad; rätta den senaste.");
        Guard.That(verdict.Grade is not null, "Bedömning saknas.", "Grade");
        Guard.Text(verdict.Motivation, "Motiveringen", 8000, "Motivation");
        var correction = old.CorrectedBy(verdict, Guard.Text(reason, "Skälet till rättelsen", 1000, "Reason"), by);
        _assessments.Add(correction);
        Touch(by);
        return correction;
    }

    private Assessment? Current(AssessmentSubject subject, GradeScalePurpose purpose) =>
        _assessments.Find(a => a.IsCurrent && a.Subject == subject && a.Purpose == purpose);

    private Observation Find(Guid observationId)
    {
        var observation = _observations.Find(o => o.Id == observationId);
        Guard.That(observation is not null, "Iakttagelsen finns inte i rapporten.");
        return observation;
    }

    private void DemandNew(AssessmentSubject subject, GradeScalePurpose purpose) =>
        Guard.That(Current(subject, purpose) is null, "Rapporten har redan en bedömning av detta.");

    private void DemandNotFollowed(Guid recommendationId) =>
        Guard.That(!_followUps.Exists(f => f.RecommendationId == recommendationId), "Rekommendationen följs redan upp i granskningen.");

    private void DemandDraft() =>
        Guard.That(IsDraft, "Rapporten är överlämnad och kan inte ändras. En bedömning kan rättas med en ny bedömning.");
}

/// <summary>How a report is handed over.</summary>
/// <param name="On">The day; not in the future.</param>
/// <param name="AnswerDueOn">Last day for the board's answer; after the hand-over.</param>
/// <param name="RegistryNumber">Diarienummer; null is shown as missing (rule 20).</param>
/// <param name="Informed">Who gets it for information.</param>
public sealed record HandOver(DateOnly? On, DateOnly? AnswerDueOn, string? RegistryNumber, string? Informed);
