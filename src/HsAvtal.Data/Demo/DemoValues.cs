using HsAvtal.Data.Indicators;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;

namespace HsAvtal.Data.Demo;

/// <summary>
/// Figures: the three that are publicly known of läkare vid behov, named by the report that they stand in, and for what the
/// parties register themselves made-up ones that say so.
/// </summary>
internal sealed class DemoValues
{
    public const string MadeUp = "Påhittat värde för demonstrationen";
    private const string Report = "Den uppföljande granskningen 2025";

    private readonly DemoAgreement _agreement;
    private readonly DemoIndicators _indicators;
    private readonly int _year;
    private readonly List<ValueMerge> _merges = [];

    /// <param name="agreement">The parties.</param>
    /// <param name="indicators">The catalogue.</param>
    /// <param name="today">The figures end with the year, or month, before.</param>
    public DemoValues(DemoAgreement agreement, DemoIndicators indicators, DateOnly today)
    {
        _agreement = agreement;
        _indicators = indicators;
        _year = today.Year - 1;
        Known();
        Visits();
        Others();
        Discharges(new DateOnly(today.Year, today.Month, 1));
    }

    public IReadOnlyCollection<ValueMerge> Merges => _merges;

    /// <summary>A correction of one figure, so that a revised value can be seen.</summary>
    public ValueMerge Correction => Merge("Egenvårdsintyg", MadeUp, [Value("1290", _year - 1, 214)]);

    private IEnumerable<(string Code, int Index)> Municipalities =>
        _agreement.Organisations.Values.Where(o => o.Kind == OrganisationKind.Municipality).Select((o, i) => (o.Code, i));

    private void Known() => _merges.Add(Merge(
        "Läkare vid behov i särskilt boende",
        Report,
        [Value("1290", 2022, 55.4m), Value("1290", 2024, 58.9m), Value("12", 2024, 57.4m)]));

    /// <summary>Kristianstad gets better at acute visits and stands still at planned ones.</summary>
    private void Visits()
    {
        for (var back = 3; back >= 0; back--)
        {
            var year = _year - back;
            AddYear("Antal akuta hembesök", year, i => 60 + (i * 7 % 90), "1290", 140 + (back * 5));
            AddYear("Antal akuta hembesök inom 2 timmar", year, i => 30 + (i * 5 % 60), "1290", 102 - (back * 7));
            AddYear("Antal planerade läkarbesök", year, i => 200 + (i * 13 % 150), "1290", 420);
            AddYear("Antal planerade läkarbesök inom 5 dagar", year, i => 120 + (i * 11 % 100), "1290", 260 - (back % 2));
        }
    }

    private void Others()
    {
        for (var back = 3; back >= 0; back--)
        {
            var year = _year - back;
            AddYear("Egenvårdsintyg", year, i => 20 + (i * 17 % 160), "1290", 190 + (back * 12));
            AddYear("Antal inskrivna i mobilt vårdteam", year, i => 40 + (i * 29 % 300), "1290", 610 - (back * 40));
            AddYear("Folkmängd", year, i => 9_000 + (i * 3_701 % 60_000), "1290", 86_500 + ((3 - back) * 300));
        }

        Add("Direktinläggningar", [
            .. Enumerable.Range(0, 3).SelectMany(back => (IncomingValue[])[
                Value("1290", _year - back, 64 - (back * 9)),
                Value("1290", _year - back, 36 - (back * 5), Gender.Women),
                Value("1290", _year - back, 28 - (back * 4), Gender.Men)]),
            Without("1230", _year, MissingReason.Confidential),
            Without("1231", _year, MissingReason.NotReported),
            Without("1233", _year, MissingReason.NotApplicable)]);
    }

    /// <summary>A year of months; some municipalities are over the line for payment in some of them.</summary>
    private void Discharges(DateOnly thisMonth)
    {
        var months = Enumerable.Range(1, 12).Select(back => thisMonth.AddMonths(-back)).ToList();
        Add("Utskrivna efter utskrivningsklar", [.. Municipalities.SelectMany(m => months.Select(month => Month(m.Code, month, 12 + (m.Index % 9))))]);
        Add("Dagar på sjukhus efter utskrivningsklar", [.. Municipalities.SelectMany(m => months.Select(month =>
            Month(m.Code, month, Math.Floor((12 + (m.Index % 9)) * (18 + (((m.Index * 3) + (month.Month * 5)) % 13)) / 10m))))]);
    }

    private void AddYear(string name, int year, Func<int, decimal> others, string code, decimal value) =>
        Add(name, [.. Municipalities.Where(m => m.Code != code && m.Index % 3 == 0).Select(m => Value(m.Code, year, others(m.Index + year))), Value(code, year, value)]);

    private void Add(string name, IReadOnlyList<IncomingValue> values)
    {
        var id = _indicators.Of(name).Id;
        var earlier = _merges.Find(m => m.IndicatorId == id);
        _merges.RemoveAll(m => m.IndicatorId == id);
        _merges.Add(Merge(name, MadeUp, [.. earlier?.Values ?? [], .. values]));
    }

    private ValueMerge Merge(string name, string source, IReadOnlyList<IncomingValue> values) =>
        new() { IndicatorId = _indicators.Of(name).Id, Origin = ValueOrigin.Typed, Source = source, Values = values };

    private IncomingValue Value(string code, int year, decimal value, Gender gender = Gender.Total) =>
        new(_agreement.Organisations[code].Id, new DateOnly(year, 1, 1), gender, Figure.Of(value));

    private IncomingValue Month(string code, DateOnly month, decimal value) => new(_agreement.Organisations[code].Id, month, Gender.Total, Figure.Of(value));

    private IncomingValue Without(string code, int year, MissingReason reason) =>
        new(_agreement.Organisations[code].Id, new DateOnly(year, 1, 1), Gender.Total, Figure.Without(reason));
}
