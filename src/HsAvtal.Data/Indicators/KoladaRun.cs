using HsAvtal.Domain.Indicators;

namespace HsAvtal.Data.Indicators;

/// <summary>One fetch from Kolada: the run log. Bookkeeping of the product, beside the change log that tells of the values.</summary>
public sealed class KoladaRun
{
    private readonly List<KoladaRunLine> _lines = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The function that asked for it, or Systemet for the nightly one.</summary>
    public required string StartedBy { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public KoladaRunState State { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Reason { get; init; }

    /// <summary>How many indicators it is to fetch.</summary>
    public int Total { get; init; }

    /// <summary>A user has asked it to end.</summary>
    public bool IsCancelRequested { get; init; }

    public IReadOnlyList<KoladaRunLine> Lines => _lines;
}

/// <summary>One indicator in a run.</summary>
public sealed record KoladaRunLine
{
    public long Id { get; init; }

    public required Guid RunId { get; init; }

    public required Guid IndicatorId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Only what had changed since that day was asked for; null when all was.</summary>
    public DateOnly? ChangedSince { get; init; }

    /// <summary>How many figures Kolada sent.</summary>
    public int Received { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Vanished { get; init; }

    /// <summary>Why nothing was stored; null when it went well. The old figures stay.</summary>
    public string? Failure { get; init; }
}
