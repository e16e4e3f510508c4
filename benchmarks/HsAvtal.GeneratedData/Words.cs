namespace HsAvtal.GeneratedData;

/// <summary>Swedish texts put together from what such texts are about; no two long ones are likely to be the same.</summary>
internal static class Words
{
    private static readonly string[] _verbs =
    [
        "Säkerställ", "Utveckla", "Kartlägg", "Följ upp", "Ta fram rutin för", "Tydliggör ansvaret för", "Genomför utbildning i", "Samordna", "Förstärk", "Digitalisera",
        "Revidera", "Inför stickprov av", "Beskriv", "Beräkna kostnaden för", "Rapportera", "Kvalitetssäkra", "Utvärdera", "Lyft frågan om", "Fastställ mått för", "Avtala om",
    ];

    private static readonly string[] _things =
    [
        "läkarmedverkan i särskilda boenden", "akuta hembesök", "egenvårdsintyg", "läkemedelsgenomgångar", "samordnade individuella planer", "utskrivningsprocessen",
        "hjälpmedelsförsörjningen", "rehabilitering i hemmet", "delegering av läkemedel", "avvikelsehanteringen", "dokumentationen i patientjournalen", "nutrition och munhälsa",
        "fallförebyggande arbete", "palliativ vård", "sårbehandling", "kontinensutredningar", "mobila vårdteam", "sjuksköterskors bemanning nattetid", "informationsöverföring mellan vårdgivare",
        "förbrukningsartiklar", "kostnadsansvaret för sjukvårdsartiklar", "habilitering för vuxna", "stöd till närstående", "psykisk ohälsa bland äldre", "samsjuklighet och beroende",
        "demensvård", "basala hygienrutiner", "medicinteknisk utrustning", "introduktion av ny personal", "brukarundersökningen", "indikatorer för god vård", "vårdens övergångar",
        "tillgången till primärvård", "hemsjukvårdens inskrivning", "patientsäkerhetsberättelsen", "lex Maria-ärenden", "tolkanvändning", "krisberedskap i hemsjukvården",
        "nattfasta", "läkarstöd dygnet runt",
    ];

    private static readonly string[] _places =
    [
        "i hela nämndens verksamhet", "inom hemsjukvården", "på särskilt boende", "tillsammans med vårdcentralerna", "inom funktionshinderområdet", "i ordinärt boende", "i samverkan med regionen",
        "vid korttidsenheterna", "för personer över 65 år", "under sommarmånaderna", "i nattorganisationen", "för nyinskrivna patienter", "hos privata utförare", "inom delregionen", "vid växelvård",
    ];

    private static readonly string[] _findings =
    [
        "Granskningen visar att rutinen är känd men inte används av alla enheter.", "De intervjuade beskriver ett gott samarbete men efterfrågar tydligare ansvar.",
        "Uppföljningen saknar mätbara mål, vilket gör det svårt att bedöma utvecklingen.", "Antalet avvikelser har ökat sedan förra året utan att orsakerna är analyserade.",
        "Dokumentationen brister i var tredje granskad journal.", "Nämnden får återrapportering två gånger per år, men utan jämförelser över tid.",
        "Verksamheten har prioriterat området och resultaten pekar åt rätt håll.", "Bemanningen är sårbar, särskilt under helger och semestrar.",
        "Samverkan på ledningsnivå fungerar medan vardagens frågor ofta fastnar.", "Ansvarsfördelningen mellan huvudmännen är fortfarande oklar i flera delar.",
        "Kompetensen är god, men kunskapen om avtalet är ojämn bland nyanställda.", "Den digitala kommunikationen har förbättrats efter att ett gemensamt arbetssätt infördes.",
        "Patienter och närstående är i stort sett nöjda, enligt den senaste enkäten.", "Ekonomiska skillnader mellan enheter förklaras inte i underlagen.",
        "Arbetet har påbörjats men saknar tidplan och utpekad mottagare.", "Flera vårdcentraler deltar inte i de gemensamma mötena.", "Underlagen är inte könsuppdelade.",
        "Riskbedömningar görs, men åtgärderna följs sällan upp skriftligt.", "Egenkontrollen omfattar inte läkemedelshanteringen.", "Resultatet redovisas öppet för personalen varje månad.",
    ];

    private static readonly string[] _functions =
        ["MAS", "MAR", "Verksamhetschef hälso- och sjukvård", "Förvaltningschef", "Enhetschef hemsjukvård", "Verksamhetsutvecklare", "Avtalscontroller", "Områdeschef särskilt boende", "Nämndsekreterare"];

    private static readonly string[] _prefixes =
        ["Björk", "Alm", "Ek", "Lind", "Norr", "Söder", "Väster", "Öster", "Hög", "Lång", "Gran", "Sten", "Ask", "Rönn", "Svan", "Tran", "Älv", "Berg", "Dal", "Fors", "Hult", "Käll", "Mar", "Skog", "Vik", "Åker", "Ljung", "Järn", "Silver", "Kung"];

    private static readonly string[] _suffixes = ["köping", "stad", "hult", "by", "vik", "torp", "berga", "sund", "fors", "ås", "näs", "holm", "bro", "lunda", "dal"];

    public static string Title(Random chance) => $"{Of(_verbs, chance)} {Of(_things, chance)} {Of(_places, chance)}";

    public static string Thing(Random chance) => Of(_things, chance);

    public static string Function(Random chance) => Of(_functions, chance);

    /// <summary>A made-up name of a place, each number its own.</summary>
    public static string Place(int number) => _prefixes[number % _prefixes.Length] + _suffixes[number / _prefixes.Length % _suffixes.Length];

    /// <summary>Most texts are short and some are very long.</summary>
    public static string Text(Random chance, int mostSentences)
    {
        var count = 1 + (int)(Math.Pow(chance.NextDouble(), 4) * mostSentences);
        return string.Join(' ', Enumerable.Range(0, count).Select(n => n % 3 == 1 ? $"Det gäller {Of(_things, chance)} {Of(_places, chance)}." : Of(_findings, chance)));
    }

    private static string Of(string[] words, Random chance) => words[chance.Next(words.Length)];
}
