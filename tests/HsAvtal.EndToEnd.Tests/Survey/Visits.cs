namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>A page to look at.</summary>
/// <param name="Role">Who looks, by the role's Swedish name, or <see cref="Visits.Nobody"/>.</param>
/// <param name="Route">The page's route, as the app declares it.</param>
/// <param name="Path">Where to start.</param>
/// <param name="Links">Which links to follow from there, by what their address matches; with a plus, what to add to the address.</param>
public sealed record Visit(string Role, string Route, string Path, params string[] Links)
{
    /// <summary>The button that sends the page's form as it stands, which is refused; null where there is none to look at.</summary>
    public string? Press { get; init; }
}

/// <summary>Every page once, and again where another role sees something else.</summary>
public static class Visits
{
    /// <summary>Not signed in.</summary>
    public const string Nobody = "Ingen";

    /// <summary>The demonstration has no plan being written: the survey starts one.</summary>
    public const string DraftPlan = "Plan under arbete";

    private const string Id = "[0-9a-f-]{36}";

    public static readonly TheoryData<string> Roles = [Nobody, "Förvaltning", "Nämnd", "Revisor", "Samverkan", "Administratör"];

    public static readonly IReadOnlyList<Visit> All =
    [
        new(Nobody, "/logga-in", "/logga-in?fel=fel"),
        new(Nobody, "/valj-losenord", "/valj-losenord"),
        new(Nobody, "/valj-losenord", "/valj-losenord?konto=00000000-0000-0000-0000-000000000001&kod=x&fel=PasswordTooShort"),
        new(Nobody, "/fel/{Status:int}", "/fel/500"),
        new(Nobody, "/finns-inte", "/finns-inte"),
        new(Nobody, "/tillganglighet", "/tillganglighet"),
        new(Nobody, "/logga-in/steg-tva", "/logga-in/steg-tva?fel=kod"),
        new("Samverkan", "/konto", "/konto?fel=PasswordTooCommon"),
        new("Samverkan", "/konto/tvasteg", "/konto/tvasteg"),
        new("Samverkan", "/konto/aterstallningskoder", "/konto/aterstallningskoder"),
        new("Förvaltning", "/", "/"),
        new("Förvaltning", "/atgarder/{Id:guid}", "/atgarder?sok=Kartläggning", $"^/atgarder/{Id}$"),
        new("Förvaltning", "/atgarder/{Id:guid}/lagesrapport", "/atgarder?sok=Kartläggning", $"^/atgarder/{Id}$", "/lagesrapport$") { Press = "Spara lägesrapport" },
        new("Förvaltning", "/atgarder/{Id:guid}/flytta", "/atgarder?sok=Kartläggning", $"^/atgarder/{Id}$", "/flytta$") { Press = "Flytta slutdatum" },
        new("Förvaltning", "/rekommendationer/{Id:guid}/genomford", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$", "/genomford$") { Press = "Rapportera genomförd" },
        new("Förvaltning", "/atgardsplaner/ny", "/atgardsplaner/ny") { Press = "Skapa plan" },
        new("Förvaltning", "/atgardsplaner/{Id:guid}/skriv", $"/atgardsplaner?sok={DraftPlan}", $"^/atgardsplaner/{Id}$", "+/skriv") { Press = "Spara åtgärd" },
        new("Förvaltning", "/atgardsplaner/{Id:guid}/klistra-in", $"/atgardsplaner?sok={DraftPlan}", $"^/atgardsplaner/{Id}$", "+/klistra-in"),
        new("Förvaltning", "/atgardsplaner/{Id:guid}/lagesrapport", "/atgardsplaner?sok=2025", $"^/atgardsplaner/{Id}$", "/lagesrapport$") { Press = "Spara lägesrapporter" },
        new("Förvaltning", "/indikatorer", "/indikatorer"),
        new("Förvaltning", "/indikatorer/varden", "/indikatorer/varden"),
        new("Förvaltning", "/indikatorer/fil", "/indikatorer/fil"),
        new("Nämnd", "/indikatorer", "/indikatorer?sok=ingenting-sådant"),
        new("Nämnd", "/indikatorer/{Id:guid}", "/indikatorer?sok=särskilt boende", $"^/indikatorer/{Id}"),
        new("Förvaltning", "/indikatorer/{Id:guid}", "/indikatorer?sok=Genomsnittliga", $"^/indikatorer/{Id}"),
        new("Nämnd", "/indikatorer/{Id:guid}/betalningsansvar", "/indikatorer?sok=Genomsnittliga", $"^/indikatorer/{Id}", "/betalningsansvar$"),
        new("Samverkan", "/indikatorer/ny", "/indikatorer/ny") { Press = "Spara indikatorn" },
        new("Samverkan", "/indikatorer/{Id:guid}/andra", "/indikatorer?sok=Genomsnittliga", $"^/indikatorer/{Id}", "/andra$"),
        new("Samverkan", "/indikatorer/faststall", "/indikatorer/faststall"),
        new("Förvaltning", "/indikatorer/{Id:guid}/malniva", "/indikatorer?sok=Genomsnittliga", $"^/indikatorer/{Id}", "/malniva$"),
        new("Nämnd", "/indikatorer/{Id:guid}/besluta-malniva", "/indikatorer?sok=Genomsnittliga", $"^/indikatorer/{Id}", "/besluta-malniva$") { Press = "Registrera beslut och målnivå" },
        new("Nämnd", "/indikatorer/tackning", "/indikatorer/tackning"),
        new("Nämnd", "/beslut/{Id:guid}", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$", $"^/beslut/{Id}$"),
        new("Nämnd", "/beslut/{Id:guid}/komplettera", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$", $"^/beslut/{Id}$", "/komplettera$"),
        new("Nämnd", "/logg", "/logg"),
        new("Administratör", "/logg", "/logg?slag=konto"),
        new("Nämnd", "/historik/{Slag}/{Id:guid}", "/atgarder?sok=Kartläggning", $"^/atgarder/{Id}$", "^/historik/"),
        new("Nämnd", "/", "/"),
        new("Nämnd", "/att-gora", "/att-gora"),
        new("Förvaltning", "/att-gora", "/att-gora"),
        new("Revisor", "/att-gora", "/att-gora"),
        new("Samverkan", "/att-gora", "/att-gora"),
        new("Förvaltning", "/kvalitet", "/kvalitet"),
        new("Samverkan", "/kvalitet", "/kvalitet?huvudman=1290"),
        new("Nämnd", "/karta", "/karta"),
        new("Nämnd", "/sok", "/sok?q=egenvård"),
        new("Revisor", "/sok", "/sok?q=läkarmedvärkan"),
        new("Nämnd", "/omraden", "/omraden"),
        new("Nämnd", "/omraden/{Id:guid}", "/", $"^/omraden/{Id}"),
        new("Nämnd", "/omraden/{Id:guid}/utveckling", "/", $"^/omraden/{Id}", "/utveckling$"),
        new("Nämnd", "/granskningar", "/granskningar"),
        new("Nämnd", "/granskningar/{Id:guid}", "/granskningar?ar=2025", $"^/granskningar/{Id}$"),
        new("Nämnd", "/rapporter/{Id:guid}", "/granskningar?ar=2025", $"^/rapporter/{Id}$"),
        new("Nämnd", "/rekommendationer", "/rekommendationer"),
        new("Nämnd", "/rekommendationer", "/rekommendationer?sok=ingenting-sådant"),
        new("Nämnd", "/rekommendationer/{Id:guid}", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$"),
        new("Nämnd", "/rekommendationer/{Id:guid}/beslut", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$", "/beslut$") { Press = "Registrera beslut" },
        new("Nämnd", "/rapporter/{Id:guid}/yttrande", "/granskningar?ar=2025", $"^/rapporter/{Id}$", "+/yttrande") { Press = "Spara yttrande" },
        new("Nämnd", "/atgardsplaner/{Id:guid}/anta", $"/atgardsplaner?sok={DraftPlan}", $"^/atgardsplaner/{Id}$", "+/anta"),
        new("Nämnd", "/atgardsplaner", "/atgardsplaner"),
        new("Nämnd", "/atgardsplaner/flyttade", "/atgardsplaner/flyttade"),
        new("Nämnd", "/atgardsplaner/{Id:guid}", "/atgardsplaner?sok=2025", $"^/atgardsplaner/{Id}$"),
        new("Nämnd", "/atgarder", "/atgarder"),
        new("Nämnd", "/atgarder/{Id:guid}", "/atgarder?sok=Kartläggning", $"^/atgarder/{Id}$"),
        new("Nämnd", "/uppfoljning", "/uppfoljning"),
        new("Nämnd", "/arshjul", "/arshjul?atgarder=true"),
        new("Samverkan", "/arshjul", "/arshjul?huvudman=1231"),
        new("Nämnd", "/sammantraden", "/sammantraden"),
        new("Nämnd", "/sammantraden/nya", "/sammantraden/nya") { Press = "Lägg till dagarna" },
        new("Nämnd", "/sammantraden/{Id:guid}/stall-in", "/sammantraden", "/stall-in$") { Press = "Ställ in sammanträdet" },
        new("Förvaltning", "/uppfoljning", "/uppfoljning?huvudman=1231"),
        new("Förvaltning", "/uppfoljning/ny", "/uppfoljning/ny"),
        new("Förvaltning", "/uppfoljning/{Id:guid}/planera", "/uppfoljning", "/planera$") { Press = "Lägg till rad" },
        new("Nämnd", "/uppfoljning/tillfalle/{Id:guid}", "/uppfoljning", $"^/uppfoljning/tillfalle/{Id}$"),
        new("Förvaltning", "/uppfoljning/tillfalle/{Id:guid}/rapportera", "/uppfoljning", $"^/uppfoljning/tillfalle/{Id}$", "+/rapportera") { Press = "Spara rapport" },
        new("Förvaltning", "/uppfoljning/tillfalle/{Id:guid}/ta-tillbaka", "/uppfoljning", $"^/uppfoljning/tillfalle/{Id}$", "+/ta-tillbaka") { Press = "Ta tillbaka rapporten" },
        new("Nämnd", "/huvudman", "/huvudman?till=/rekommendationer"),
        new("Nämnd", "/stil", "/stil"),
        new("Revisor", "/", "/"),
        new("Revisor", "/granskningar", "/granskningar"),
        new("Revisor", "/granskningar/ny", "/granskningar/ny") { Press = "Starta granskning" },
        new("Revisor", "/rekommendationer/{Id:guid}/bekrafta", "/rekommendationer?sok=Stärk", $"^/rekommendationer/{Id}$", "+/bekrafta"),
        new("Revisor", "/granskningar/{Id:guid}", "/granskningar?ar=2026", $"^/granskningar/{Id}$"),
        new("Revisor", "/rapporter/{Id:guid}/ratta/{AssessmentId:guid}", "/granskningar?ar=2025", $"^/rapporter/{Id}$", $"/ratta/{Id}$") { Press = "Rätta bedömningen" },
        new("Revisor", "/rapporter/{Id:guid}/skriv", "/granskningar?ar=2026", $"^/rapporter/{Id}/skriv$"),
        new("Revisor", "/rapporter/{Id:guid}", "/granskningar?ar=2026", $"^/rapporter/{Id}/skriv$", $"^/rapporter/{Id}$"),
        new("Samverkan", "/", "/"),
        new("Samverkan", "/", "/?huvudman=1231"),
        new("Förvaltning", "/indikatorer/kolada", "/indikatorer/kolada"),
        new("Nämnd", "/indikatorer/kolada/{Id:guid}", "/indikatorer/kolada", $"^/indikatorer/kolada/{Id}$"),
        new("Administratör", "/", "/"),
        new("Administratör", "/administration", "/administration"),
        new("Administratör", "/administration/organisationer", "/administration/organisationer"),
        new("Administratör", "/administration/organisationer", "/administration/organisationer?saknar=namnd"),
        new("Administratör", "/administration/organisationer/ny", "/administration/organisationer/ny") { Press = "Lägg in huvudman" },
        new("Administratör", "/administration/organisationer/{Id:guid}", "/administration/organisationer?sok=1290", $"^/administration/organisationer/{Id}$"),
        new("Administratör", "/administration/avtalet", "/administration/avtalet"),
        new("Administratör", "/administration/omraden", "/administration/omraden") { Press = "Lägg till område" },
        new("Administratör", "/administration/omraden/{Id:guid}", "/administration/omraden", $"^/administration/omraden/{Id}$") { Press = "Lägg till åtagande" },
        new("Administratör", "/administration/skalor", "/administration/skalor"),
        new("Administratör", "/administration/delregioner", "/administration/delregioner"),
        new("Administratör", "/administration/anvandare", "/administration/anvandare"),
        new("Administratör", "/administration/anvandare/ny", "/administration/anvandare/ny") { Press = "Skapa användare" },
        new("Administratör", "/administration/anvandare/{Id:guid}", "/administration/anvandare?roll=Officer", $"^/administration/anvandare/{Id}$"),
        new("Administratör", "/ingen-roll", "/ingen-roll"),
        new("Administratör", "/administration/inloggning", "/administration/inloggning"),
        new("Administratör", "/administration/inloggning/ny", "/administration/inloggning/ny") { Press = "Lägg till inloggning" },
        new("Administratör", "/administration/inloggning/{Id:guid}", "/administration/inloggning", $"^/administration/inloggning/{Id}$"),
    ];
}
