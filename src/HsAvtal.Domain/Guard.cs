using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HsAvtal.Domain;

/// <summary>Checks on what comes in to the domain. All throw <see cref="DomainException"/>.</summary>
public static class Guard
{
    /// <summary>Dates outside this span are typing errors: the agreement is from 2016, the audited period may be older.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    public static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>Trimmed text of at most <paramref name="max"/> characters; never empty.</summary>
    public static string Text([NotNull] string? value, string label, int max, string? field = null)
    {
        var text = Optional(value, label, max, field);
        That(value is not null && text is not null, $"{label} saknas.", field);
        return text;
    }

    /// <summary>Trimmed text of at most <paramref name="max"/> characters; null when nothing was typed.</summary>
    public static string? Optional(string? value, string label, int max, string? field = null)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        That(text.Length <= max, $"{label} är för lång: {text.Length.ToString(CultureInfo.InvariantCulture)} tecken, högst {max.ToString(CultureInfo.InvariantCulture)}.", field);
        That(!text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), $"{label} innehåller styrtecken som inte kan sparas. Ta bort dem.", field);
        return text;
    }

    /// <summary>A date within reason.</summary>
    public static DateOnly Date(DateOnly? value, string label, string? field = null)
    {
        That(value is not null, $"{label} saknas.", field);
        That(value >= Earliest && value <= Latest, $"{label} ska ligga mellan {Earliest:yyyy-MM-dd} och {Latest:yyyy-MM-dd}.", field);
        return value.Value;
    }

    public static void That([DoesNotReturnIf(false)] bool condition, string message, string? field = null)
    {
        if (!condition)
        {
            throw new DomainException(message, field);
        }
    }
}
