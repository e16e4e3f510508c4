namespace HsAvtal.Domain.Decisions;

/// <summary>A decision as the chain needs to know it.</summary>
public sealed record ChainDecision(Guid DecisionId, DecisionKind Kind, DateOnly DecidedOn, string Paragraph, string? RegistryNumber);

/// <summary>One question of the chain with the decision that answers it, or null where it is missing.</summary>
public sealed record ChainStep(DecisionKind Question, ChainDecision? Answer)
{
    public bool IsAnswered => Answer is not null;
}

/// <summary>
/// The decision chain (<em>beslutskedjan</em>): four questions per recommendation and board, each answered by a dated decision
/// or shown as missing. The state follows from the decisions; nobody ticks a box.
/// </summary>
public sealed record DecisionChain(IReadOnlyList<ChainStep> Steps)
{
    /// <summary>The four questions, in order.</summary>
    public static IReadOnlyList<DecisionKind> Questions { get; } =
        [DecisionKind.Measures, DecisionKind.ReportReceived, DecisionKind.DecidedOnReport, DecisionKind.RemainingNeeds];

    public int Answered => Steps.Count(s => s.IsAnswered);

    public bool IsComplete => Answered == Steps.Count;

    /// <summary>
    /// The latest decision of each kind answers its question. A decision on a report answers only when it was taken on the day
    /// of a received report or later. Adopting a plan for the recommendation is a decision on measures.
    /// </summary>
    public static DecisionChain From(IEnumerable<ChainDecision> decisions)
    {
        var all = decisions.OrderBy(d => d.DecidedOn).ToList();
        var firstReport = all.Find(d => d.Kind == DecisionKind.ReportReceived)?.DecidedOn;
        return new DecisionChain([.. Questions.Select(q => new ChainStep(q, all.FindLast(d => Answers(d, q, firstReport))))]);
    }

    private static bool Answers(ChainDecision decision, DecisionKind question, DateOnly? firstReport) => question switch
    {
        DecisionKind.Measures => decision.Kind is DecisionKind.Measures or DecisionKind.PlanAdopted,
        DecisionKind.DecidedOnReport => decision.Kind == question && decision.DecidedOn >= firstReport,
        _ => decision.Kind == question,
    };
}
