namespace HsAvtal.Web.Components.Shared;

/// <summary>The texts, by the page's route.</summary>
public sealed partial record PageHelp
{
    private const string BoardDecides = "Nämndens sekreterare registrerar det nämnden har beslutat. Andra läser.";
    private const string OfficerWrites = "Förvaltningen skriver för sin egen organisation. Andra läser när det är sparat.";
    private const string AuditorWrites = "Granskningens revisorer skriver. Ingen annan ser något förrän rapporten är överlämnad.";
    private const string AdministratorKeeps = "Bara administratören ser och ändrar här. Varje ändring loggas, och inget tas bort.";
    private const string YourOwn = "Det här gäller bara ditt eget konto.";
    private const string EverybodyReads = "Alla med en roll i avtalet läser samma sak.";

    private const string GradeRule = "En bedömning gäller från att rapporten är överlämnad, tills en senare rapport bedömer samma område. Det som ingen granskning har bedömt är Ej bedömt och räknas för sig.";
    private const string DueRule = "En åtgärd är försenad när slutdatumet har passerat och den inte är rapporterad klar. Annars räknas den till inom 30 dagar, inom 90 dagar, senare eller utan datum.";
    private const string SlipRule = "Slutdatumet låses när nämnden antar planen. Varje flytt räknas, med antal dagar från det första datumet till det som gäller nu.";
    private const string MissingRule = "Ett värde som saknas är inte noll. Sekretess, bortfall och ej tillämpligt skrivs ut i ord.";

    private static readonly Dictionary<string, PageHelp> _all = new(StringComparer.Ordinal)
    {
        ["/"] = new(
            "Läget för avtalet: hur varje område är bedömt, vad revisorerna har rekommenderat, vad som görs åt det och vad som väntas av dig.",
            "Alla läser. Det som väntas av dig beror på din roll; följ länken för att göra det.",
            $"{GradeRule} Andelen klara åtgärder säger hur långt arbetet har kommit, inte hur väl avtalet följs."),
        ["/huvudman"] = new("Här väljer du vilken huvudman sidorna visar.", "Alla väljer fritt bland avtalets parter. Vad du får skriva beror på din roll, inte på valet."),
        ["/stil"] = new("Produktens byggstenar i alla sina lägen.", "Sidan finns bara under utveckling."),
        ["/karta"] = new("Alla parter mot alla områden, med den senaste bedömningen i varje ruta.", EverybodyReads, GradeRule),
        ["/sok"] = new(
            "Sökning i alla överlämnade rekommendationer och iakttagelser och i antagna planers åtgärder, hos alla parter i avtalet.",
            "Alla söker i samma texter. Utkast ingår inte, inte ens de du själv skriver.",
            "Alla ord måste finnas i texten. Ordets böjningar räknas, liksom längre ord som innehåller det. De texter där orden står i rubriken kommer först. Finns ett ord ingenstans söks det som är mest likt, och det står."),
        ["/att-gora"] = new(
            "Det som väntas av dig, det mest brådskande först.",
            "Nämnden svarar och beslutar, förvaltningen rapporterar och planerar, revisorn skriver, överlämnar och bekräftar. En rad försvinner när det är gjort.",
            "En rad är försenad när dagen för den har passerat. Rader utan dag visar hur länge de har väntat."),
        ["/kvalitet"] = new(
            "Uppgifter som saknas eller inte stämmer ihop, med en länk till den som kan rätta dem.",
            "Den som äger uppgiften rättar den. Alla ser vad som saknas.",
            "Varje regel kontrolleras när sidan öppnas. Inget är sparat, så en rättad uppgift försvinner direkt."),

        ["/omraden"] = new("Avtalets områden, med antalet åtaganden i vart och ett.", "Administratören håller områdena aktuella. Alla läser."),
        ["/omraden/{Id:guid}"] = new("Vad avtalet lovar i området, hur det är bedömt hos en part, och vad som rekommenderas, görs och mäts.", EverybodyReads, GradeRule),

        ["/omraden/{Id:guid}/utveckling"] = new("Hur bedömningarna av området har rört sig mellan granskningarna, hos alla parter.", EverybodyReads, GradeRule),

        ["/granskningar"] = new("Revisorernas granskningar, en rad för varje granskad nämnd.", "Revisorn startar en granskning. Utkast syns bara för granskningens egna revisorer."),
        ["/granskningar/ny"] = new("Här startar en granskning av en eller flera nämnder.", AuditorWrites, "En uppföljande granskning börjar med tomma rader: den förra bedömningen visas bredvid, men inget räknas som gjort."),
        ["/granskningar/{Id:guid}"] = new("En granskning över alla sina nämnder: var rapporterna står, och bedömningarna jämförda område för område.", EverybodyReads, "Bedömningar räknas aldrig ihop till en siffra. Tabellen visar hur många som har fått vilken bedömning, och Ej bedömd för sig."),
        ["/rapporter/{Id:guid}"] = new("Rapporten om en nämnd: bedömningar, iakttagelser och rekommendationer.", "Revisorn överlämnar och rättar. Nämnden svarar på rekommendationerna.", "Efter överlämnandet ändras inget. En rättelse är en ny bedömning med skäl, och den gamla står kvar."),
        ["/rapporter/{Id:guid}/skriv"] = new("Här skrivs rapporten, område för område.", AuditorWrites, "Allt som tas med måste ha en bedömning med motivering innan rapporten kan överlämnas."),
        ["/rapporter/{Id:guid}/ratta/{AssessmentId:guid}"] = new("Här rättas en bedömning i en överlämnad rapport.", "Granskningens revisorer rättar. Alla ser rättelsen, skälet och den gamla bedömningen."),
        ["/rapporter/{Id:guid}/yttrande"] = new("Nämndens svar på rapportens rekommendationer, alla på en gång.", BoardDecides, "Svaret är Godtas, Godtas delvis eller Godtas inte, och vilar på ett beslut med paragraf och diarienummer."),

        ["/rekommendationer"] = new("Det revisorerna har rekommenderat, en rad för varje rekommendation och nämnd.", "Revisorn lämnar, nämnden svarar, förvaltningen åtgärdar och revisorn bekräftar.", "En rekommendation är öppen tills den är bekräftad genomförd, avslutad med accepterad risk, inaktuell eller ersatt."),
        ["/rekommendationer/{Id:guid}"] = new("En rekommendation hos en nämnd genom alla granskningar: svar, beslut, åtgärder och utfall.", "Nämnden svarar och beslutar, förvaltningen rapporterar genomförd, revisorn bekräftar eller skickar tillbaka.", "Beslutskedjan följer av registrerade beslut; ingen kryssar i den. Är alla åtgärder klara utan att indikatorn har rört sig åt rätt håll sägs det i ord."),
        ["/rekommendationer/{Id:guid}/beslut"] = new("Här registreras ett beslut som nämnden har fattat om rekommendationen.", BoardDecides, "Varje slags beslut svarar på en fråga i beslutskedjan."),
        ["/rekommendationer/{Id:guid}/genomford"] = new("Här rapporterar organisationen att rekommendationen är genomförd.", OfficerWrites, "Det krävs två: organisationen rapporterar, och en revisor bekräftar eller skickar tillbaka."),
        ["/rekommendationer/{Id:guid}/bekrafta"] = new("Här bekräftar revisorn att rekommendationen är genomförd, eller skickar tillbaka den.", "Revisorn avgör. Den som skickar tillbaka skriver ett skäl som organisationen ser."),
        ["/beslut/{Id:guid}"] = new("Ett nämndbeslut: dag, paragraf, diarienummer, ordalydelse och vad det gäller.", BoardDecides, "Saknas diarienumret sägs det, tills det fylls i."),
        ["/beslut/{Id:guid}/komplettera"] = new("Här fylls det i som saknades när beslutet registrerades.", BoardDecides),

        ["/atgardsplaner"] = new("Nämndernas åtgärdsplaner och hur långt de har kommit.", "Förvaltningen skriver planen, nämnden antar den.", "En plan är inaktuell när ingen har rapporterat inom dess uppdateringsintervall."),
        ["/atgardsplaner/ny"] = new("Här startar en ny plan, som svar på en granskning eller för ett års genomförande.", "Förvaltningen skriver. Planen syns bara i den egna organisationen tills nämnden har antagit den."),
        ["/atgardsplaner/flyttade"] = new("Hur slutdatum har flyttats, nämnd för nämnd.", EverybodyReads, SlipRule),
        ["/atgardsplaner/{Id:guid}"] = new("En plan med alla sina åtgärder, efter när de ska vara klara.", "Nämnden antar, förvaltningen rapporterar och flyttar slutdatum med skäl.", $"{DueRule} {SlipRule}"),
        ["/atgardsplaner/{Id:guid}/skriv"] = new("Här skrivs planens åtgärder, en i taget.", OfficerWrites),
        ["/atgardsplaner/{Id:guid}/klistra-in"] = new("Här läggs många åtgärder in på en gång, kopierade från ett kalkylblad.", OfficerWrites, "En rad som inte kan läsas visas med skäl, och inget läggs in förrän alla rader stämmer."),
        ["/atgardsplaner/{Id:guid}/anta"] = new("Här registreras att nämnden har antagit planen.", BoardDecides, "När planen är antagen låses slutdatumen. Därefter kan de bara flyttas, och varje flytt syns."),
        ["/atgardsplaner/{Id:guid}/lagesrapport"] = new("Här rapporteras läget för flera åtgärder på en gång.", OfficerWrites, "Bara de rader som fylls i sparas, och alla sparas tillsammans."),
        ["/atgarder"] = new("Alla åtgärder i antagna planer.", "Förvaltningen rapporterar. Alla läser.", DueRule),
        ["/atgarder/{Id:guid}"] = new("En åtgärd: hur det går, lägesrapporterna och flyttarna.", "Förvaltningen rapporterar läget och flyttar slutdatum med skäl.", SlipRule),
        ["/atgarder/{Id:guid}/lagesrapport"] = new("Här skrivs hur det går med åtgärden.", OfficerWrites, "En sparad lägesrapport ändras inte. Blev det fel skriver du en ny."),
        ["/atgarder/{Id:guid}/flytta"] = new("Här flyttas åtgärdens slutdatum.", OfficerWrites, SlipRule),

        ["/uppfoljning"] = new("Vad nämnden följer upp under året, hur, hur ofta och av vem – och vad ingen följer upp.", "Förvaltningen planerar och rapporterar. Alla läser.", "Ett område täcks när minst en rad följer upp det. Ett tillfälle är missat när dagen har passerat utan rapport."),
        ["/uppfoljning/ny"] = new("Här startar nämndens uppföljningsplan för ett år.", OfficerWrites),
        ["/uppfoljning/{Id:guid}/planera"] = new("Här skrivs uppföljningsplanens rader.", OfficerWrites, "Dagarna räknas fram ur första dagen och hur ofta. Bara kommande dagar ändras; det som har varit står kvar."),
        ["/uppfoljning/tillfalle/{Id:guid}"] = new("Ett uppföljningstillfälle: vad som skulle göras och vad som rapporterats.", "Förvaltningen rapporterar. Alla läser."),
        ["/uppfoljning/tillfalle/{Id:guid}/rapportera"] = new("Här skrivs vad uppföljningen visade.", OfficerWrites),
        ["/uppfoljning/tillfalle/{Id:guid}/ta-tillbaka"] = new("Här tas en rapport tillbaka som blev fel.", OfficerWrites, "Inget tas bort: rapporten står kvar med skälet, och tillfället väntar på en ny."),
        ["/arshjul"] = new("Årets uppföljning, sammanträden och slutdatum, som remsa, lista och hjul.", "Alla läser, och kan prenumerera på kalendern. Adressen är personlig.", "Det som har passerat utan rapport är missat och står kvar."),
        ["/sammantraden"] = new("När nämnden sammanträder, och vad den beslutade.", BoardDecides),
        ["/sammantraden/nya"] = new("Här läggs nämndens sammanträdesdagar in, en per rad.", BoardDecides),
        ["/sammantraden/{Id:guid}/stall-in"] = new("Här ställs ett sammanträde in.", BoardDecides, "Dagen står kvar i årshjulet som inställd, med skälet."),

        ["/indikatorer"] = new("Det som mäts för att se om avtalet gör nytta.", "Samverkan skriver katalogen, varje part sina egna värden och målnivåer. Andra värden hämtas.", $"Varje värde jämförs på två sätt: med det egna målet, och med regionen och riket. {MissingRule}"),
        ["/indikatorer/{Id:guid}"] = new("En indikator för en part: värdet över tid, målet, jämförelsen och vad som hände när.", "Förvaltningen lägger in målnivåer som nämnden har beslutat. Alla läser.", $"Skillnaden mellan två andelar anges i procentenheter; en förändring i procent kallas relativ. {MissingRule}"),
        ["/indikatorer/{Id:guid}/betalningsansvar"] = new("Vilka månader kommunerna har passerat gränsen för betalningsansvar.", EverybodyReads, "Gränsen gäller medelvärdet för en kalendermånad."),
        ["/indikatorer/{Id:guid}/andra"] = new("Här ändras hur indikatorn är definierad.", "Samverkan skriver katalogen för alla parter."),
        ["/indikatorer/{Id:guid}/malniva"] = new("Här läggs den nivå in som nämnden har beslutat för en period.", OfficerWrites, "Målnivån vilar på ett beslut med paragraf och diarienummer."),
        ["/indikatorer/{Id:guid}/besluta-malniva"] = new("Här registreras nämndens beslut om en målnivå, tillsammans med nivån.", BoardDecides, "Målnivån vilar på beslutet, och ändras bara av ett nytt."),
        ["/indikatorer/ny"] = new("Här läggs en ny indikator till i katalogen.", "Samverkan skriver katalogen för alla parter."),
        ["/indikatorer/faststall"] = new("Här fastställs vilka indikatorer som ska följas ett år.", "Samverkan fastställer för det centrala samverkansorganet."),
        ["/indikatorer/tackning"] = new("Vilka områden och perspektiv som saknar indikator.", EverybodyReads, "Uppföljningen ska täcka minst fem perspektiv. En streckad ruta har ingen indikator."),
        ["/indikatorer/varden"] = new("Här skrivs de värden in som den egna parten registrerar själv.", OfficerWrites, MissingRule),
        ["/indikatorer/fil"] = new("Här läses många värden in från en fil.", OfficerWrites, "Allt eller inget: är en rad fel läggs ingen in, och varje fel visas på sin rad."),
        ["/indikatorer/kolada"] = new("Hämtningarna av öppna nyckeltal från Kolada.", "Värdena hämtas varje natt. Förvaltningen kan begära en hämtning nu.", "Går en hämtning fel står de gamla värdena kvar."),
        ["/indikatorer/kolada/{Id:guid}"] = new("En hämtning från Kolada, indikator för indikator.", EverybodyReads),

        ["/logg"] = new("Allt som har ändrats: vem, när, vad, före och efter.", "Du ser det som rör din organisation. Administratören ser hela loggen, men inga utkast.", "Posterna är kedjade, så att en ändrad post märks."),
        ["/historik/{Slag}/{Id:guid}"] = new("Allt som har ändrats i en enda sak.", "Du ser det som din roll ger rätt att läsa."),

        ["/konto"] = new("Ditt konto: lösenord, tvåstegsverifiering och var du är inloggad.", YourOwn),
        ["/konto/tvasteg"] = new("Här slår du på en kod från telefonen som extra skydd.", YourOwn),
        ["/konto/aterstallningskoder"] = new("Koder som släpper in dig när du inte har telefonen.", YourOwn, "Varje kod fungerar en gång. Nya koder gör de gamla ogiltiga."),
        ["/ingen-roll"] = new("Du är inloggad men har ingen roll, och då finns inget att visa.", "Administratören ger roller."),
        ["/logga-in"] = new("Här loggar du in, med eget konto eller genom din organisation.", "Administratören lägger upp konton och ger roller."),
        ["/logga-in/steg-tva"] = new("Här skriver du koden från telefonen.", YourOwn, "Fem fel i rad låser kontot i tio minuter."),
        ["/valj-losenord"] = new("Här väljer du lösenord första gången, eller när administratören har gett dig en ny länk.", YourOwn, "Länken fungerar en gång."),
        ["/fel/{Status:int}"] = new("Något hindrade sidan från att visas.", "Felet är loggat. Uppge dess id om du vänder dig till supporten."),
        ["/finns-inte"] = new("Adressen leder ingenstans, eller till något du inte har rätt att se.", "Den som delade länken kan säga vad den ska leda till."),
        ["/tillganglighet"] = new("Hur väl tjänsten går att använda för alla, vad som brister och hur du säger till.", "Den som driver tjänsten ansvarar för redogörelsen. Digg har tillsyn."),

        ["/administration"] = new("Det administratören håller i ordning.", AdministratorKeeps),
        ["/administration/organisationer"] = new("Huvudmännen i avtalet, med sina nämnder.", AdministratorKeeps),
        ["/administration/organisationer/ny"] = new("Här läggs en huvudman in som part i avtalet.", AdministratorKeeps),
        ["/administration/organisationer/{Id:guid}"] = new("En huvudmans uppgifter och nämnder.", AdministratorKeeps),
        ["/administration/delregioner"] = new("Avtalets delregioner.", AdministratorKeeps),
        ["/administration/avtalet"] = new("Avtalets namn och versioner.", AdministratorKeeps, "En version gäller från sin dag tills nästa sätts i kraft."),
        ["/administration/omraden"] = new("Avtalets områden, i den ordning de visas överallt.", AdministratorKeeps),
        ["/administration/omraden/{Id:guid}"] = new("Ett områdes text och åtaganden.", AdministratorKeeps, "Det som överlämnade rapporter bygger på behåller sina ord; ändras de, gäller det framåt."),
        ["/administration/skalor"] = new("De steg som revisorerna bedömer på.", AdministratorKeeps, "En skala som har använts i en överlämnad rapport behåller sina ord."),
        ["/administration/anvandare"] = new("Konton och deras roller.", AdministratorKeeps),
        ["/administration/anvandare/ny"] = new("Här läggs ett konto upp för en funktion.", AdministratorKeeps, "Länken för att välja lösenord visas en gång; lämna den till den som ska ha kontot."),
        ["/administration/anvandare/{Id:guid}"] = new("Ett konto: uppgifter, roller och inloggning.", AdministratorKeeps, "En återkallad roll slutar gälla inom tio sekunder, också i sidor som är öppna."),
        ["/administration/inloggning"] = new("Organisationernas egna inloggningar.", AdministratorKeeps),
        ["/administration/inloggning/ny"] = new("Här kopplas en organisations egen inloggning in.", AdministratorKeeps),
        ["/administration/inloggning/{Id:guid}"] = new("En inloggning och de roller den ger.", AdministratorKeeps, "En regel ger rollen till den som har uppgiften när den loggar in, och tar tillbaka den när uppgiften saknas."),
    };
}
