using System.Globalization;
using System.Text.Json;

namespace HsAvtal.Web.Components.Shared;

/// <summary>A value as the change log has it, as a person writes it: "31 mars 2026", "12 345", "Pågår".</summary>
public static class LoggedValue
{
    /// <summary>Numbers from here on are written in groups of three; below are years, which are not.</summary>
    private const int Grouped = 10_000;

    /// <param name="entity">The class that has the property.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value; empty when it is null.</param>
    public static string InWords(string entity, string property, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Dates.Long(date),
        JsonValueKind.String when value.TryGetDateTimeOffset(out var at) => Dates.Time(at),
        JsonValueKind.String => Words.OfStored(entity, property, value.GetString()!),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString(Math.Abs(number) < Grouped ? "0.############" : "#,0.############", CultureInfo.CurrentCulture),
        JsonValueKind.True => "ja",
        JsonValueKind.False => "nej",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(line => line.ToString())),
        _ => "",
    };
}
