using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Data.Demo;

/// <summary>
/// Indicators that measures can be held against: names, units and sources as Kolada, Socialstyrelsen and the parties
/// themselves give them.
/// </summary>
internal sealed class DemoIndicators
{
    public DemoIndicators(DemoAgreement agreement, DateTimeOffset now)
    {
        var by = Actor.System.Sign(now);
        void Add(string name, string definition, string unit, IndicatorDirection direction, Perspective perspective, string source, string? area) =>
            All.Add(new Indicator(
                agreement.Agreement.Id,
                new IndicatorFacts(name, definition, unit, direction, perspective, source, area is null ? null : agreement.Area(area)),
                by));

        Add("Läkare vid behov i särskilt boende", "Andel som svarat att det är mycket eller ganska lätt att träffa läkare vid behov.", "procent", IndicatorDirection.HigherIsBetter, Perspective.Patients, "Socialstyrelsens brukarundersökning (Kolada U23482)", "Läkarmedverkan");
        Add("Akuta hembesök inom 2 timmar", "Andel akuta hembesök som görs inom den tid som avtalet anger.", "procent", IndicatorDirection.HigherIsBetter, Perspective.Staff, "Egen registrering", "Läkarmedverkan");
        Add("Planerade besök inom 5 dagar", "Andel planerade läkarbesök som görs inom den tid som avtalet anger.", "procent", IndicatorDirection.HigherIsBetter, Perspective.Staff, "Egen registrering", "Läkarmedverkan");
        Add("Egenvårdsintyg", "Antal utfärdade intyg om egenvård under året.", "antal", IndicatorDirection.HigherIsBetter, Perspective.Patients, "Egen registrering", "Egenvård");
        Add("Oplanerade återinskrivningar inom 30 dagar", "Andel personer, 65 år och äldre, som skrivs in på sjukhus igen inom 30 dagar utan att det var planerat.", "procent", IndicatorDirection.LowerIsBetter, Perspective.GoalAttainment, "Kolada N20506", "Utskrivning");
        Add("Medelvårdtid som utskrivningsklar", "Genomsnittligt antal dagar på sjukhus efter att vården där är färdig.", "dagar", IndicatorDirection.LowerIsBetter, Perspective.Economy, "Kolada N20403", "Utskrivning");
    }

    public List<Indicator> All { get; } = [];

    public Guid Id(string name) => All.Single(i => i.Name.StartsWith(name, StringComparison.Ordinal)).Id;
}
