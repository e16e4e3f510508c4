using System.Runtime.InteropServices;

namespace HsAvtal.Domain.Indicators;

/// <summary>Why a value is missing; told apart, never zero (rule 16).</summary>
public enum MissingReason
{
    /// <summary>Sekretess: too few persons for the figure to be shown.</summary>
    Confidential,

    /// <summary>Bortfall: nobody, or too few, reported or answered.</summary>
    NotReported,

    /// <summary>Ej tillämplig: the figure has no meaning here.</summary>
    NotApplicable,

    /// <summary>The source has taken the figure back; what it was is in the history.</summary>
    TakenBack,

    /// <summary>The source gives no figure and no reason.</summary>
    Unexplained,
}

/// <summary>Whom a figure is about.</summary>
public enum Gender
{
    Total,
    Women,
    Men,
}

/// <summary>A value, or the reason why there is none; never neither, never both (rule 16).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Figure
{
    /// <summary>How exactly a value is kept.</summary>
    public const int StoredDecimals = 6;

    /// <summary>A value at or beyond it is a typing error.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    private readonly MissingReason? _missing;

    private Figure(decimal? value, MissingReason? missing)
    {
        Value = value;
        _missing = missing;
    }

    public decimal? Value { get; }

    /// <summary>Null when there is a value.</summary>
    public MissingReason? Missing => Value is null ? _missing ?? MissingReason.Unexplained : null;

    public static Figure Of(decimal value)
    {
        Guard.That(value is > -Limit and < Limit, "Värdet är orimligt stort.");
        return new(Math.Round(value, StoredDecimals, MidpointRounding.AwayFromZero), null);
    }

    public static Figure Without(MissingReason reason) => new(null, reason);

    /// <summary>As it is stored: one of the two is null.</summary>
    public static Figure From(decimal? value, MissingReason? missing) => value is { } v ? Of(v) : Without(missing ?? MissingReason.Unexplained);
}
