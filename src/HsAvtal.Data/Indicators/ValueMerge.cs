using HsAvtal.Domain.Indicators;

namespace HsAvtal.Data.Indicators;

/// <summary>One figure that comes in.</summary>
/// <param name="OrganisationId">Null for the nation.</param>
/// <param name="Period">The first day of the period.</param>
/// <param name="Gender">Whom it is about.</param>
/// <param name="Figure">The value, or why it is missing; <see cref="MissingReason.TakenBack"/> when the source has deleted it.</param>
public sealed record IncomingValue(Guid? OrganisationId, DateOnly Period, Gender Gender, Figure Figure);

/// <summary>Values of one indicator, on their way in.</summary>
public sealed record ValueMerge
{
    public required Guid IndicatorId { get; init; }

    public required ValueOrigin Origin { get; init; }

    /// <summary>From where, in words fit for the screen: the address, the file's name, a report.</summary>
    public required string Source { get; init; }

    /// <summary>The organisation that gives them; null when they are fetched for many.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>At most one for each organisation, period and gender.</summary>
    public required IReadOnlyList<IncomingValue> Values { get; init; }

    /// <summary>
    /// Whether this is all that the source has: then a value from the same origin that is not among them has vanished, and is
    /// marked taken back. False when only what changed since last time was asked for.
    /// </summary>
    public bool IsWhole { get; init; }
}

/// <summary>What a merge did. A value that came again as it was is counted nowhere.</summary>
/// <param name="Added">Values for a new organisation, period or gender.</param>
/// <param name="Changed">Revised values; the old ones are in the history.</param>
/// <param name="Vanished">Values that the source no longer gives.</param>
public sealed record MergeOutcome(int Added, int Changed, int Vanished)
{
    public int All => Added + Changed + Vanished;
}
