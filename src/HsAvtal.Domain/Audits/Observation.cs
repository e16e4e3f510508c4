namespace HsAvtal.Domain.Audits;

/// <summary>Where something was seen; each kind may be left out.</summary>
/// <param name="Document">A document, such as minutes or a routine.</param>
/// <param name="Interview">Who was interviewed, by function and never by name.</param>
/// <param name="Figure">A figure and where it comes from.</param>
public sealed record ObservationSources(string? Document = null, string? Interview = null, string? Figure = null);

/// <summary>What the auditor saw, per area or for the whole, with its sources (<em>iakttagelse</em>).</summary>
public sealed class Observation : Entity
{
    private readonly List<Evidence> _evidence = [];

    private Observation()
    {
    }

    internal Observation(Guid auditedBoardId, Guid? areaId, string? text, ObservationSources? sources, Signature by)
    {
        AuditedBoardId = auditedBoardId;
        AreaId = areaId;
        Change(text, sources, by);
    }

    public Guid AuditedBoardId { get; private set; }

    /// <summary>The area; null for the whole.</summary>
    public Guid? AreaId { get; private set; }

    public string Text { get; private set; } = "";

    public string? SourceDocument { get; private set; }

    public string? SourceInterview { get; private set; }

    public string? SourceFigure { get; private set; }

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    internal void Change(string? text, ObservationSources? sources, Signature by)
    {
        Guard.That(!IsWithdrawn, "Iakttagelsen är makulerad.");
        var seen = Guard.Text(text, "Iakttagelsen", 8000, nameof(Text));
        var document = Guard.Optional(sources?.Document, "Källans dokument", 500, nameof(SourceDocument));
        var interview = Guard.Optional(sources?.Interview, "Källans intervju", 500, nameof(SourceInterview));
        SourceFigure = Guard.Optional(sources?.Figure, "Källans siffra", 500, nameof(SourceFigure));
        SourceInterview = interview;
        SourceDocument = document;
        Text = seen;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    internal void Attach(IEnumerable<EvidenceSource> evidence, Signature by) => _evidence.AddRange(evidence.Select(e => new Evidence(e, by)));

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);

    internal void Restore() => MarkRestored();
}
