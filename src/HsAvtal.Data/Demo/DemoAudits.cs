using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Data.Demo;

/// <summary>The audits of 2022 and 2025 and a draft of 2026, with recommendations and their lineage.</summary>
internal sealed class DemoAudits
{
    private const GradeScalePurpose Compliance = GradeScalePurpose.Compliance;
    private const GradeScalePurpose MeasuresScale = GradeScalePurpose.Measures;

    private readonly DemoAgreement _agreement;
    private readonly DemoUser _auditor = DemoUsers.With(Role.Auditor);

    public DemoAudits(DemoAgreement agreement) => _agreement = agreement;

    public List<Audit> Audits { get; } = [];

    public List<Recommendation> Recommendations { get; } = [];

    /// <summary>A board's recommendation by year and number, for example "2022:1".</summary>
    public Dictionary<string, RecommendationAddressee> Addressees { get; } = new(StringComparer.Ordinal);

    public Audit Of(int year) => Audits.First(a => a.Year == year);

    public void Audit2022()
    {
        var by = AuditorAt(new DateTimeOffset(2022, 11, 30, 9, 0, 0, TimeSpan.Zero));
        var audit = new Audit(
            _agreement.Agreement.Id,
            new AuditFacts("Fördjupad granskning av hälso- och sjukvårdsavtalet", 2022, AuditKind.Indepth, "Kommunens revisorer", "KomRedo", new DateOnly(2022, 3, 1), new DateOnly(2022, 11, 30))
            {
                Criteria = ["Kommunallagen (2017:725) 6 kap. 6 §", "Hälso- och sjukvårdslagen (2017:30)", "HS-avtalet 2016 med bilagor"],
                Questions = ["Har nämnden säkerställt att avtalet följs?", "Fungerar samverkan och uppföljning enligt avtalet?"],
            },
            null,
            by);
        Audits.Add(audit);
        var report = audit.AddBoard(_agreement.Board.Id, by);
        report.Observe(null, "Målen för avtalets utvecklingsområden är inte nådda, och nyttan för brukarna är inte fullt ut den avsedda.", new("Dokumentstudie", "Nämnd och förvaltning"), by);
        report.Observe(Area("Samverkan"), "Samverkansorganens arbete dominerades av pandemin och gav litet utrymme för utveckling.", new("Samverkansorganens minnesanteckningar", "Förvaltningsledning"), by);
        report.Observe(Area("Uppföljning"), "Nämnden har inte fått någon samlad uppföljning av avtalet.", new("Nämndens protokoll"), by);
        Whole(report, Compliance, 3, "Avtalet följs inte fullt ut och kommunen har inte tagit hela sitt ansvar.", "Avtalet efterlevs inte fullt ut", by);
        Grade(report, "Läkarmedverkan", 4, "Läkares tillgänglighet motsvarar inte avtalet, varken akut eller planerat.", "Bristande", by);
        Grade(report, "Egenvård", 4, "Bedömningar av egenvård görs på olika sätt och intyg saknas ofta.", "Bristande", by);
        Grade(report, "Kostnadsansvar", 4, "Det är oklart vem som betalar flera vanliga artiklar.", "Bristande", by);
        Grade(report, "Ansvarsfördelning", 2, "Fördelningen av ansvar och kostnader fungerar i stort, men brister i efterlevnaden kan leda till högre kostnader.", "I huvudsak ändamålsenlig", by);
        Grade(report, "Samverkan", 3, "Samverkan finns men har inte drivit avtalets utveckling.", "Begränsad utveckling", by);
        Grade(report, "Uppföljning", 4, "Den avtalade skyldigheten att följa upp är inte uppfylld.", "Inte tillräcklig", by);
        foreach (var area in (string[])["SIP", "Rehabilitering", "Habilitering", "Psykisk"])
        {
            Grade(report, area, 4, "Området pekas ut som bristande i granskningen utan närmare utveckling.", "Utpekat som bristande", by);
        }

        var raise = Recommend(audit, report, "1", "Lyft avtalsproblemen i samverkansorganen",
            "Nämnden bör ta upp problemområdena i lokala, delregionala och centrala samverkansorgan så att åtgärder vidtas.", ["Samverkan"], by);
        var conditions = Recommend(audit, report, "2", "Skapa förutsättningar och följ upp systematiskt",
            "Nämnden bör (a) skapa förutsättningar för åtgärder som gör att avtalet följs bättre och (b) införa en systematisk uppföljning av avtalet.", ["Läkarmedverkan", "Egenvård", "Kostnadsansvar", "Uppföljning"], by);
        report.HandOver(new HandOver(new DateOnly(2022, 11, 30), new DateOnly(2023, 3, 31), "DEMO 2022/118", "Kommunstyrelsen, kommunfullmäktige"), by);
        Issue([raise, conditions], by);
    }

    public void Audit2025()
    {
        var by = AuditorAt(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        var earlier = Of(2022);
        var audit = new Audit(
            _agreement.Agreement.Id,
            new AuditFacts("Uppföljande granskning av hälso- och sjukvårdsavtalet", 2025, AuditKind.FollowUp, "Kommunens revisorer", "Sirona", new DateOnly(2025, 8, 1), new DateOnly(2025, 11, 30))
            {
                Criteria =
                [
                    "Kommunallagen (2017:725) 6 kap. 1 och 6 §§", "Socialtjänstlagen (2025:400)", "Hälso- och sjukvårdslagen (2017:30) 3 kap. 1 §, 5 och 11 kap.",
                    "Lagen (2017:612) om samverkan vid utskrivning", "Förvaltningslagen (2017:900) 8 §", "HS-avtalet 2016 med bilagor",
                ],
                Questions = ["Har kommunen vidtagit tillräckliga åtgärder med anledning av rekommendationerna?"],
            },
            earlier.Id,
            by);
        Audits.Add(audit);
        var report = audit.AddBoard(_agreement.Board.Id, by);
        var raise = Addressees["2022:1"];
        var conditions = Addressees["2022:2"];
        report.StartFrom(earlier.Boards[0], [raise.RecommendationId, conditions.RecommendationId], by);
        Observe2025(report, by);
        Whole(report, Compliance, 3, "Nämnden är på väg men når ännu inte ända fram.", "Inte helt ändamålsenlig, på väg", by);
        Whole(report, MeasuresScale, 2, "Åtgärder finns inom de flesta områden; kostnadsansvaret är olöst.", "Delvis tillräckliga", by);
        Grade(report, "Samverkan", 1, "Avtalsrelaterade problem lyfts och följs i samverkansorganen.", "Ändamålsenlig", by);
        Grade(report, "Läkarmedverkan", 3, "Mobila team och stärkt akut läkarstöd har förbättrat läget, men det planerade arbetet varierar mellan vårdcentraler.", "Inte helt ändamålsenlig", by);
        Grade(report, "Egenvård", 3, "En gemensam rutin finns, men tillämpas olika och intygen blir färre.", "Inte helt ändamålsenlig", by);
        Grade(report, "Kostnadsansvar", 4, "Frågan är olöst och inga lokala åtgärder har hittats.", "Inte ändamålsenlig", by);
        Grade(report, "Uppföljning", 3, "En första gemensam rapport finns, men uppföljningen täcker inte alla områden.", "Inte helt ändamålsenlig", by);
        foreach (var row in report.Assessments.Where(a => a.SubjectKind == AssessmentSubjectKind.Area && a.GradeId is null).ToList())
        {
            report.Exclude(row.Id, "Området ingick inte i 2025 års granskning.", by);
        }

        Measures(report, raise, 1, "Problemen lyfts på rätt nivå.", FollowUpOutcome.Implemented, by);
        Measures(report, conditions, 2, "Förutsättningar och uppföljning har utvecklats olika långt och följs därför var för sig.", FollowUpOutcome.Split, by);

        var steer = Recommend(audit, report, "1", "Stärk styrningen och ansvarsfördelningen",
            "Nämnden bör stärka styrning och ansvarsfördelning, särskilt för läkarmedverkan, egenvård och kostnadsansvar.", ["Läkarmedverkan", "Egenvård", "Kostnadsansvar"], by);
        var follow = Recommend(audit, report, "2", "Utveckla en systematisk uppföljning",
            "Nämnden bör utveckla en uppföljning som utgår från avtalets intentioner och omfattar alla områden.", ["Uppföljning"], by);
        var impact = Recommend(audit, report, "3", "Säkra genomslag i det dagliga arbetet",
            "Nämnden bör se till att befintliga strukturer tillämpas lika i hela verksamheten.", ["Läkarmedverkan", "Egenvård", "Utskrivning", "SIP"], by);
        steer.Continue(Recommendation(conditions), LineageKind.Split, by);
        follow.Continue(Recommendation(conditions), LineageKind.Split, by);
        report.HandOver(new HandOver(new DateOnly(2026, 1, 20), new DateOnly(2026, 4, 21), "DEMO 2025/207", "Kommunstyrelsen, kommunfullmäktige"), by);
        Issue([steer, follow, impact], by);
        raise.ApplyOutcome(FollowUpOutcome.Implemented, by.Today, by);
        conditions.ApplyOutcome(FollowUpOutcome.Split, by.Today, by);
    }

    /// <summary>A report being written: seen by the auditor and nobody else.</summary>
    public void DraftOf2026(DateTimeOffset now)
    {
        var by = AuditorAt(now);
        var audit = new Audit(
            _agreement.Agreement.Id,
            new AuditFacts("Fördjupad granskning av egenvård och läkarmedverkan", 2026, AuditKind.Indepth, "Kommunens revisorer", "Sakkunnigt biträde", new DateOnly(2026, 9, 1), null)
            {
                Criteria = ["HS-avtalet 2016 med bilagor"],
                Questions = ["Har de gemensamma rutinerna för egenvård fått genomslag?"],
            },
            Of(2025).Id,
            by);
        Audits.Add(audit);
        var report = audit.AddBoard(_agreement.Board.Id, by);
        report.Observe(Area("Egenvård"), "Den gemensamma checklistan används av de flesta enheter som besökts.", new(Interview: "Enhetschefer"), by);
        report.Include(AssessmentSubject.Area(Area("Egenvård")), Compliance, by);
        report.Include(AssessmentSubject.Area(Area("Läkarmedverkan")), Compliance, by);
    }

    private void Observe2025(AuditedBoard report, Signature by)
    {
        var teams = report.Observe(Area("Läkarmedverkan"), "Mobila primärvårdsteam finns sedan 2024 och arbetar även helger.", new(Interview: "MAS och enhetschefer", Figure: "Statistik från delregionen"), by);
        report.Attach(teams.Id, [new EvidenceSource(null, "https://vardsamverkan.skane.se/", "Vårdsamverkan Skåne")], by);
        report.Observe(Area("Läkarmedverkan"), "Planerat läkararbete varierar mellan vårdcentralerna.", new(Interview: "MAS"), by);
        report.Observe(Area("Egenvård"), "Gemensam rutin, workshops och en film till läkare finns. Antalet egenvårdsintyg sjunker ändå.", new(Figure: "Statistik från delregionen"), by);
        report.Observe(Area("Kostnadsansvar"), "En reviderad artikellista var 2024 på remiss hos alla 34 parter utan att parterna enades.", new("Remissammanställning"), by);
        report.Observe(Area("Uppföljning"), "Den första gemensamma uppföljningsrapporten kom våren 2025. Den delregionala aktivitetsplanen är senast uppdaterad i februari 2023.", new("Uppföljningsrapporten och aktivitetsplanen"), by);
        report.Observe(null, "54 personer har intervjuats i granskningens åtta kommuner. Underlaget är faktagranskat.", new("Granskningens metodavsnitt"), by);
    }

    private Signature AuditorAt(DateTimeOffset at) => new(_auditor.Id, _auditor.DisplayName, at);

    private Guid Area(string name) => _agreement.Area(name);

    private Recommendation Recommendation(RecommendationAddressee addressee) => Recommendations.Single(r => r.Id == addressee.RecommendationId);

    private void Grade(AuditedBoard report, string area, int rank, string motivation, string wording, Signature by) =>
        report.Assess(AssessmentSubject.Area(Area(area)), Compliance, new Verdict(_agreement.Grade(Compliance, rank), motivation, wording), by);

    private void Whole(AuditedBoard report, GradeScalePurpose purpose, int rank, string motivation, string wording, Signature by) =>
        report.Assess(AssessmentSubject.Whole, purpose, new Verdict(_agreement.Grade(purpose, rank), motivation, wording), by);

    private void Measures(AuditedBoard report, RecommendationAddressee followed, int rank, string motivation, FollowUpOutcome outcome, Signature by)
    {
        var verdict = new Verdict(_agreement.Grade(MeasuresScale, rank), motivation);
        report.Assess(AssessmentSubject.Measures(followed.RecommendationId), MeasuresScale, verdict, by);
        report.Conclude(followed.RecommendationId, outcome, by);
    }

    private Recommendation Recommend(Audit audit, AuditedBoard report, string number, string title, string text, string[] areas, Signature by)
    {
        var recommendation = new Recommendation(audit.AgreementId, report, number, new RecommendationWording(title, text, [.. areas.Select(Area)]), by);
        Addressees.Add($"{audit.Year}:{number}", recommendation.Addressees[0]);
        Recommendations.Add(recommendation);
        return recommendation;
    }

    private static void Issue(Recommendation[] recommendations, Signature by)
    {
        foreach (var addressee in recommendations.SelectMany(r => r.Addressees))
        {
            addressee.Issue(by.Today, by);
        }
    }
}
