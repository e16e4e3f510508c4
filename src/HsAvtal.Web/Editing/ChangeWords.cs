using System.Text.Json;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Editing;

/// <summary>Log entries in plain Swedish: "Slutdatum: 31 mars 2026 → 30 juni 2026 (MAS, 12.03)".</summary>
public static class ChangeWords
{
    private const string Grade = "GradeId";

    private static readonly Dictionary<string, string> _things = new(StringComparer.Ordinal)
    {
        ["ProgressReport"] = "Ny lägesrapport",
        ["Deferral"] = "Slutdatum flyttat",
        ["Observation"] = "Iakttagelse",
        ["Assessment"] = "Bedömning",
        ["Recommendation"] = "Rekommendation",
        ["Organisation"] = "Huvudman",
        ["Board"] = "Nämnd",
        ["Subregion"] = "Delregion",
        ["Agreement"] = "Avtal",
        ["AgreementVersion"] = "Avtalsversion",
        ["AgreementArea"] = "Avtalsområde",
        ["Commitment"] = "Åtagande",
        ["GradeScale"] = "Bedömningsskala",
        ["Grade"] = "Steg i bedömningsskala",
        ["FollowUpItem"] = "Rad i uppföljningsplanen",
        ["FollowUpReport"] = "Rapporterad uppföljning",
        ["RecommendationFollowUp"] = "Uppföljning av rekommendation",
    };

    /// <summary>The properties worth telling, with their words; the rest is bookkeeping.</summary>
    private static readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal)
    {
        [Grade] = "Bedömning",
        ["Title"] = "Rubrik",
        ["Name"] = "Namn",
        ["ShortName"] = "Kortnamn",
        ["Label"] = "Versionens namn",
        ["ValidFrom"] = "Gäller från",
        ["SignedOn"] = "Avtalets datum",
        ["Summary"] = "Sammanfattning",
        ["Number"] = "Nummer",
        ["Order"] = "Ordning",
        ["Target"] = "Mål",
        ["CarriedBy"] = "Bärs av",
        ["DisplayName"] = "Funktion",
        ["UserName"] = "Användarnamn",
        ["StatusReason"] = "Skäl till avstängning eller öppning",
        ["Text"] = "Text",
        ["Description"] = "Beskrivning",
        ["ResponsibleFunction"] = "Ansvarig funktion",
        ["StartOn"] = "Startdatum",
        ["DueOn"] = "Slutdatum",
        ["PlannedOn"] = "Planerat tillfälle",
        ["FirstOn"] = "Första tillfället",
        ["DoneOn"] = "Gjord",
        ["Frequency"] = "Hur ofta",
        ["Perspective"] = "Perspektiv",
        ["How"] = "Hur det följs upp",
        ["ToDueOn"] = "Nytt slutdatum",
        ["Reason"] = "Skäl",
        ["Status"] = "Läge",
        ["State"] = "Tillstånd",
        ["Motivation"] = "Motivering",
        ["OwnWording"] = "Revisorns ordalydelse",
        ["SourceDocument"] = "Dokument",
        ["SourceInterview"] = "Intervju",
        ["SourceFigure"] = "Siffra",
        ["Outcome"] = "Utfall",
        ["WithdrawnReason"] = "Makulerad, skäl",
        ["CorrectionReason"] = "Skäl till rättelsen",
    };

    /// <summary>The ids in an entry that people know by a name: its grades, and what it is about.</summary>
    public static IEnumerable<Guid> IdsToName(ChangeLogEntry entry)
    {
        var after = Values(entry.After);
        return new[] { Values(entry.Before), after }
            .Select(values => Id(values.GetValueOrDefault(Grade)))
            .Append(IsKnownByItsSubject(entry, after) && Guid.TryParse(entry.EntityId, out var id) ? id : null)
            .OfType<Guid>();
    }

    /// <param name="entry">The entry.</param>
    /// <param name="names">Names of ids; one that is not there is left out, for nobody reads an id.</param>
    public static IEnumerable<string> Describe(ChangeLogEntry entry, IReadOnlyDictionary<Guid, string> names)
    {
        var before = Values(entry.Before);
        var after = Values(entry.After);
        if (after.TryGetValue("CorrectedById", out var correction) && correction.ValueKind == JsonValueKind.String)
        {
            // The correction has an entry of its own, with its grade and its reason.
            return [];
        }

        string WordOf(string property, JsonElement value) => property == Grade ? Name(value, names) : LoggedValue.InWords(entry.Entity, property, value);
        var told = after.Where(p => _properties.ContainsKey(p.Key))
            .Select(p => (Label: _properties[p.Key], Old: WordOf(p.Key, before.GetValueOrDefault(p.Key)), New: WordOf(p.Key, p.Value)))
            .Where(p => p.Old != p.New)
            .ToList();
        var thing = Guid.TryParse(entry.EntityId, out var id) && names.TryGetValue(id, out var name) ? name : _things.GetValueOrDefault(entry.Entity);
        if (told.Count == 0 && thing is null)
        {
            return [];
        }

        var changes = string.Join(", ", told.Select(p => $"{p.Label}: {Change(p.Old, p.New)}"));
        var who = $"({entry.UserName}, {Dates.Time(entry.OccurredAt)})";
        var what = string.Join(" – ", new[] { told.Exists(p => p.Label == thing) ? null : thing, changes }.Where(part => !string.IsNullOrEmpty(part)));
        return [$"{what} {who}"];
    }

    private static Dictionary<string, JsonElement> Values(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    /// <summary>An assessment is known by its area; a new or withdrawn addressee by its board.</summary>
    private static bool IsKnownByItsSubject(ChangeLogEntry entry, Dictionary<string, JsonElement> after) =>
        entry.Entity == "Assessment" || (entry.Entity == "RecommendationAddressee" && (entry.Before is null || after.ContainsKey("WithdrawnAt")));

    private static Guid? Id(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;

    private static string Name(JsonElement value, IReadOnlyDictionary<Guid, string> names) =>
        Id(value) is { } id ? names.GetValueOrDefault(id, "") : "";

    private static string Change(string old, string now) => (old, now) switch
    {
        ("", _) => now,
        (_, "") => $"{old} → tomt",
        _ => $"{old} → {now}",
    };
}
