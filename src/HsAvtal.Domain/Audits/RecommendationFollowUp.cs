namespace HsAvtal.Domain.Audits;

/// <summary>How a recommendation ends in one round (rule 5).</summary>
public enum FollowUpOutcome
{
    /// <summary>Genomförd.</summary>
    Implemented,

    /// <summary>Kvarstår.</summary>
    Remains,

    /// <summary>Upprepad: continues as a new wording.</summary>
    Repeated,

    /// <summary>Delad: continues as several.</summary>
    Split,

    /// <summary>Sammanförd: continues together with others as one.</summary>
    Merged,

    /// <summary>Inaktuell.</summary>
    Obsolete,
}

/// <summary>
/// A recommendation of an earlier audit that is followed up in this one. It starts without an outcome (rule 6), and the
/// sufficiency of the measures is graded by an <see cref="Assessment"/> of its own.
/// </summary>
public sealed class RecommendationFollowUp : Entity
{
    private RecommendationFollowUp()
    {
    }

    internal RecommendationFollowUp(Guid auditedBoardId, Guid recommendationId)
    {
        AuditedBoardId = auditedBoardId;
        RecommendationId = recommendationId;
    }

    public Guid AuditedBoardId { get; private set; }

    public Guid RecommendationId { get; private set; }

    public FollowUpOutcome? Outcome { get; private set; }

    internal void Conclude(FollowUpOutcome? outcome) => Outcome = outcome;
}
