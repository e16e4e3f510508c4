using System.Globalization;
using System.Text.Json;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.History;

/// <summary>Log entries as sentences: "Slutdatum flyttat från 31 mars 2026 till 30 juni 2026. Skäl: …" No ids, no English, no JSON.</summary>
public static class HistoryWords
{
    /// <summary>A text that is longer than this is shown beside the sentence, not in it.</summary>
    private const int Short = 90;

    /// <summary>Is hidden in the log: what is told is that it changed, came or went.</summary>
    private const string Password = "PasswordHash";

    /// <summary>The kinds of things that are logged, by their class names.</summary>
    public static IReadOnlyDictionary<string, string> Things => _things;

    /// <summary>The properties that are told.</summary>
    public static IReadOnlyDictionary<string, string> Properties => _properties;

    /// <summary>The properties that are not told.</summary>
    public static IReadOnlySet<string> Bookkeeping => _bookkeeping;

    private static readonly Dictionary<string, string> _things = new(StringComparer.Ordinal)
    {
        ["Agreement"] = "Avtal",
        ["AgreementVersion"] = "Avtalsversion",
        ["AgreementArea"] = "Avtalsområde",
        ["AgreementParty"] = "Part i avtalet",
        ["Commitment"] = "Åtagande",
        ["Subregion"] = "Delregion",
        ["GradeScale"] = "Bedömningsskala",
        ["Grade"] = "Bedömning i skalan",
        ["Organisation"] = "Huvudman",
        ["Board"] = "Nämnd",
        ["RoleAssignment"] = "Roll",
        ["UserAccount"] = "Konto",
        ["IdentityUserClaim`1"] = "Uppgift om ett konto",
        ["IdentityUserLogin`1"] = "Extern inloggning för ett konto",
        ["IdentityUserToken`1"] = "Inloggningsuppgift för ett konto",
        ["IdentityUserPasskey`1"] = "Inloggningsnyckel",
        ["IdentityPasskeyData"] = "Inloggningsnyckel",
        ["DataProtectionKey"] = "Skyddsnyckel för kakor och formulär",
        ["Audit"] = "Granskning",
        ["AuditedBoard"] = "Rapport",
        ["Observation"] = "Iakttagelse",
        ["Assessment"] = "Bedömning",
        ["RecommendationFollowUp"] = "Uppföljning av rekommendation",
        ["Recommendation"] = "Rekommendation",
        ["RecommendationArea"] = "Koppling till avtalsområde",
        ["RecommendationAddressee"] = "Nämnd som rekommendationen riktas till",
        ["RecommendationLink"] = "Länk till tidigare rekommendation",
        ["BoardDecision"] = "Nämndbeslut",
        ["DecisionRecommendation"] = "Koppling till rekommendation",
        ["ActionPlan"] = "Åtgärdsplan",
        ["PlannedAction"] = "Åtgärd",
        ["ActionRecommendation"] = "Koppling till rekommendation",
        ["Evidence"] = "Underlag",
        ["FollowUpPlan"] = "Uppföljningsplan",
        ["FollowUpItem"] = "Rad i uppföljningsplan",
        ["FollowUpOccasion"] = "Planerad uppföljning",
        ["FollowUpReport"] = "Rapporterad uppföljning",
        ["BoardMeeting"] = "Sammanträde",
        ["CalendarAddress"] = "Kalenderadress",
        ["Indicator"] = "Indikator",
        ["IndicatorValue"] = "Indikatorvärde",
        ["IndicatorTarget"] = "Målnivå",
        ["IndicatorArea"] = "Koppling till avtalsområde",
        ["IndicatorCommitment"] = "Koppling till åtagande",
        ["FixedIndicators"] = "Fastställande av årets indikatorer",
        ["FixedIndicator"] = "Fastställd indikator",
        ["SignInProvider"] = "Organisationens inloggning",
        ["ClaimRule"] = "Regel för roll vid inloggning",
    };

    /// <summary>The properties worth telling, with their words; the rest is bookkeeping.</summary>
    private static readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal)
    {
        ["Title"] = "Rubrik",
        ["Name"] = "Namn",
        ["ShortName"] = "Kortnamn",
        ["DisplayName"] = "Funktion",
        ["UserName"] = "Användarnamn",
        ["Email"] = "E-post",
        ["IsDisabled"] = "Avstängt",
        ["LockoutEnd"] = "Låst till",
        ["AccessFailedCount"] = "Misslyckade inloggningar i rad",
        ["TwoFactorEnabled"] = "Inloggning i två steg",
        [Password] = "Lösenord",
        ["Role"] = "Roll",
        ["UserId"] = "Konto",
        ["OrganisationId"] = "Huvudman",
        ["BoardId"] = "Nämnd",
        ["AreaId"] = "Avtalsområde",
        ["RecommendationId"] = "Rekommendation",
        ["FromId"] = "Tidigare rekommendation",
        ["AuditId"] = "Granskning",
        ["GradeId"] = "Bedömning",
        ["EffectIndicatorId"] = "Effektindikator",
        ["Label"] = "Benämning",
        ["Code"] = "Kod",
        ["Summary"] = "Sammanfattning",
        ["Text"] = "Text",
        ["Description"] = "Beskrivning",
        ["Definition"] = "Definition",
        ["Unit"] = "Enhet",
        ["Direction"] = "Riktning",
        ["Perspective"] = "Perspektiv",
        ["Target"] = "Mål",
        ["CarriedBy"] = "Bärs av",
        ["Year"] = "År",
        ["Kind"] = "Slag",
        ["Number"] = "Nummer",
        ["CommissionedBy"] = "Uppdragsgivare",
        ["CarriedOutBy"] = "Utförd av",
        ["PeriodStart"] = "Periodens början",
        ["PeriodEnd"] = "Periodens slut",
        ["criteria"] = "Revisionskriterier",
        ["questions"] = "Revisionsfrågor",
        ["ResponsibleFunction"] = "Ansvarig funktion",
        ["StartOn"] = "Startdatum",
        ["DueOn"] = "Slutdatum",
        ["OriginalDueOn"] = "Ursprungligt slutdatum",
        ["ReviewIntervalDays"] = "Dagar mellan uppföljningar",
        ["Status"] = "Läge",
        ["State"] = "Tillstånd",
        ["Motivation"] = "Motivering",
        ["OwnWording"] = "Revisorns ordalydelse",
        ["Source"] = "Källa",
        ["SourceDocument"] = "Dokument",
        ["SourceInterview"] = "Intervju",
        ["SourceFigure"] = "Siffra",
        ["Outcome"] = "Utfall",
        ["How"] = "Hur det följs upp",
        ["Frequency"] = "Hur ofta",
        ["FirstOn"] = "Första tillfället",
        ["PlannedOn"] = "Planerad dag",
        ["DoneOn"] = "Gjord",
        ["IndicatorId"] = "Indikator",
        ["MeetsOn"] = "Sammanträdesdag",
        ["Note"] = "Anteckning",
        ["Statement"] = "Yttrande",
        ["Position"] = "Ställningstagande",
        ["HandedOverOn"] = "Överlämnad",
        ["AnswerDueOn"] = "Yttrande senast",
        ["Informed"] = "För kännedom",
        ["RegistryNumber"] = "Diarienummer",
        ["Paragraph"] = "Paragraf",
        ["DecidedOn"] = "Beslutsdatum",
        ["SentOn"] = "Skickat",
        ["Recipients"] = "Mottagare",
        ["AdoptedOn"] = "Antagen",
        ["ValidFrom"] = "Gäller från",
        ["SignedOn"] = "Undertecknat",
        ["FileName"] = "Fil",
        ["Link"] = "Länk",
        ["Value"] = "Värde",
        ["CorrectionReason"] = "Skäl till rättelsen",
        ["WithdrawnReason"] = "Makulerad, skäl",
        ["StatusReason"] = "Skäl",
        ["Reason"] = "Skäl",
        ["DecidedBy"] = "Beslutat av",
        ["ClaimType"] = "Uppgift från inloggningen",
        ["ClaimValue"] = "Uppgiftens värde",
        ["ClientId"] = "Klient-id",
        ["Issuer"] = "Utfärdare",
        ["Key"] = "Nyckelord",
        ["NameClaim"] = "Uppgift med namnet",
        ["Scopes"] = "Omfång",
        ["ProviderDisplayName"] = "Inloggning genom",
        ["Purpose"] = "Används för",
        ["Rank"] = "Plats i skalan",
        ["Steps"] = "Antal steg",
        ["Decimals"] = "Decimaler",
        ["Formula"] = "Formel",
        ["GoneFromSourceAt"] = "Borta hos källan",
        ["IsGenderSplit"] = "Delas på kön",
        ["KoladaId"] = "Koladas beteckning",
        ["PaymentLine"] = "Rad för betalningsansvar",
        ["PeriodKind"] = "Periodens längd",
        ["SourceText"] = "Källa i ord",
        ["Period"] = "Period",
        ["Gender"] = "Kön",
        ["Missing"] = "Saknas därför att",
    };

    /// <summary>What is not told: ids, who and when, which the entry says itself, and what only the machine reads.</summary>
    private static readonly HashSet<string> _bookkeeping = new(StringComparer.Ordinal)
    {
        "Id", "AgreementId", "PlanId", "ActionId", "AddresseeId", "AuditedBoardId", "ItemId", "OccasionId", "ScaleId", "BatchId", "ProgressReportId", "ObservationId", "FollowUpReportId",
        "CommitmentId", "FixedIndicatorsId", "NumeratorId", "DenominatorId", "CorrectsId", "CorrectedById", "ToId", "ProviderId", "SubregionId", "PreviousAuditId", "CredentialId", "IdentityUserPasskeyCredentialId",
        "AdoptionDecisionId", "DecisionId", "RiskDecisionId",
        "CreatedOn", "CreatedAt", "ChangedAt", "MadeAt", "RecordedAt", "RecordedBy", "RegisteredBy", "HandedOverBy", "WithdrawnAt", "WithdrawnBy", "CompletedOn", "LastReportedOn", "AnsweredOn", "Version",
        "FromDueOn", "ToDueOn", "FromState", "ToState", "FromStatus", "OccurredOn", "ReportedOn", "SubjectKind", "Order", "TimesMoved", "HasHadRole",
        "ConcurrencyStamp", "SecurityStamp", "EmailConfirmed", "PhoneNumberConfirmed", "LockoutEnabled", "NormalizedEmail", "NormalizedUserName", "PhoneNumber",
        "TokenHash", "FriendlyName", "Xml", "FileHash", "organisationIds", "LoginProvider", "ProviderKey",
        "AttestationObject", "ClientDataJson", "IsBackedUp", "IsBackupEligible", "IsUserVerified", "PublicKey", "SignCount", "Transports",
    };

    /// <summary>The ids in the entry that people know by a name.</summary>
    public static IEnumerable<Guid> IdsToName(ChangeLogEntry entry) =>
        new[] { Values(entry.Before), Values(entry.After) }
            .SelectMany(values => values.Where(p => _properties.ContainsKey(p.Key)).Select(p => Id(p.Value)))
            .OfType<Guid>();

    /// <param name="save">The entries of one save about one thing.</param>
    /// <param name="names">Names of ids; an id without a name is left out.</param>
    public static IReadOnlyList<HistoryLine> Describe(IReadOnlyList<ChangeLogEntry> save, IReadOnlyDictionary<Guid, string> names)
    {
        var lines = save.SelectMany(e => Describe(e, save, names)).ToList();
        return lines.Count > 0 ? lines : [new HistoryLine("Ändrad utan att något av innehållet ändrades.")];
    }

    private static IEnumerable<HistoryLine> Describe(ChangeLogEntry entry, IReadOnlyList<ChangeLogEntry> save, IReadOnlyDictionary<Guid, string> names)
    {
        var before = Values(entry.Before);
        var after = Values(entry.After);
        string Old(string property) => Word(entry.Entity, property, before.GetValueOrDefault(property), names);
        string New(string property) => Word(entry.Entity, property, after.GetValueOrDefault(property), names);
        return (entry.Entity, entry.Action) switch
        {
            ("Deferral", "Added") => [new(Deferred(New("FromDueOn"), New("ToDueOn"), New("Reason"), New("DecidedBy")))],
            ("ProgressReport", "Added") => [new($"Lägesrapport: {Sentence(New("Status"))}{Space(New("Text"))}")],
            ("RecommendationEvent", "Added") => [new($"Från {Lower(New("FromState"))} till {Lower(New("ToState"))}.{Space(New("Text"))}")],
            ("BoardResponse", "Added") => [new($"Yttrande: {Sentence(New("Position"))}{Space(New("Statement"))}")],
            // A passkey is two entries: that it came or went, and what it is called.
            ("IdentityPasskeyData", "Added" or "Deleted") => [new($"Namn: {(entry.Action == "Added" ? New("Name") : Old("Name"))}.")],
            ("IdentityPasskeyData", "Modified") when !after.ContainsKey("Name") => [new("Inloggad med inloggningsnyckeln.")],
            // What these say is said by the entry beside them.
            ("RecommendationAddressee", "Modified") when save.Any(e => e.Entity == "RecommendationEvent") => [],
            ("Assessment", "Modified") when after.ContainsKey("CorrectedById") => [],
            _ when after.TryGetValue("WithdrawnReason", out var reason) && reason.ValueKind == JsonValueKind.String && entry.Action == "Modified" =>
                [new($"{Thing(entry)} makulerad. Skäl: {Sentence(reason.GetString()!)}")],
            (_, "Added") => Whole(entry, Participle(entry, "tillagd", "tillagt"), after, names),
            (_, "Deleted") => Whole(entry, Participle(entry, "borttagen", "borttaget"), before, names),
            _ => Changed(entry, save, after.Keys, Old, New),
        };
    }

    private static IEnumerable<HistoryLine> Changed(ChangeLogEntry entry, IReadOnlyList<ChangeLogEntry> save, IEnumerable<string> keys, Func<string, string> old, Func<string, string> now)
    {
        var told = keys.Where(_properties.ContainsKey).Where(k => !IsToldBeside(entry, k, save) && (old(k) != now(k) || k == Password)).ToList();
        foreach (var key in told)
        {
            var label = entry.Entity is "Assessment" or "Observation" or "Board" or "IdentityPasskeyData" or "Commitment" or "AgreementArea" && key != "GradeId" ? $"{_properties[key]} ({Thing(entry).ToLower(CultureInfo.CurrentCulture)})" : _properties[key];
            var (was, becomes) = (old(key), now(key));
            yield return (was, becomes) switch
            {
                _ when key == "StatusReason" => new($"{label}: {Sentence(becomes)}"),
                ("", _) when key == Password => new("Lösenordet valt."),
                (_, "") when key == Password => new("Lösenordet borttaget."),
                _ when key == Password => new("Lösenordet bytt."),
                _ when was.Length > Short || becomes.Length > Short => new($"{label} ändrad.", was, becomes),
                ("", _) => new($"{label}: {Sentence(becomes)}"),
                (_, "") => new($"{label} borttagen; var {Sentence(was)}"),
                _ => new($"{label} ändrad från {was} till {Sentence(becomes)}"),
            };
        }
    }

    /// <summary>A moved due date is told by its deferral, a status by its report.</summary>
    private static bool IsToldBeside(ChangeLogEntry entry, string key, IReadOnlyList<ChangeLogEntry> save) => entry.Entity == "PlannedAction" && key switch
    {
        "DueOn" or "OriginalDueOn" => save.Any(e => e.Entity == "Deferral"),
        "Status" => save.Any(e => e.Entity == "ProgressReport"),
        _ => false,
    };

    private static string Deferred(string from, string to, string reason, string by)
    {
        var moved = from.Length == 0 ? $"Slutdatum satt till {to}" : $"Slutdatum flyttat från {from} till {to}";
        return $"{moved}. Skäl: {Sentence(reason)} Beslutat av: {Sentence(by)}";
    }

    private static string Thing(ChangeLogEntry entry) => _things.GetValueOrDefault(entry.Entity, "Uppgift");

    /// <summary>"tillagd" or "tillagt", as the word wants.</summary>
    private static string Participle(ChangeLogEntry entry, string common, string neuter) =>
        entry.Entity is "Agreement" or "AgreementArea" or "Commitment" or "BoardDecision" or "Evidence" or "UserAccount" or "IndicatorValue" or "IndicatorTarget" ? neuter : common;

    /// <summary>That something came or went, with what is worth knowing of it: what is short in the sentence, a long text after it.</summary>
    private static IEnumerable<HistoryLine> Whole(ChangeLogEntry entry, string happened, Dictionary<string, JsonElement> values, IReadOnlyDictionary<Guid, string> names)
    {
        var facts = _properties.Where(p => p.Key is not ("WithdrawnReason" or Password) && values.ContainsKey(p.Key))
            .Select(p => (Label: p.Value, Word: Word(entry.Entity, p.Key, values[p.Key], names)))
            .Where(f => f.Word is not ("" or "nej" or "0"))
            .ToList();
        var known = facts.Where(f => f.Word.Length <= Short).Select(f => $"{f.Label}: {f.Word.TrimEnd('.')}").ToList();
        return facts.Where(f => f.Word.Length > Short)
            .Select(f => new HistoryLine($"{f.Label}: {Sentence(f.Word)}"))
            .Prepend(new HistoryLine(known.Count == 0 ? $"{Thing(entry)} {happened}." : $"{Thing(entry)} {happened}. {string.Join("; ", known)}."));
    }

    private static Dictionary<string, JsonElement> Values(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static Guid? Id(JsonElement value) => value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out var id) ? id : null;

    private static string Word(string entity, string property, JsonElement value, IReadOnlyDictionary<Guid, string> names) =>
        Id(value) is { } id ? Named(property, names.GetValueOrDefault(id, "")) : LoggedValue.InWords(entity, property, value);

    /// <summary>"Rekommendation: ”Titel”" and not "Rekommendation: Rekommendationen ”Titel”": what the label says is not said again.</summary>
    private static string Named(string property, string name)
    {
        var label = _properties.GetValueOrDefault(property, "").Split(' ')[^1];
        var words = name.Split(' ', 2);
        return words.Length == 2 && label.Length > 0 && words[0].StartsWith(label, StringComparison.CurrentCultureIgnoreCase) ? words[1] : name;
    }

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : $"{text}.";

    private static string Space(string text) => text.Length == 0 ? "" : $" {Sentence(text)}";

    private static string Lower(string text) => text.ToLower(CultureInfo.CurrentCulture);
}
