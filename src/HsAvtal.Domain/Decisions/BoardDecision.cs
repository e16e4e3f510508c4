namespace HsAvtal.Domain.Decisions;

/// <summary>What a board decision is about; the first four answer the questions of the decision chain.</summary>
public enum DecisionKind
{
    /// <summary>Har nämnden beslutat om åtgärder?</summary>
    Measures,

    /// <summary>Har nämnden fått återrapportering?</summary>
    ReportReceived,

    /// <summary>Har nämnden beslutat utifrån återrapporteringen?</summary>
    DecidedOnReport,

    /// <summary>Är kvarstående behov utrett?</summary>
    RemainingNeeds,

    /// <summary>Yttrande över en granskning.</summary>
    Response,

    /// <summary>Åtgärdsplan antagen.</summary>
    PlanAdopted,

    /// <summary>Risken accepterad: en rekommendation avslutas utan att vara genomförd.</summary>
    RiskAccepted,

    /// <summary>Målnivåer för indikatorer.</summary>
    TargetsSet,
}

/// <summary>A decision by a board, with date, paragraph and registry number (<em>nämndbeslut</em>).</summary>
public sealed class BoardDecision : Aggregate
{
    private readonly List<DecisionRecommendation> _recommendations = [];
    private readonly List<Evidence> _evidence = [];

    private BoardDecision()
    {
    }

    /// <param name="boardId">The deciding board.</param>
    /// <param name="decidedOn">The day of the meeting; not in the future.</param>
    /// <param name="paragraph">The paragraph of the minutes, for example "§ 45".</param>
    /// <param name="registryNumber">Diarienummer; null is kept and shown as missing (rule 20).</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="text">What was decided.</param>
    /// <param name="recommendationIds">The recommendations it concerns.</param>
    /// <param name="by">Who registers it.</param>
    public BoardDecision(
        Guid boardId,
        DateOnly? decidedOn,
        string? paragraph,
        string? registryNumber,
        DecisionKind kind,
        string? text,
        IEnumerable<Guid> recommendationIds,
        Signature by)
    {
        BoardId = boardId;
        DecidedOn = Guard.Date(decidedOn, "Beslutsdatum", nameof(DecidedOn));
        Guard.That(DecidedOn <= by.Today, "Beslutsdatum kan inte ligga i framtiden.", nameof(DecidedOn));
        Paragraph = Guard.Text(paragraph, "Paragrafen", 30, nameof(Paragraph));
        RegistryNumber = Guard.Optional(registryNumber, "Diarienumret", 60, nameof(RegistryNumber));
        Kind = kind;
        Text = Guard.Text(text, "Vad som beslutades", 4000, nameof(Text));
        _recommendations.AddRange(recommendationIds.Distinct().Select(id => new DecisionRecommendation(Id, id)));
        RegisteredBy = by.Name;
        Touch(by);
    }

    public Guid BoardId { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public string Paragraph { get; private set; } = "";

    public string? RegistryNumber { get; private set; }

    public DecisionKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>When the decision was sent (<em>expedierat</em>); null while it is not.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>To whom it was sent, for example the auditors.</summary>
    public string? Recipients { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    public IReadOnlyList<DecisionRecommendation> Recommendations => _recommendations;

    /// <summary>Minutes and other documents that belong to the decision.</summary>
    public IReadOnlyList<Evidence> Evidence => _evidence;

    /// <summary>Notes that the decision was sent, and to whom; once only.</summary>
    public void Send(DateOnly? on, string? recipients, Signature by)
    {
        Guard.That(!IsWithdrawn, "Beslutet är makulerat.");
        Guard.That(SentOn is null, $"Beslutet är redan skickat, {SentOn:yyyy-MM-dd}.");
        var sentOn = Guard.Date(on, "Datum då det skickades", nameof(SentOn));
        Guard.That(sentOn >= DecidedOn, "Det kan inte skickas före beslutet.", nameof(SentOn));
        Guard.That(sentOn <= by.Today, "Datum då det skickades kan inte ligga i framtiden.", nameof(SentOn));
        Recipients = Guard.Text(recipients, "Mottagare", 300, nameof(Recipients));
        SentOn = sentOn;
        Touch(by);
    }

    /// <summary>Gives the decision the registry number that was missing (rule 20); one that it has is not changed.</summary>
    public void Register(string? registryNumber, Signature by)
    {
        Guard.That(!IsWithdrawn, "Beslutet är makulerat.");
        Guard.That(RegistryNumber is null, "Beslutet har redan ett diarienummer.");
        RegistryNumber = Guard.Text(registryNumber, "Diarienumret", 60, nameof(RegistryNumber));
        Touch(by);
    }

    public void Attach(IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        Guard.That(!IsWithdrawn, "Beslutet är makulerat.");
        _evidence.AddRange(evidence.Select(e => new Evidence(e, by)));
        Touch(by);
    }

    /// <summary>Rule 17: a decision registered by mistake is withdrawn with a reason.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }

    /// <exception cref="DomainException">The decision is withdrawn, of another board or kind, or does not concern the recommendation.</exception>
    public void DemandAbout(Guid recommendationId, Guid boardId, params DecisionKind[] kinds)
    {
        DemandFor(boardId, kinds);
        Guard.That(_recommendations.Exists(r => r.RecommendationId == recommendationId), "Beslutet gäller inte rekommendationen.");
    }

    /// <exception cref="DomainException">The decision is withdrawn, of another board or of another kind.</exception>
    public void DemandFor(Guid boardId, params DecisionKind[] kinds)
    {
        Guard.That(!IsWithdrawn, "Beslutet är makulerat och kan inte användas.");
        Guard.That(BoardId == boardId, "Beslutet är fattat av en annan nämnd.");
        Guard.That(kinds.Contains(Kind), "Beslutet är av ett annat slag än det som behövs här.");
    }
}

/// <summary>That a decision concerns a recommendation.</summary>
public sealed class DecisionRecommendation
{
    private DecisionRecommendation()
    {
    }

    internal DecisionRecommendation(Guid decisionId, Guid recommendationId)
    {
        DecisionId = decisionId;
        RecommendationId = recommendationId;
    }

    public Guid DecisionId { get; private set; }

    public Guid RecommendationId { get; private set; }
}
