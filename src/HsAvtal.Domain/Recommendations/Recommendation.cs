using HsAvtal.Domain.Audits;

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
    /// <param name="report">The draft report that raises it; its board is the first that it is addressed to, so it is never addressed to nobody.</param>
    /// <param name="number">Its number within the audit, as the report prints it, for example "2a".</param>
    /// <param name="wording">What is recommended and for which areas.</param>
    /// <param name="by">The auditor.</param>
    public Recommendation(Guid agreementId, AuditedBoard report, string? number, RecommendationWording wording, Signature by)
    {
        AgreementId = agreementId;
        AuditId = report.AuditId;
        Number = Guard.Text(number, "Numret", 10, nameof(Number));
        Write(wording, by);
        Address(report, by);
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

    /// <summary>
    /// Addresses the recommendation to the board of one more draft report of the audit, where it is a draft until that report is
    /// handed over (rule 8). A board that it was no longer addressed to comes back.
    /// </summary>
    public RecommendationAddressee Address(AuditedBoard report, Signature by)
    {
        DemandNotWithdrawn();
        Guard.That(report.AuditId == AuditId, "En rekommendation kan bara riktas till nämnder i samma granskning.");
        Guard.That(report.IsDraft, "Nämndens rapport är överlämnad: rekommendationen kan inte riktas till den i efterhand.");
        var addressee = _addressees.Find(a => a.BoardId == report.BoardId);
        Guard.That(addressee is null or { IsWithdrawn: true }, "Rekommendationen är redan riktad till nämnden.");
        if (addressee is null)
        {
            addressee = new RecommendationAddressee(Id, report.BoardId, report.Id, by);
            _addressees.Add(addressee);
        }
        else
        {
            addressee.AddressAgain(by);
        }

        Touch(by);
        return addressee;
    }

    /// <summary>Whether the recommendation is addressed to the board, as a draft or issued.</summary>
    public bool IsAddressedTo(Guid boardId) => _addressees.Exists(a => a.BoardId == boardId && !a.IsWithdrawn);

    /// <summary>
    /// Stops addressing it to the board of a draft report; the other boards keep it (rule 8). The last board is never taken away:
    /// then the recommendation itself is withdrawn.
    /// </summary>
    public void StopAddressing(AuditedBoard report, string reason, Signature by)
    {
        DemandNotWithdrawn();
        var addressee = AddresseeIn(report);
        Guard.That(report.IsDraft, "Rapporten är överlämnad: rekommendationen är lämnad till nämnden och står kvar.");
        Guard.That(
            _addressees.Exists(a => a != addressee && !a.IsWithdrawn),
            "En rekommendation ska riktas till minst en nämnd. Ta bort den i stället.");
        addressee.Withdraw(reason, by);
        Touch(by);
    }

    /// <summary>
    /// Its part of a report's hand-over: from now on the board follows it, and no other report can change the wording (rule 8).
    /// </summary>
    public void Issue(AuditedBoard report, Signature by)
    {
        DemandNotWithdrawn();
        var addressee = AddresseeIn(report);
        Guard.That(report.HandedOverOn is not null, "Rapporten är inte överlämnad än.");
        addressee.Issue(report.HandedOverOn.Value, by);
        // Also the wording's version moves, so that somebody who is rewording it at this moment is refused.
        Touch(by);
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

    /// <summary>Rule 17: takes back a draft recommendation from all its boards, with a reason.</summary>
    public void Withdraw(string reason, Signature by)
    {
        DemandDraft();
        MarkWithdrawn(reason, by);
        foreach (var addressee in _addressees.Where(a => !a.IsWithdrawn))
        {
            addressee.Withdraw(reason, by);
        }

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

    private RecommendationAddressee AddresseeIn(AuditedBoard report)
    {
        var addressee = _addressees.Find(a => a.AuditedBoardId == report.Id && !a.IsWithdrawn);
        Guard.That(addressee is not null, "Rekommendationen är inte riktad till nämnden.");
        return addressee;
    }

    private void DemandNotWithdrawn() => Guard.That(!IsWithdrawn, "Rekommendationen är makulerad.");

    private void DemandDraft()
    {
        DemandNotWithdrawn();
        Guard.That(
            IsDraft || !_addressees.Exists(a => a.State == RecommendationState.Draft && !a.IsWithdrawn),
            "Rekommendationen är redan lämnad till en annan nämnd och kan varken ändras eller tas bort. Den kan sluta riktas hit.");
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
