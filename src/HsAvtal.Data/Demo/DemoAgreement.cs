using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;

namespace HsAvtal.Data.Demo;

/// <summary>The agreement with its parties, areas, commitments and scales. Commitments are put in our own words.</summary>
internal sealed class DemoAgreement
{
    private const CommitmentParty Region = CommitmentParty.Region;
    private const CommitmentParty Municipality = CommitmentParty.Municipality;
    private const CommitmentParty Joint = CommitmentParty.Joint;

    /// <summary>Name, summary and commitments of each area.</summary>
    private static readonly (string Name, string Summary, (string Text, CommitmentParty By, string? Target)[] Commitments)[] _areas =
    [
        ("Läkarmedverkan", "Läkare finns att tillgå för den kommunala hälso- och sjukvården, på särskilda boenden och i hemmet.",
        [
            ("Läkare gör akut hembesök när patientens tillstånd kräver det.", Region, "inom 2 timmar"),
            ("Läkare gör planerat hembesök efter gemensam bedömning.", Region, "inom 5 dagar"),
            ("Varje särskilt boende har en namngiven vårdcentral och fasta tider för läkarens arbete.", Region, null),
            ("Kommunen säkrar att sjuksköterska kan bedöma och förbereda läkarens insats.", Municipality, null),
        ]),
        ("Egenvård", "Den som kan sköta en hälso- och sjukvårdsåtgärd själv, ensam eller med hjälp, får det bedömt och planerat.",
        [
            ("Ansvarig vårdgivare bedömer om en åtgärd kan utföras som egenvård och skriver ett egenvårdsintyg.", Region, null),
            ("Kommunen planerar praktisk hjälp enligt intyget och meddelar när förutsättningarna ändras.", Municipality, null),
        ]),
        ("Kostnadsansvar för förbruknings- och sjukvårdsartiklar", "Vem som betalar artiklar som patienten behöver i hemmet.",
        [
            ("Parterna följer en gemensam lista över vilka artiklar som var och en bekostar.", Joint, null),
            ("Oklarheter om kostnadsansvar löses utan att patienten drabbas.", Joint, null),
        ]),
        ("Ansvarsfördelning", "Gränsen mellan regionens och kommunens ansvar, med den grundläggande överenskommelsen som bas.",
        [
            ("Region och kommun tar var för sig det ansvar som avtalet anger och löser gränsfrågor tillsammans.", Joint, null),
        ]),
        ("Samverkan", "Samverkansorgan på central, delregional och lokal nivå där problem lyfts och löses.",
        [
            ("Parterna deltar i samverkansorganen och lyfter avtalsproblem till rätt nivå.", Joint, null),
            ("Delregionens aktivitetsplan hålls aktuell.", Joint, "läget redovisas 2 gånger per år"),
        ]),
        ("Uppföljning", "Avtalet följs upp varje år utifrån minst fem perspektiv.",
        [
            ("Varje part följer årligen upp hur avtalet efterlevs i den egna verksamheten.", Joint, "varje år"),
            ("Uppföljningen täcker måluppfyllelse, patienter, närstående, verksamhet och ekonomi.", Joint, "5 perspektiv"),
        ]),
        ("SIP och vårdplanering", "Samordnad individuell plan när insatser från båda huvudmännen behövs.",
        [
            ("Den som ser behovet kallar till samordnad individuell plan.", Joint, null),
        ]),
        ("Utskrivning från slutenvård", "Trygg och effektiv hemgång efter sjukhusvård.",
        [
            ("Kommunen tar emot den som är utskrivningsklar.", Municipality, "högst 2,80 dagar i genomsnitt per kalendermånad"),
            ("Slutenvården skickar inskrivningsmeddelande i tid och planerar tillsammans med kommun och öppenvård.", Region, null),
        ]),
        ("Rehabilitering", "Rehabilitering och hjälpmedel i hemmet och på särskilt boende.",
        [
            ("Parterna samordnar rehabiliteringen så att den håller ihop över huvudmannagränsen.", Joint, null),
        ]),
        ("Habilitering", "Stöd till personer med medfödd eller tidigt förvärvad funktionsnedsättning.",
        [
            ("Regionens habilitering ger konsultativt stöd till kommunens verksamheter.", Region, null),
        ]),
        ("Psykisk funktionsnedsättning", "Gemensamt ansvar för personer med psykisk funktionsnedsättning.",
        [
            ("Parterna har lokala överenskommelser om samarbetet kring målgruppen.", Joint, null),
        ]),
    ];

    private DemoAgreement(Agreement agreement, Dictionary<string, Organisation> organisations)
    {
        Agreement = agreement;
        Organisations = organisations;
        Board = organisations["1290"].Boards[0];
    }

    public Agreement Agreement { get; }

    /// <summary>The parties by SCB code.</summary>
    public IReadOnlyDictionary<string, Organisation> Organisations { get; }

    /// <summary>The audited board.</summary>
    public Board Board { get; }

    public Guid Area(string name) => Agreement.Areas.Single(a => a.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    /// <param name="area">The area, by how its name begins.</param>
    /// <param name="number">Number within the area.</param>
    public Guid Commitment(string area, int number) =>
        Agreement.Areas.Single(a => a.Name.StartsWith(area, StringComparison.Ordinal)).Commitments.Single(c => c.Number == number).Id;

    /// <param name="purpose">Which scale.</param>
    /// <param name="rank">1 is the best.</param>
    public Grade Grade(GradeScalePurpose purpose, int rank) =>
        Agreement.Scales.Single(s => s.Purpose == purpose).Grades.Single(g => g.Rank == rank);

    public static DemoAgreement Create(Signature by)
    {
        var agreement = new Agreement(
            "Avtal om ansvarsfördelning och utveckling avseende hälso- och sjukvården i Skåne", "HS-avtalet Skåne", new DateOnly(2016, 1, 19), by);
        agreement.AddVersion("Avtalet från 2016", AgreementVersionState.InForce, new DateOnly(2016, 1, 19), by);
        agreement.AddVersion("Redaktionell revidering, remiss planerad 2027", AgreementVersionState.Proposed, null, by);
        agreement.AddScale(
            "Efterlevnad",
            GradeScalePurpose.Compliance,
            ["Ändamålsenlig", "I huvudsak ändamålsenlig", "Inte helt ändamålsenlig", "Inte ändamålsenlig"],
            by);
        agreement.AddScale("Åtgärder", GradeScalePurpose.Measures, ["Tillräckliga", "Delvis tillräckliga", "Otillräckliga"], by);
        foreach (var (name, summary, commitments) in _areas)
        {
            var area = agreement.AddArea(name, summary, by);
            foreach (var (text, carriedBy, target) in commitments)
            {
                agreement.AddCommitment(area.Id, text, carriedBy, target, by);
            }
        }

        return new DemoAgreement(agreement, AddParties(agreement, by));
    }

    private static Dictionary<string, Organisation> AddParties(Agreement agreement, Signature by)
    {
        string[] names = ["Nordost", "Nordväst", "Mellersta", "Malmö", "Sydväst", "Sydost"];
        var subregions = names.ToDictionary(n => n, n => agreement.AddSubregion(n, by), StringComparer.Ordinal);
        var organisations = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        foreach (var row in ReadOrganisations())
        {
            var kind = row[2] == "Region" ? OrganisationKind.Region : OrganisationKind.Municipality;
            var organisation = new Organisation(row[0], row[1], ShortName(row[1]), kind, by);
            var board = (kind, row[0]) switch
            {
                (OrganisationKind.Region, _) => "Hälso- och sjukvårdsnämnden",
                (_, "1290") => "Omsorgsnämnden",
                _ => "Ansvarig nämnd",
            };
            organisation.AddBoard(board, by);
            agreement.AddParty(organisation, subregions.GetValueOrDefault(row[3])?.Id, by);
            organisations.Add(row[0], organisation);
        }

        return organisations;
    }

    private static IEnumerable<string[]> ReadOrganisations()
    {
        using var stream = typeof(DemoAgreement).Assembly.GetManifestResourceStream("HsAvtal.Data.Demo.organisations.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(';')).ToList();
    }

    /// <summary>"Kristianstads kommun" becomes "Kristianstad"; Höganäs ends in s by itself.</summary>
    private static string ShortName(string name)
    {
        var first = name.Replace(" kommun", "", StringComparison.Ordinal).Replace(" stad", "", StringComparison.Ordinal);
        return first == "Höganäs" ? first : first.TrimEnd('s');
    }
}
