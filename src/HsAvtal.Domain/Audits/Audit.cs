namespace HsAvtal.Domain.Audits;

/// <summary>What kind of examination an audit is.</summary>
public enum AuditKind
{
    /// <summary>Fördjupad granskning.</summary>
    Indepth,

    /// <summary>Uppföljande granskning.</summary>
    FollowUp,
}

/// <summary>One examination (<em>granskning</em>); may cover several boards, each with its own report.</summary>
public sealed class Audit : Aggregate
{
    private readonly List<string> _criteria = [];
    private readonly List<string> _questions = [];
    private readonly List<AuditedBoard> _boards = [];

    private Audit()
    {
    }

    /// <param name="agreementId">The agreement that is examined.</param>
    /// <param name="facts">What the audit is.</param>
    /// <param name="previousAuditId">The audit that this one follows up; demanded of a follow-up.</param>
    /// <param name="by">The auditor who starts it.</param>
    public Audit(Guid agreementId, AuditFacts facts, Guid? previousAuditId, Signature by)
    {
        AgreementId = agreementId;
        PreviousAuditId = previousAuditId;
        Describe(facts, by);
    }

    public Guid AgreementId { get; private set; }

    public string Title { get; private set; } = "";

    public int Year { get; private set; }

    public AuditKind Kind { get; private set; }

    public string CommissionedBy { get; private set; } = "";

    public string CarriedOutBy { get; private set; } = "";

    public DateOnly? PeriodStart { get; private set; }

    public DateOnly? PeriodEnd { get; private set; }

    public Guid? PreviousAuditId { get; private set; }

    /// <summary>Audit criteria (<em>revisionskriterier</em>): the law and agreements that are held against.</summary>
    public IReadOnlyList<string> Criteria => _criteria;

    /// <summary>Audit questions (<em>revisionsfrågor</em>).</summary>
    public IReadOnlyList<string> Questions => _questions;

    public IReadOnlyList<AuditedBoard> Boards => _boards;

    /// <summary>Says what the audit is, until one of its reports is handed over: that report carries it (rule 2).</summary>
    public void Describe(AuditFacts facts, Signature by)
    {
        Guard.That(_boards.TrueForAll(b => b.IsDraft), "En rapport i granskningen är överlämnad: uppgifterna om granskningen kan inte ändras.");
        Guard.That(
            facts.Kind != AuditKind.FollowUp || PreviousAuditId is not null,
            "En uppföljande granskning behöver en tidigare granskning att följa upp.",
            nameof(PreviousAuditId));
        var title = Guard.Text(facts.Title, "Titeln", 200, nameof(Title));
        Guard.That(facts.Year is >= 2000 and <= 2100, "Året ska skrivas med fyra siffror, till exempel 2025.", nameof(Year));
        var commissionedBy = Guard.Text(facts.CommissionedBy, "Uppdragsgivaren", 200, nameof(CommissionedBy));
        var carriedOutBy = Guard.Text(facts.CarriedOutBy, "Den som utför granskningen", 200, nameof(CarriedOutBy));
        Guard.That(
            facts.PeriodStart is null || facts.PeriodEnd is null || facts.PeriodEnd >= facts.PeriodStart,
            "Periodens slut ligger före dess början.",
            nameof(PeriodEnd));
        DateOnly? start = facts.PeriodStart is null ? null : Guard.Date(facts.PeriodStart, "Periodens början", nameof(PeriodStart));
        DateOnly? end = facts.PeriodEnd is null ? null : Guard.Date(facts.PeriodEnd, "Periodens slut", nameof(PeriodEnd));
        var criteria = Lines(facts.Criteria, "Ett revisionskriterium", nameof(Criteria));
        var questions = Lines(facts.Questions, "En revisionsfråga", nameof(Questions));
        Title = title;
        Year = facts.Year;
        Kind = facts.Kind;
        CommissionedBy = commissionedBy;
        CarriedOutBy = carriedOutBy;
        PeriodStart = start;
        PeriodEnd = end;
        Replace(_criteria, criteria);
        Replace(_questions, questions);
        Touch(by);
    }

    /// <summary>Adds a board with a report of its own, starting as an empty draft.</summary>
    public AuditedBoard AddBoard(Guid boardId, Signature by)
    {
        Guard.That(!_boards.Exists(b => b.BoardId == boardId), "Nämnden ingår redan i granskningen.");
        var board = new AuditedBoard(Id, boardId, by);
        _boards.Add(board);
        Touch(by);
        return board;
    }

    private static List<string> Lines(IEnumerable<string> lines, string label, string field) =>
        [.. lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => Guard.Text(l, label, 500, field))];

    private static void Replace(List<string> target, List<string> lines)
    {
        target.Clear();
        target.AddRange(lines);
    }
}

/// <summary>What an audit is: title, year, kind, who and when, criteria and questions.</summary>
public sealed record AuditFacts(
    string? Title,
    int Year,
    AuditKind Kind,
    string? CommissionedBy,
    string? CarriedOutBy,
    DateOnly? PeriodStart = null,
    DateOnly? PeriodEnd = null)
{
    public IReadOnlyList<string> Criteria { get; init; } = [];

    public IReadOnlyList<string> Questions { get; init; } = [];
}
