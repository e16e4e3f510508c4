namespace HsAvtal.Domain.Recommendations;

/// <summary>How one recommendation continues another.</summary>
public enum LineageKind
{
    Repeated,
    Split,
    Merged,
}

/// <summary>
/// A lasting object: raised in one audit, followed through all later ones (rule 5). Each board that it is addressed to answers,
/// plans and is assessed on its own (rule 8), as a <see cref="RecommendationAddressee"/>.
/// </summary>
public sealed class Recommendation : Aggregate
{
    private readonly List<RecommendationArea> _areas = [];
    private readonly List<RecommendationAddressee> _addressees = [];
    private readonly List<RecommendationLink> _predecessors = [];

    private Recommendation()
    {
    }

    /// <param name="agreementId">The agreement.</param>
    /// <param name="auditId">The audit that raises it.</param>
    /// <param name="number">Its number within the audit, as the report prints it, for example "2a".</param>
    /// <param name="wording">What is recommended and for which areas.</param>
    /// <param name="by">The auditor.</param>
    public Recommendation(Guid agreementId, Guid auditId, string? number, RecommendationWording wording, Signature by)
    {
        AgreementId = agreementId;
        AuditId = auditId;
        Number = Guard.Text(number, "Numret", 10, nameof(Number));
        Write(wording, by);
    }

    public Guid AgreementId { get; private set; }

    public Guid AuditId { get; private set; }

    /// <summary>Number within its audit, as the report prints it.</summary>
    public string Number { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public IReadOnlyList<RecommendationArea> Areas => _areas;

    public IReadOnlyList<RecommendationAddressee> Addressees => _addressees;

    /// <summary>The earlier recommendations that this one continues.</summary>
    public IReadOnlyList<RecommendationLink> Predecessors => _predecessors;

    public bool IsDraft => _addressees.TrueForAll(a => a.State == RecommendationState.Draft);

    /// <summary>Changes the wording while no board has been handed it.</summary>
    public void Reword(RecommendationWording wording, Signature by)
    {
        DemandDraft();
        Write(wording, by);
    }

    /// <summary>Addresses the recommendation to one audited board, as a draft until its report is handed over.</summary>
    public RecommendationAddressee Address(Guid boardId, Guid auditedBoardId, Signature by)
    {
        Guard.That(!IsWithdrawn, "Rekommendationen är makulerad.");
        Guard.That(!_addressees.Exists(a => a.BoardId == boardId), "Rekommendationen är redan riktad till nämnden.");
        var addressee = new RecommendationAddressee(Id, boardId, auditedBoardId, by);
        _addressees.Add(addressee);
        Touch(by);
        return addressee;
    }

    /// <summary>Says that this recommendation continues an earlier one (rule 5).</summary>
    public void Continue(Recommendation earlier, LineageKind kind, Signature by)
    {
        DemandDraft();
        Guard.That(earlier.Id != Id, "En rekommendation kan inte fortsätta sig själv.");
        Guard.That(earlier.AuditId != AuditId, "En rekommendation kan bara fortsätta en från en tidigare granskning.");
        Guard.That(!earlier.IsDraft, "En rekommendation kan bara fortsätta en som är lämnad.");
        Guard.That(!_predecessors.Exists(l => l.FromId == earlier.Id), "Rekommendationerna är redan länkade.");
        _predecessors.Add(new RecommendationLink(earlier.Id, Id, kind));
        Touch(by);
    }

    /// <summary>Rule 17: takes back a draft recommendation, with a reason.</summary>
    public void Withdraw(string reason, Signature by)
    {
        DemandDraft();
        MarkWithdrawn(reason, by);
        Touch(by);
    }

    private void Write(RecommendationWording wording, Signature by)
    {
        var title = Guard.Text(wording.Title, "Rubriken", 200, nameof(Title));
        Text = Guard.Text(wording.Text, "Rekommendationen", 4000, nameof(Text));
        Title = title;
        var areas = wording.AreaIds.Distinct().ToList();
        _areas.RemoveAll(a => !areas.Contains(a.AreaId));
        _areas.AddRange(areas.Where(id => !_areas.Exists(a => a.AreaId == id)).Select(id => new RecommendationArea(Id, id)));
        Touch(by);
    }

    private void DemandDraft()
    {
        Guard.That(!IsWithdrawn, "Rekommendationen är makulerad.");
        Guard.That(IsDraft, "Rekommendationen är lämnad och kan inte ändras.");
    }
}

/// <summary>What is recommended: a title, the text, and the areas it is about (none means the whole).</summary>
public sealed record RecommendationWording(string? Title, string? Text, IReadOnlyList<Guid> AreaIds);

/// <summary>That a recommendation is about an area.</summary>
public sealed class RecommendationArea
{
    private RecommendationArea()
    {
    }

    internal RecommendationArea(Guid recommendationId, Guid areaId)
    {
        RecommendationId = recommendationId;
        AreaId = areaId;
    }

    public Guid RecommendationId { get; private set; }

    public Guid AreaId { get; private set; }
}

/// <summary>That a later recommendation continues an earlier one; read both ways.</summary>
public sealed class RecommendationLink
{
    private RecommendationLink()
    {
    }

    internal RecommendationLink(Guid fromId, Guid toId, LineageKind kind)
    {
        FromId = fromId;
        ToId = toId;
        Kind = kind;
    }

    /// <summary>The earlier recommendation.</summary>
    public Guid FromId { get; private set; }

    /// <summary>The later recommendation.</summary>
    public Guid ToId { get; private set; }

    public LineageKind Kind { get; private set; }
}
