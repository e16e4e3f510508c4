namespace HsAvtal.Domain.Indicators;

/// <summary>How a batch of values came.</summary>
public enum ValueOrigin
{
    /// <summary>Fetched from Kolada.</summary>
    Kolada,

    /// <summary>Typed in by a party.</summary>
    Typed,

    /// <summary>From a file that a party sent in.</summary>
    File,

    /// <summary>Computed by the product; never shown as Kolada's.</summary>
    Computed,
}

/// <summary>
/// The figure of one indicator for one organisation, or for the nation, in one period. There are millions: written in batches
/// through <c>IndicatorValueStore</c> and read by projection, never loaded and saved one by one.
/// </summary>
public sealed class IndicatorValue
{
    private IndicatorValue()
    {
    }

    public long Id { get; private set; }

    public Guid IndicatorId { get; private set; }

    /// <summary>Null for the nation (<em>Riket</em>).</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>The period's first day; the indicator says how long it is.</summary>
    public DateOnly Period { get; private set; }

    public Gender Gender { get; private set; }

    /// <summary>Null when missing; then <see cref="Missing"/> says why.</summary>
    public decimal? Value { get; private set; }

    public MissingReason? Missing { get; private set; }

    /// <summary>The batch that it came with: from where, when and by whom.</summary>
    public long BatchId { get; private set; }
}

/// <summary>What a value was before it was revised; only ever inserted.</summary>
public sealed class IndicatorRevision
{
    private IndicatorRevision()
    {
    }

    public long Id { get; private set; }

    public long ValueId { get; private set; }

    public decimal? Value { get; private set; }

    public MissingReason? Missing { get; private set; }

    /// <summary>The batch that the old figure came with.</summary>
    public long BatchId { get; private set; }

    /// <summary>The batch that replaced it.</summary>
    public long ReplacedByBatchId { get; private set; }
}

/// <summary>Values of one indicator that came at one time from one source; only ever inserted.</summary>
public sealed class IndicatorBatch
{
    private IndicatorBatch()
    {
    }

    public long Id { get; private set; }

    public Guid IndicatorId { get; private set; }

    /// <summary>The organisation that gave them; null when they were fetched or computed for many.</summary>
    public Guid? OrganisationId { get; private set; }

    public ValueOrigin Origin { get; private set; }

    /// <summary>From where in words: the file's name, a report, the formula.</summary>
    public string Source { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The function that the user acted in.</summary>
    public string UserName { get; private set; } = "";

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Vanished { get; private set; }
}
