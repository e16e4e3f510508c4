using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Data.Demo;

/// <summary>
/// The catalogue: names, units and sources as Kolada, Socialstyrelsen and the parties themselves give them; what the central
/// body fixed for the year, and the board's targets.
/// </summary>
internal sealed class DemoIndicators
{
    private readonly DemoAgreement _agreement;
    private readonly Signature _by;

    public DemoIndicators(DemoAgreement agreement, DateTimeOffset now)
    {
        _agreement = agreement;
        _by = Actor.System.Sign(now);
        Fetched("U23482", "Läkare vid behov i särskilt boende", "Andel som svarat att det är mycket eller ganska lätt att träffa läkare vid behov.", "procent", IndicatorDirection.HigherIsBetter, Perspective.Patients, "Socialstyrelsens brukarundersökning, genom Kolada", Area("Läkarmedverkan"), 3);
        Fetched("N20506", "Oplanerade återinskrivningar inom 30 dagar", "Andel personer, 65 år och äldre, som skrivs in på sjukhus igen inom 30 dagar utan att det var planerat. Kommunens invånare.", "procent", IndicatorDirection.LowerIsBetter, Perspective.GoalAttainment, "Kolada", Area("Utskrivning"), 2);
        Fetched("U79092", "Regionens oplanerade återinskrivningar inom 30 dagar", "Andel personer, 65 år och äldre, som skrivs in på sjukhus igen inom 30 dagar utan att det var planerat. Regionens invånare.", "procent", IndicatorDirection.LowerIsBetter, Perspective.GoalAttainment, "Kolada", Area("Utskrivning"), 2);
        Fetched("N20403", "Medelvårdtid som utskrivningsklar", "Genomsnittligt antal dagar på sjukhus efter att vården där är färdig.", "dagar", IndicatorDirection.LowerIsBetter, Perspective.Economy, "Kolada", Area("Utskrivning"), 1);
        Fetched("N20404", "Vårdtid som utskrivningsklar", "Antal dagar på sjukhus efter att vården där är färdig, per invånare 65 år och äldre.", "dagar per invånare", IndicatorDirection.LowerIsBetter, Perspective.Economy, "Kolada", Area("Utskrivning"), 1);
        Fetched("N79173", "Medicinsk bedömning inom tre dagar i primärvård", "Andel som fått en medicinsk bedömning i primärvården inom tre dagar. Finns bara för regionen.", "procent", IndicatorDirection.HigherIsBetter, Perspective.GoalAttainment, "Kolada", Area("Läkarmedverkan"));
        Fetched("U71455", "Kontinuitet och koordinering i primärvård, enligt patienterna", "Index ur den nationella patientenkäten. Finns bara för regionen och till och med 2024.", "index", IndicatorDirection.HigherIsBetter, Perspective.Patients, "Kolada", Area("SIP"), 1);
        var home = Counted("Antal akuta hembesök", "Alla akuta hembesök av läkare.");
        var homeInTime = Counted("Antal akuta hembesök inom 2 timmar", "Akuta hembesök av läkare som gjordes inom den tid som avtalet anger.");
        Computed("Akuta hembesök inom 2 timmar", "Andel akuta hembesök som görs inom den tid som avtalet anger.", "procent", Perspective.Staff, Formula.Share, homeInTime, home, PeriodKind.Year, IndicatorDirection.HigherIsBetter, 1, Area("Läkarmedverkan"), 1);
        var planned = Counted("Antal planerade läkarbesök", "Alla planerade läkarbesök i hemmet.");
        var plannedInTime = Counted("Antal planerade läkarbesök inom 5 dagar", "Planerade läkarbesök i hemmet som gjordes inom den tid som avtalet anger.");
        Computed("Planerade besök inom 5 dagar", "Andel planerade läkarbesök som görs inom den tid som avtalet anger.", "procent", Perspective.Staff, Formula.Share, plannedInTime, planned, PeriodKind.Year, IndicatorDirection.HigherIsBetter, 1, Area("Läkarmedverkan"), 2);
        var enrolled = Counted("Antal inskrivna i mobilt vårdteam", "Personer som var inskrivna i mobilt vårdteam någon gång under året.");
        var population = Counted("Folkmängd", "Antal invånare den 31 december.", "Statistiska centralbyrån, inskriven av parten");
        Computed("Inskrivna i mobilt vårdteam", "Personer inskrivna i mobilt vårdteam under året, i förhållande till folkmängden.", "per 1 000 invånare", Perspective.GoalAttainment, Formula.PerThousand, enrolled, population, PeriodKind.Year, IndicatorDirection.HigherIsBetter, 1, Area("Läkarmedverkan"));
        var days = Counted("Dagar på sjukhus efter utskrivningsklar", "Summan av dagar efter utskrivningsklar för dem som lämnade sjukhuset under månaden.", period: PeriodKind.Month);
        var discharged = Counted("Utskrivna efter utskrivningsklar", "Antal personer som lämnade sjukhuset under månaden.", period: PeriodKind.Month);
        Computed("Genomsnittliga dagar efter utskrivningsklar", "Genomsnittligt antal kalenderdagar på sjukhus efter utskrivningsklar. Kommunen betalar för en månad då genomsnittet är över 2,80 dagar.", "dagar", Perspective.Economy, Formula.Average, days, discharged, PeriodKind.Month, IndicatorDirection.LowerIsBetter, 2, Area("Utskrivning"), 1, 2.80m);
        Registered("Egenvårdsintyg", "Antal utfärdade intyg om egenvård under året.", "antal", Perspective.Patients, Area("Egenvård"), 1);
        Registered("Direktinläggningar", "Antal personer som lades in direkt på avdelning, utan att passera akutmottagningen.", "antal", Perspective.Staff, Area("Läkarmedverkan"), isGenderSplit: true);
    }

    public List<Indicator> All { get; } = [];

    public Indicator Of(string name) => All.Single(i => i.Name == name);

    /// <summary>The only one whose name begins so.</summary>
    public Guid Id(string name) => All.Single(i => i.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    /// <summary>What the central body fixed for the year; the counts that others are computed from are not among them.</summary>
    public FixedIndicators Fixed(int year) => new(
        _agreement.Agreement.Id,
        year,
        new FixingDecision(new DateOnly(year - 1, 10, 15), "Centralt samverkansorgan", "§ 14", $"DEMO {year - 1}/214"),
        [.. All.Where(i => i.Areas.Count > 0).Select(i => i.Id)],
        _by);

    /// <summary>The levels that the board decided on for the year.</summary>
    public IEnumerable<IndicatorTarget> Targets(BoardDecision decision, int year)
    {
        IndicatorTarget Target(string name, string period, decimal value)
        {
            var indicator = Of(name);
            return new(indicator, _agreement.Board.OrganisationId, Period.TryParse(indicator.PeriodKind, period), value, decision, _by);
        }

        yield return Target("Läkare vid behov i särskilt boende", $"{year}", 65);
        yield return Target("Akuta hembesök inom 2 timmar", $"{year}", 80);
        yield return Target("Akuta hembesök inom 2 timmar", $"{year - 1}", 70);
        yield return Target("Egenvårdsintyg", $"{year - 1}", 300);
        yield return Target("Inskrivna i mobilt vårdteam", $"{year - 1}", 8);
    }

    private AgreementArea Area(string name) => _agreement.Agreement.Areas.Single(a => a.Name.StartsWith(name, StringComparison.Ordinal));

    private void Fetched(string koladaId, string name, string definition, string unit, IndicatorDirection direction, Perspective perspective, string source, AgreementArea area, int? commitment = null) =>
        Add(Shows(area, commitment) with
        {
            Name = name,
            Definition = definition,
            Unit = unit,
            Direction = direction,
            Perspective = perspective,
            Source = IndicatorSource.Kolada,
            SourceText = source,
            KoladaId = koladaId,
        });

    private void Registered(string name, string definition, string unit, Perspective perspective, AgreementArea area, int? commitment = null, bool isGenderSplit = false) =>
        Add(Shows(area, commitment) with
        {
            Name = name,
            Definition = definition,
            Unit = unit,
            Perspective = perspective,
            SourceText = "Egen registrering",
            Decimals = 0,
            IsGenderSplit = isGenderSplit,
        });

    /// <summary>A count that others are computed from; it shows nothing by itself.</summary>
    private Indicator Counted(string name, string definition, string source = "Egen registrering", PeriodKind period = PeriodKind.Year) =>
        Add(new IndicatorFacts { Name = name, Definition = definition, Unit = "antal", Perspective = Perspective.Staff, SourceText = source, Decimals = 0, PeriodKind = period });

    private void Computed(string name, string definition, string unit, Perspective perspective, Formula formula, Indicator above, Indicator below, PeriodKind period, IndicatorDirection direction, int decimals, AgreementArea area, int? commitment = null, decimal? paymentLine = null) =>
        Add(Shows(area, commitment) with
        {
            Name = name,
            Definition = definition,
            Unit = unit,
            Perspective = perspective,
            Direction = direction,
            Source = IndicatorSource.Computed,
            SourceText = "Beräknad ur egen registrering",
            Formula = formula,
            NumeratorId = above.Id,
            DenominatorId = below.Id,
            PeriodKind = period,
            Decimals = decimals,
            PaymentLine = paymentLine,
        });

    private static IndicatorFacts Shows(AgreementArea area, int? commitment) =>
        new() { AreaIds = [area.Id], CommitmentIds = commitment is { } number ? [area.Commitments[number - 1].Id] : [] };

    private Indicator Add(IndicatorFacts facts)
    {
        var indicator = new Indicator(_agreement.Agreement.Id, facts, _by);
        All.Add(indicator);
        return indicator;
    }
}
