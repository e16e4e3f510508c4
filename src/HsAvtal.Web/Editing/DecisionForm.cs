using HsAvtal.Domain;
using HsAvtal.Domain.Decisions;

namespace HsAvtal.Web.Editing;

/// <summary>The board decision that an answer, an adoption or another act rests on. The domain checks it.</summary>
public class DecisionForm
{
    public DateOnly? DecidedOn { get; set; }

    public string? Paragraph { get; set; }

    public string? RegistryNumber { get; set; }

    public string? Text { get; set; }

    /// <summary>When it was sent, if it has been.</summary>
    public DateOnly? SentOn { get; set; }

    public string? Recipients { get; set; }

    public EvidenceForm Evidence { get; init; } = new();

    /// <summary>The decision as typed, with its documents and to whom it was sent.</summary>
    public BoardDecision ToDecision(Guid boardId, DecisionKind kind, IEnumerable<Guid> recommendationIds, Signature by)
    {
        var decision = new BoardDecision(boardId, DecidedOn, Paragraph, RegistryNumber, kind, Text, recommendationIds, by);
        if (SentOn is not null || !string.IsNullOrWhiteSpace(Recipients))
        {
            decision.Send(SentOn, Recipients, by);
        }

        decision.Attach(Evidence.Sources(), by);
        return decision;
    }
}
