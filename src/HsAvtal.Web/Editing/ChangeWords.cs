using System.Globalization;
using System.Text.Json;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Editing;

/// <summary>Log entries in plain Swedish: "Slutdatum: 31 mars 2026 → 30 juni 2026 (MAS, 12.03)".</summary>
public static class ChangeWords
{
    private static readonly Dictionary<string, string> _things = new(StringComparer.Ordinal)
    {
        ["ProgressReport"] = "Ny lägesrapport",
        ["Deferral"] = "Slutdatum flyttat",
        ["Observation"] = "Iakttagelse",
        ["Assessment"] = "Bedömning",
        ["Recommendation"] = "Rekommendation",
        ["RecommendationFollowUp"] = "Uppföljning av rekommendation",
    };

    /// <summary>The properties worth telling, with their words; the rest is bookkeeping.</summary>
    private static readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal)
    {
        ["Title"] = "Rubrik",
        ["Text"] = "Text",
        ["Description"] = "Beskrivning",
        ["ResponsibleFunction"] = "Ansvarig funktion",
        ["StartOn"] = "Startdatum",
        ["DueOn"] = "Slutdatum",
        ["ToDueOn"] = "Nytt slutdatum",
        ["Reason"] = "Skäl",
        ["Status"] = "Läge",
        ["State"] = "Tillstånd",
        ["Motivation"] = "Motivering",
        ["OwnWording"] = "Revisorns ordalydelse",
        ["Source"] = "Källa",
        ["Outcome"] = "Utfall",
        ["WithdrawnReason"] = "Makulerad, skäl",
    };

    public static IEnumerable<string> Describe(ChangeLogEntry entry)
    {
        var before = Values(entry.Before);
        var after = Values(entry.After);
        var thing = _things.GetValueOrDefault(entry.Entity);
        var told = after.Where(p => _properties.ContainsKey(p.Key) && Word(p.Value).Length > 0)
            .Select(p => $"{_properties[p.Key]}: {Change(before.GetValueOrDefault(p.Key), p.Value)}")
            .ToList();
        if (told.Count == 0 && thing is null)
        {
            return [];
        }

        var who = $"({entry.UserName}, {Dates.Time(entry.OccurredAt)})";
        var what = string.Join(" – ", new[] { thing, string.Join(", ", told) }.Where(part => !string.IsNullOrEmpty(part)));
        return [$"{what} {who}"];
    }

    private static Dictionary<string, JsonElement> Values(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static string Change(JsonElement before, JsonElement after)
    {
        var old = Word(before);
        return old.Length == 0 ? Word(after) : $"{old} → {Word(after)}";
    }

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Dates.Long(date),
        JsonValueKind.String => Words.OfStored(value.GetString()!),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
