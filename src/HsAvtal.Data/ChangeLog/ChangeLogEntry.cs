namespace HsAvtal.Data.ChangeLog;

/// <summary>One change to one thing: who, when, what, before and after (rule 18). Only ever inserted.</summary>
public sealed class ChangeLogEntry
{
    public long Id { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The function the user acted in.</summary>
    public required string UserName { get; init; }

    /// <summary>Added, Modified or Deleted.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing, by its class name.</summary>
    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    /// <summary>The aggregate that the thing is a part of; its own id for an aggregate.</summary>
    public Guid? AggregateId { get; init; }

    /// <summary>The changed values before, as JSON; null for something added.</summary>
    public string? Before { get; init; }

    /// <summary>The changed values after, as JSON; null for something deleted.</summary>
    public string? After { get; init; }

    /// <summary>Ties the change to the request and its log lines.</summary>
    public string? CorrelationId { get; init; }
}
