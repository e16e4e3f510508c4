namespace HsAvtal.EndToEnd.Tests.Flows.Kristianstad;

/// <summary>The two audits as the demonstration data tells them, to be typed in by hand.</summary>
internal static class TwoAudits
{
    public const string Title2022 = "Fördjupad granskning av hälso- och sjukvårdsavtalet";
    public const string Title2025 = "Uppföljande granskning av hälso- och sjukvårdsavtalet";
    public const string Raise = "Lyft avtalsproblemen i samverkansorganen";
    public const string Conditions = "Skapa förutsättningar och följ upp systematiskt";
    public const string Steer = "Stärk styrningen och ansvarsfördelningen";
    public const string Follow = "Utveckla en systematisk uppföljning";
    public const string Impact = "Säkra genomslag i det dagliga arbetet";

    public const string Cost = "Kostnadsansvar för förbruknings- och sjukvårdsartiklar";
    public const string Sip = "SIP och vårdplanering";
    public const string Discharge = "Utskrivning från slutenvård";

    private const string Bad = "Inte ändamålsenlig";
    private const string Partly = "Inte helt ändamålsenlig";
    private const string Mostly = "I huvudsak ändamålsenlig";
    private const string Good = "Ändamålsenlig";
    private const string NamedOnly = "Området pekas ut som bristande i granskningen utan närmare utveckling.";

    /// <summary>Subject, grade, motivation and the auditor's own wording.</summary>
    public static readonly IReadOnlyList<(string Subject, string Grade, string Motivation, string Wording)> Grades2022 =
    [
        ("Läkarmedverkan", Bad, "Läkares tillgänglighet motsvarar inte avtalet, varken akut eller planerat.", "Bristande"),
        ("Egenvård", Bad, "Bedömningar av egenvård görs på olika sätt och intyg saknas ofta.", "Bristande"),
        (Cost, Bad, "Det är oklart vem som betalar flera vanliga artiklar.", "Bristande"),
        ("Ansvarsfördelning", Mostly, "Fördelningen av ansvar och kostnader fungerar i stort, men brister i efterlevnaden kan leda till högre kostnader.", "I huvudsak ändamålsenlig"),
        ("Samverkan", Partly, "Samverkan finns men har inte drivit avtalets utveckling.", "Begränsad utveckling"),
        ("Uppföljning", Bad, "Den avtalade skyldigheten att följa upp är inte uppfylld.", "Inte tillräcklig"),
        (Sip, Bad, NamedOnly, "Utpekat som bristande"),
        ("Rehabilitering", Bad, NamedOnly, "Utpekat som bristande"),
        ("Habilitering", Bad, NamedOnly, "Utpekat som bristande"),
        ("Psykisk funktionsnedsättning", Bad, NamedOnly, "Utpekat som bristande"),
        ("Helheten", Partly, "Avtalet följs inte fullt ut och kommunen har inte tagit hela sitt ansvar.", "Avtalet efterlevs inte fullt ut"),
    ];

    public static readonly IReadOnlyList<(string Subject, string Grade, string Motivation, string Wording)> Grades2025 =
    [
        ("Läkarmedverkan", Partly, "Mobila team och stärkt akut läkarstöd har förbättrat läget, men det planerade arbetet varierar mellan vårdcentraler.", "Inte helt ändamålsenlig"),
        ("Egenvård", Partly, "En gemensam rutin finns, men tillämpas olika och intygen blir färre.", "Inte helt ändamålsenlig"),
        (Cost, Bad, "Frågan är olöst och inga lokala åtgärder har hittats.", "Inte ändamålsenlig"),
        ("Samverkan", Good, "Avtalsrelaterade problem lyfts och följs i samverkansorganen.", "Ändamålsenlig"),
        ("Uppföljning", Partly, "En första gemensam rapport finns, men uppföljningen täcker inte alla områden.", "Inte helt ändamålsenlig"),
        ("Helheten", Partly, "Nämnden är på väg men når ännu inte ända fram.", "Inte helt ändamålsenlig, på väg"),
        ("Helheten: vidtagna åtgärder", "Delvis tillräckliga", "Åtgärder finns inom de flesta områden; kostnadsansvaret är olöst.", "Delvis tillräckliga"),
    ];

    /// <summary>Areas of 2022 that the follow-up leaves out.</summary>
    public static readonly IReadOnlyList<string> LeftOut2025 = ["Ansvarsfördelning", Sip, "Rehabilitering", "Habilitering", "Psykisk funktionsnedsättning"];

    /// <summary>Subject, text, and the document, interview and figure it was seen in.</summary>
    public static readonly IReadOnlyList<(string Subject, string Text, string? Document, string? Interview, string? Figure)> Observations2022 =
    [
        ("Helheten", "Målen för avtalets utvecklingsområden är inte nådda, och nyttan för brukarna är inte fullt ut den avsedda.", "Dokumentstudie", "Nämnd och förvaltning", null),
        ("Samverkan", "Samverkansorganens arbete dominerades av pandemin och gav litet utrymme för utveckling.", "Samverkansorganens minnesanteckningar", "Förvaltningsledning", null),
        ("Uppföljning", "Nämnden har inte fått någon samlad uppföljning av avtalet.", "Nämndens protokoll", null, null),
    ];

    /// <summary>The first of 2025 has a link besides and is typed by itself.</summary>
    public static readonly IReadOnlyList<(string Subject, string Text, string? Document, string? Interview, string? Figure)> Observations2025 =
    [
        ("Läkarmedverkan", "Planerat läkararbete varierar mellan vårdcentralerna.", null, "MAS", null),
        ("Egenvård", "Gemensam rutin, workshops och en film till läkare finns. Antalet egenvårdsintyg sjunker ändå.", null, null, "Statistik från delregionen"),
        (Cost, "En reviderad artikellista var 2024 på remiss hos alla 34 parter utan att parterna enades.", "Remissammanställning", null, null),
        ("Uppföljning", "Den första gemensamma uppföljningsrapporten kom våren 2025. Den delregionala aktivitetsplanen är senast uppdaterad i februari 2023.", "Uppföljningsrapporten och aktivitetsplanen", null, null),
        ("Helheten", "54 personer har intervjuats i granskningens åtta kommuner. Underlaget är faktagranskat.", "Granskningens metodavsnitt", null, null),
    ];

    /// <summary>Number, title, text, areas, and the earlier recommendation that it continues.</summary>
    public static readonly IReadOnlyList<(string Number, string Title, string Text, string[] Areas, string? Continues)> Recommendations2022 =
    [
        ("1", Raise, "Nämnden bör ta upp problemområdena i lokala, delregionala och centrala samverkansorgan så att åtgärder vidtas.", ["Samverkan"], null),
        ("2", Conditions, "Nämnden bör (a) skapa förutsättningar för åtgärder som gör att avtalet följs bättre och (b) införa en systematisk uppföljning av avtalet.", ["Läkarmedverkan", "Egenvård", Cost, "Uppföljning"], null),
    ];

    public static readonly IReadOnlyList<(string Number, string Title, string Text, string[] Areas, string? Continues)> Recommendations2025 =
    [
        ("1", Steer, "Nämnden bör stärka styrning och ansvarsfördelning, särskilt för läkarmedverkan, egenvård och kostnadsansvar.", ["Läkarmedverkan", "Egenvård", Cost], $"2022 nr 2: {Conditions}"),
        ("2", Follow, "Nämnden bör utveckla en uppföljning som utgår från avtalets intentioner och omfattar alla områden.", ["Uppföljning"], $"2022 nr 2: {Conditions}"),
        ("3", Impact, "Nämnden bör se till att befintliga strukturer tillämpas lika i hela verksamheten.", ["Läkarmedverkan", "Egenvård", Discharge, Sip], null),
    ];

    public static readonly IReadOnlyList<string> Criteria2025 =
    [
        "Kommunallagen (2017:725) 6 kap. 1 och 6 §§", "Socialtjänstlagen (2025:400)", "Hälso- och sjukvårdslagen (2017:30) 3 kap. 1 §, 5 och 11 kap.",
        "Lagen (2017:612) om samverkan vid utskrivning", "Förvaltningslagen (2017:900) 8 §", "HS-avtalet 2016 med bilagor",
    ];

    /// <summary>The actions of the plan of 2026 as a spreadsheet holds them: title, description, function, start, due, area, recommendation.</summary>
    /// <param name="today">The day that the demonstration counts its due dates from.</param>
    public static string Rows2026(DateOnly today)
    {
        string Row(string title, string area, int answers, string? function, int? due, string? description = null) =>
            string.Join('\t', title, description, function, "2026-04-01", due is { } days ? $"{today.AddDays(days):yyyy-MM-dd}" : "", area, $"{answers}");
        return string.Join('\n',
            Row("Överenskommelse om fasta läkartider på särskilda boenden", "Läkarmedverkan", 1, "Verksamhetschef hälso- och sjukvård", 60, "Tecknas med var och en av vårdcentralerna i kommunen."),
            Row("Rutin för kontakt med mobilt vårdteam dygnet runt", "Läkarmedverkan", 1, "MAS", -60),
            Row("Gemensam checklista för egenvårdsbedömning", "Egenvård", 1, "MAS", -80),
            Row("Film om egenvård i introduktionen av nyanställda", "Egenvård", 3, "Verksamhetsutvecklare", -25),
            Row("Kartläggning av egenvårdsintyg per vårdcentral", "Egenvård", 2, "Verksamhetsutvecklare", -130, "Antal intyg per vårdcentral och kvartal, med jämförelse mellan åren."),
            Row("Lista över artiklar med oklart kostnadsansvar", "Kostnadsansvar", 1, "Verksamhetschef hälso- och sjukvård", -10),
            Row("Lyft kostnadsansvaret till delregionalt samverkansorgan", "Kostnadsansvar", 1, "Förvaltningschef", -45),
            Row("Årlig uppföljningsrapport per avtalsområde", "Uppföljning", 2, "Verksamhetsutvecklare", 20),
            Row("Indikatorer knutna till avtalets åtaganden", "Uppföljning", 2, "Verksamhetsutvecklare", 20, "Minst en indikator per område och perspektiv."),
            Row("Uppföljningsplan för nämndens verksamhetsår", "Uppföljning", 2, "Nämndsekreterare", -90),
            Row("Genomgång av avvikelser i vårdens övergångar", "Utskrivning", 3, "MAS", 200),
            Row("Introduktion om avtalet för nya enhetschefer", "Samverkan", 3, "Verksamhetschef hälso- och sjukvård", null),
            Row("Stickprov: används rutinerna i det dagliga arbetet?", "Läkarmedverkan", 3, "MAS", 15),
            Row("Samlad bild av samordnade individuella planer", "SIP", 3, null, 120));
    }
}
