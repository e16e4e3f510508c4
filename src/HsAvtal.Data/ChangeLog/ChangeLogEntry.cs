using HsAvtal.Domain.Access;

namespace HsAvtal.Data.ChangeLog;

/// <summary>One change to one thing: who, when, what, before and after (rule 18). Only ever inserted.</summary>
public sealed class ChangeLogEntry
{
    public long Id { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The function the user acted in.</summary>
    public required string UserName { get; init; }

    /// <summary>The role that allowed the change; null for the product itself and for signing in.</summary>
    public Role? Role { get; init; }

    /// <summary>Added, Modified or Deleted.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing, by its class name.</summary>
    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    /// <summary>The aggregate that the thing is a part of; its own id for an aggregate.</summary>
    public Guid? AggregateId { get; init; }

    /// <summary>The organisation it concerns; null where it is the agreement's, several organisations' or nobody's.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What it was a draft of when it changed: only those who may read such a draft may read the entry (rule 1).</summary>
    public DraftKind? Draft { get; init; }

    /// <summary>The changed values before, as JSON; null for something added.</summary>
    public string? Before { get; init; }

    /// <summary>The changed values after, as JSON; null for something deleted.</summary>
    public string? After { get; init; }

    /// <summary>Ties the change to the request and its log lines.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The agreement it belongs to, whose chain it is a link of; <see cref="Guid.Empty"/> for accounts and what else is outside.</summary>
    public Guid Chain { get; init; }

    /// <summary>Place in the chain, from 1 without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>SHA-256 of the hash before and of everything above, computed by the database.</summary>
    public byte[] Hash { get; init; } = [];
}

/// <summary>Which draft a change was made in.</summary>
public enum DraftKind
{
    /// <summary>A report that is not handed over.</summary>
    Report,

    /// <summary>A plan that is not adopted.</summary>
    Plan,
}

/// <summary>The last link of a chain. Moved by the database when an entry is inserted, by nobody else.</summary>
public sealed class ChangeLogHead
{
    public Guid Chain { get; init; }

    public long Sequence { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>The transaction that moved it last, by which the database knows that a transaction has logged something.</summary>
    public ulong WrittenIn { get; init; }
}
