using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;

namespace HsAvtal.Domain.Recommendations;

/// <summary>Where a recommendation stands at one board (rule 7).</summary>
public enum RecommendationState
{
    /// <summary>Written in a report that is not handed over.</summary>
    Draft,

    /// <summary>Lämnad.</summary>
    Issued,

    /// <summary>Besvarad.</summary>
    Answered,

    /// <summary>Åtgärdas.</summary>
    InProgress,

    /// <summary>Rapporterad genomförd: the organisation has turned the first key.</summary>
    ReportedCompleted,

    /// <summary>Bekräftad genomförd: an auditor has turned the second.</summary>
    ConfirmedCompleted,

    /// <summary>Avslutad med accepterad risk; never shown as implemented.</summary>
    ClosedWithAcceptedRisk,

    /// <summary>Ersatt: continues as another recommendation after a later audit.</summary>
    Superseded,

    /// <summary>Inaktuell, as a later audit found.</summary>
    Obsolete,
}

/// <summary>One board's own following of a recommendation: its state, answers and history (rules 7 and 8).</summary>
public sealed class RecommendationAddressee : Aggregate
{
    private readonly List<BoardResponse> _responses = [];
    private readonly List<RecommendationEvent> _events = [];

    private RecommendationAddressee()
    {
    }

    internal RecommendationAddressee(Guid recommendationId, Guid boardId, Guid auditedBoardId, Signature by)
    {
        RecommendationId = recommendationId;
        BoardId = boardId;
        AuditedBoardId = auditedBoardId;
        Touch(by);
    }

    public Guid RecommendationId { get; private set; }

    public Guid BoardId { get; private set; }

    /// <summary>The report that issues it to the board.</summary>
    public Guid AuditedBoardId { get; private set; }

    public RecommendationState State { get; private set; }

    /// <summary>The decision that accepted the risk, when closed so.</summary>
    public Guid? RiskDecisionId { get; private set; }

    public IReadOnlyList<BoardResponse> Responses => _responses;

    public IReadOnlyList<RecommendationEvent> Events => _events;

    /// <summary>Neither draft nor ended.</summary>
    public bool IsOpen => RecommendationStates.Open.Contains(State);

    /// <summary>The report was handed over, and the recommendation with it.</summary>
    public void Issue(DateOnly on, Signature by)
    {
        Guard.That(!IsWithdrawn, "Rekommendationen riktas inte längre till nämnden och lämnas inte.");
        Demand("Rekommendationen är redan lämnad.", RecommendationState.Draft);
        Move(RecommendationState.Issued, on, null, by);
    }

    /// <summary>The board answers, resting on a decision of its own. A later answer replaces an earlier one while it is open.</summary>
    public BoardResponse Answer(ResponsePosition position, string? statement, BoardDecision decision, Signature by)
    {
        Demand(
            "Bara en lämnad rekommendation som inte är avslutad kan besvaras.",
            [.. RecommendationStates.Answerable]);
        decision.DemandAbout(RecommendationId, BoardId, DecisionKind.Response, DecisionKind.Measures, DecisionKind.PlanAdopted);
        Guard.That(
            decision.DecidedOn >= _events[0].OccurredOn,
            $"Rekommendationen lämnades {_events[0].OccurredOn:yyyy-MM-dd}: nämnden kan inte ha besvarat den tidigare.",
            nameof(BoardDecision.DecidedOn));
        var response = new BoardResponse(Id, position, statement, decision, by);
        _responses.Add(response);
        if (State == RecommendationState.Issued)
        {
            Move(RecommendationState.Answered, decision.DecidedOn, null, by);
        }

        Touch(by);
        return response;
    }

    /// <summary>An adopted plan holds an action for the recommendation.</summary>
    public void StartMeasures(DateOnly on, Signature by)
    {
        Demand("Rekommendationen ska vara besvarad innan den kan åtgärdas.", RecommendationState.Answered);
        Move(RecommendationState.InProgress, on, null, by);
    }

    /// <summary>The first key: the organisation reports it implemented.</summary>
    public void ReportCompleted(string? statement, DateOnly? on, Signature by)
    {
        Demand("Bara en rekommendation som åtgärdas kan rapporteras genomförd.", RecommendationState.InProgress);
        Move(RecommendationState.ReportedCompleted, DayOf(on, by), Guard.Text(statement, "Beskrivningen", 4000, "Statement"), by);
    }

    /// <summary>The second key: an auditor confirms.</summary>
    public void Confirm(string? statement, DateOnly? on, Signature by)
    {
        Demand("Bara en rekommendation som rapporterats genomförd kan bekräftas.", RecommendationState.ReportedCompleted);
        Move(RecommendationState.ConfirmedCompleted, DayOf(on, by), Guard.Optional(statement, "Kommentaren", 4000, "Statement"), by);
    }

    /// <summary>The auditor does not agree, and says why.</summary>
    public void SendBack(string? reason, DateOnly? on, Signature by)
    {
        Demand("Bara en rekommendation som rapporterats genomförd kan skickas tillbaka.", RecommendationState.ReportedCompleted);
        Move(RecommendationState.InProgress, DayOf(on, by), Guard.Text(reason, "Skälet", 4000, "Reason"), by);
    }

    /// <summary>Closes it without implementation: a written risk acceptance resting on a board decision (rule 7).</summary>
    public void AcceptRisk(string? motivation, BoardDecision decision, Signature by)
    {
        Demand(
            "Bara en öppen rekommendation kan avslutas med accepterad risk.",
            [.. RecommendationStates.Open]);
        decision.DemandAbout(RecommendationId, BoardId, DecisionKind.RiskAccepted);
        var text = Guard.Text(motivation, "Motiveringen", 4000, "Motivation");
        RiskDecisionId = decision.Id;
        Move(RecommendationState.ClosedWithAcceptedRisk, decision.DecidedOn, text, by);
    }

    /// <summary>
    /// Carries out the outcome of a later audit's round, when its report is handed over (rule 5). What remains keeps its state;
    /// <em>Genomförd</em> needs both keys, so the organisation must have reported it first (rule 7).
    /// </summary>
    public void ApplyOutcome(FollowUpOutcome outcome, DateOnly on, Signature by)
    {
        if (State is RecommendationState.ConfirmedCompleted && outcome == FollowUpOutcome.Implemented)
        {
            return;
        }

        Demand("Bara en öppen rekommendation kan följas upp.", [.. RecommendationStates.Open]);
        switch (outcome)
        {
            case FollowUpOutcome.Implemented:
                Demand(
                    "Genomförd kräver två nycklar: organisationen ska först ha rapporterat rekommendationen genomförd.",
                    RecommendationState.ReportedCompleted);
                Move(RecommendationState.ConfirmedCompleted, on, "Bekräftad i uppföljande granskning.", by);
                break;
            case FollowUpOutcome.Remains when State == RecommendationState.ReportedCompleted:
                Move(RecommendationState.InProgress, on, "Kvarstår enligt uppföljande granskning.", by);
                break;
            case FollowUpOutcome.Remains:
                Touch(by);
                break;
            case FollowUpOutcome.Repeated or FollowUpOutcome.Split or FollowUpOutcome.Merged:
                Move(RecommendationState.Superseded, on, "Fortsätter som ny rekommendation.", by);
                break;
            case FollowUpOutcome.Obsolete:
                Move(RecommendationState.Obsolete, on, "Inaktuell enligt uppföljande granskning.", by);
                break;
            default:
                throw new DomainException("Okänt utfall.");
        }
    }

    internal void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }

    /// <summary>Addressed anew before any hand-over; that it was not for a while stays in the log.</summary>
    internal void AddressAgain(Signature by)
    {
        MarkRestored();
        Touch(by);
    }

    /// <summary>The day that something was done, told then or afterwards: not in the future, nor before what it follows on.</summary>
    private DateOnly DayOf(DateOnly? on, Signature by)
    {
        var day = Guard.Date(on, "Datum", "On");
        Guard.That(day <= by.Today, "Datum kan inte ligga i framtiden.", "On");
        Guard.That(day >= _events[^1].OccurredOn, $"Datum kan inte ligga före {_events[^1].OccurredOn:yyyy-MM-dd}, då det senaste hände med rekommendationen.", "On");
        return day;
    }

    private void Demand(string message, params RecommendationState[] allowed) => Guard.That(allowed.Contains(State), message);

    private void Move(RecommendationState to, DateOnly on, string? text, Signature by)
    {
        _events.Add(new RecommendationEvent(Id, State, to, on, text, by));
        State = to;
        Touch(by);
    }
}

/// <summary>Groups of states that several places need.</summary>
public static class RecommendationStates
{
    /// <summary>Issued and not ended.</summary>
    public static readonly IReadOnlyList<RecommendationState> Open =
    [
        RecommendationState.Issued,
        RecommendationState.Answered,
        RecommendationState.InProgress,
        RecommendationState.ReportedCompleted,
    ];

    /// <summary>States in which the board may answer, the first time or anew.</summary>
    public static readonly IReadOnlyList<RecommendationState> Answerable =
    [
        RecommendationState.Issued,
        RecommendationState.Answered,
        RecommendationState.InProgress,
    ];
}

/// <summary>How a board answers.</summary>
public enum ResponsePosition
{
    /// <summary>Godtas.</summary>
    Accepted,

    /// <summary>Godtas delvis.</summary>
    PartlyAccepted,

    /// <summary>Godtas inte.</summary>
    NotAccepted,
}

/// <summary>A board's answer to one recommendation (<em>yttrande</em>), with the decision it rests on.</summary>
public sealed class BoardResponse : Entity
{
    private BoardResponse()
    {
    }

    internal BoardResponse(Guid addresseeId, ResponsePosition position, string? statement, BoardDecision decision, Signature by)
    {
        AddresseeId = addresseeId;
        Position = position;
        Statement = Guard.Text(statement, "Yttrandet", 8000, nameof(Statement));
        DecisionId = decision.Id;
        AnsweredOn = decision.DecidedOn;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid AddresseeId { get; private set; }

    public ResponsePosition Position { get; private set; }

    public string Statement { get; private set; } = "";

    public Guid DecisionId { get; private set; }

    public DateOnly AnsweredOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";
}

/// <summary>One step in a recommendation's life at a board.</summary>
public sealed class RecommendationEvent : Entity
{
    private RecommendationEvent()
    {
    }

    internal RecommendationEvent(Guid addresseeId, RecommendationState from, RecommendationState to, DateOnly on, string? text, Signature by)
    {
        AddresseeId = addresseeId;
        FromState = from;
        ToState = to;
        OccurredOn = on;
        Text = text;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid AddresseeId { get; private set; }

    public RecommendationState FromState { get; private set; }

    public RecommendationState ToState { get; private set; }

    /// <summary>The day it happened, as decided or handed over.</summary>
    public DateOnly OccurredOn { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";
}
