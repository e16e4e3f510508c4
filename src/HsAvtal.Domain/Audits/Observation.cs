namespace HsAvtal.Domain.Audits;

/// <summary>What the auditor saw, per area or for the whole, with its source (<em>iakttagelse</em>).</summary>
public sealed class Observation : Entity
{
    private readonly List<Evidence> _evidence = [];

    private Observation()
    {
    }

    internal Observation(Guid auditedBoardId, Guid? areaId, string? text, string? source, Signature by)
    {
        AuditedBoardId = auditedBoardId;
        AreaId = areaId;
        Change(text, source, by);
    }

    public Guid AuditedBoardId { get; private set; }

    /// <summary>The area; null for the whole.</summary>
    public Guid? AreaId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Where it was seen: a document, an interview by function, a figure.</summary>
    public string? Source { get; private set; }

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    internal void Change(string? text, string? source, Signature by)
    {
        Guard.That(!IsWithdrawn, "Iakttagelsen är makulerad.");
        var seen = Guard.Text(text, "Iakttagelsen", 8000, nameof(Text));
        Source = Guard.Optional(source, "Källan", 500, nameof(Source));
        Text = seen;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    internal void Attach(IEnumerable<EvidenceSource> evidence, Signature by) => _evidence.AddRange(evidence.Select(e => new Evidence(e, by)));

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);
}
