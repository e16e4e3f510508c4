using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Decisions;

/// <summary>A board's decision with what it concerns and the documents that belong to it.</summary>
public sealed record DecisionDetails(
    Guid Id,
    Guid OrganisationId,
    Guid AgreementId,
    string Organisation,
    string Board,
    DecisionKind Kind,
    DateOnly DecidedOn,
    string Paragraph,
    string? RegistryNumber,
    string Text,
    DateOnly? SentOn,
    string? Recipients,
    string RegisteredBy,
    string? WithdrawnReason,
    DateTimeOffset? WithdrawnAt,
    IReadOnlyList<EvidenceRow> Evidence,
    IReadOnlyList<DecidedRecommendation> Recommendations,
    Seen Seen)
{
    public bool MayComplete { get; init; }
}

/// <summary>A recommendation that the decision concerns, at the deciding board.</summary>
public sealed record DecidedRecommendation(Guid AddresseeId, string Name);

/// <summary>What is filled in on a decision afterwards. The domain checks it.</summary>
public sealed class CompleteDecisionForm
{
    public string? RegistryNumber { get; set; }

    public DateOnly? SentOn { get; set; }

    public string? Recipients { get; set; }

    public EvidenceForm Evidence { get; init; } = new();
}
