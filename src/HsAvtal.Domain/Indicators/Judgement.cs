namespace HsAvtal.Domain.Indicators;

/// <summary>How a value stands against the organisation's own target (rule 14).</summary>
public enum TargetJudgement
{
    NoValue,
    NoTarget,
    Reached,
    NotReached,
}

/// <summary>How a value stands against another organisation's (rule 14).</summary>
public enum Comparison
{
    /// <summary>One of the two is missing.</summary>
    Unknown,
    Better,
    Equal,
    Worse,
}

/// <summary>Rule 14: two judgements, never one colour.</summary>
public static class Judgements
{
    /// <param name="direction">Which way is better.</param>
    /// <param name="value">The own value; null when missing.</param>
    /// <param name="target">The target for the same period; null when none is decided.</param>
    public static TargetJudgement AgainstTarget(IndicatorDirection direction, decimal? value, decimal? target) => (value, target) switch
    {
        (_, null) => TargetJudgement.NoTarget,
        (null, _) => TargetJudgement.NoValue,
        ({ } v, { } t) => Compare(direction, v, t) == Comparison.Worse ? TargetJudgement.NotReached : TargetJudgement.Reached,
    };

    /// <param name="direction">Which way is better.</param>
    /// <param name="value">The own value; null when missing.</param>
    /// <param name="other">The region's or the nation's for the same period; null when missing.</param>
    public static Comparison Against(IndicatorDirection direction, decimal? value, decimal? other) =>
        value is { } v && other is { } o ? Compare(direction, v, o) : Comparison.Unknown;

    private static Comparison Compare(IndicatorDirection direction, decimal value, decimal other)
    {
        var sign = direction == IndicatorDirection.HigherIsBetter ? value.CompareTo(other) : other.CompareTo(value);
        return sign switch
        {
            > 0 => Comparison.Better,
            < 0 => Comparison.Worse,
            _ => Comparison.Equal,
        };
    }
}
