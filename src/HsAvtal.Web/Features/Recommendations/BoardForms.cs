using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>A decision on one recommendation, and those of the same board that it also concerns.</summary>
public sealed class RegisterDecisionForm : DecisionForm
{
    public DecisionKind Kind { get; set; }

    /// <summary>Why the risk is accepted; only for <see cref="DecisionKind.RiskAccepted"/>.</summary>
    public string? Motivation { get; set; }

    /// <summary>Other open recommendations of the board, by addressee.</summary>
    public ISet<Guid> AlsoConcerns { get; } = new HashSet<Guid>();
}

/// <summary>The board's answers to a whole report, resting on one decision.</summary>
public sealed class AnswerForm : DecisionForm
{
    public IList<AnswerRowForm> Rows { get; set; } = [];
}

/// <summary>The answer to one recommendation; a row without a position is not answered now.</summary>
public sealed class AnswerRowForm
{
    public required Guid AddresseeId { get; init; }

    public ResponsePosition? Position { get; set; }

    public string? Statement { get; set; }

    public required Seen Seen { get; set; }
}

/// <summary>What the board answers: the report and its recommendations.</summary>
public sealed record AnswerSheet(
    Guid AuditedBoardId,
    string AuditTitle,
    int Year,
    string Board,
    string Organisation,
    DateOnly? AnswerDueOn,
    IReadOnlyList<AnswerSheetRow> Rows,
    DateOnly Today);

/// <summary>One recommendation to answer, with the answer given last.</summary>
public sealed record AnswerSheetRow(
    Guid AddresseeId,
    string Number,
    string Title,
    string Text,
    RecommendationState State,
    ResponsePosition? LastPosition,
    string? LastStatement,
    Seen Seen);

/// <summary>A recommendation at a board, as the forms for deciding, reporting and confirming need it.</summary>
public sealed record AddresseeForAct(
    Guid Id,
    Guid BoardId,
    Guid OrganisationId,
    Guid AgreementId,
    string Title,
    string Board,
    string Organisation,
    RecommendationState State,
    Seen Seen,
    IReadOnlyList<OtherOpen> Others);

/// <summary>Another open recommendation of the same board.</summary>
public sealed record OtherOpen(Guid AddresseeId, string Name);

/// <summary>What is written when a recommendation is reported completed, confirmed or sent back.</summary>
public sealed class CompletionForm
{
    public string? Statement { get; set; }

    /// <summary>The day it is reported, confirmed or sent back; may be told afterwards.</summary>
    public DateOnly? On { get; set; }

    /// <summary>The auditor's choice: confirm, or send back with the statement as reason.</summary>
    public bool SendBack { get; set; }
}
