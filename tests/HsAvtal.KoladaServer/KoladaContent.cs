using System.Collections.Concurrent;

namespace HsAvtal.KoladaServer;

/// <summary>A figure that the server has.</summary>
/// <param name="Gender">T, K or M.</param>
/// <param name="Value">Null when it is missing.</param>
/// <param name="Status">Why it is missing.</param>
/// <param name="ChangedOn">What <c>from_date</c> is held against.</param>
/// <param name="IsDeleted">Taken back.</param>
public sealed record KoladaFigure(string Gender, decimal? Value, string Status, DateOnly ChangedOn, bool IsDeleted = false);

/// <summary>What the server knows: indicators, and figures by indicator, municipality and year.</summary>
public sealed class KoladaContent
{
    private readonly ConcurrentDictionary<(string Kpi, string Municipality, int Year), List<KoladaFigure>> _figures = new();
    private readonly ConcurrentDictionary<string, string> _kpis = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, string>> Kpis => _kpis.OrderBy(k => k.Key, StringComparer.Ordinal);

    /// <summary>The public figures of one indicator: Kristianstad 2022 and 2024, and the region 2024.</summary>
    public static KoladaContent WithKnownFigures() => new KoladaContent()
        .Kpi("U23482", "Läkare vid behov i särskilt boende, andel mycket eller ganska lätt")
        .Kpi("N20506", "Oplanerade återinskrivningar inom 30 dagar")
        .Kpi("N20403", "Medelvårdtid som utskrivningsklar")
        .Figure("U23482", "1290", 2022, 55.4m)
        .Figure("U23482", "1290", 2024, 58.9m)
        .Figure("U23482", "0012", 2024, 57.4m);

    public KoladaContent Kpi(string id, string title)
    {
        _kpis[id] = title;
        return this;
    }

    public KoladaContent WithoutKpi(string id)
    {
        _kpis.TryRemove(id, out _);
        return this;
    }

    /// <summary>Sets a figure; one of the same gender is replaced.</summary>
    public KoladaContent Figure(string kpi, string municipality, int year, decimal? value, string status = "", string gender = "T", DateOnly? changedOn = null, bool isDeleted = false)
    {
        var figures = _figures.GetOrAdd((kpi.ToUpperInvariant(), municipality, year), _ => []);
        lock (figures)
        {
            figures.RemoveAll(f => f.Gender == gender);
            figures.Add(new KoladaFigure(gender, value, status, changedOn ?? new DateOnly(2025, 1, 1), isDeleted));
        }

        return this;
    }

    public KoladaContent WithoutFigures(string kpi, string municipality, int year)
    {
        _figures.TryRemove((kpi.ToUpperInvariant(), municipality, year), out _);
        return this;
    }

    /// <summary>The rows of a question, in one order whatever it was asked.</summary>
    public IReadOnlyList<(string Kpi, string Municipality, int Year, IReadOnlyList<KoladaFigure> Figures)> Rows(
        IReadOnlyCollection<string> kpis, IReadOnlyCollection<string> municipalities, IReadOnlyCollection<int> years, DateOnly? changedSince) =>
    [
        .. from kpi in kpis.Where(_kpis.ContainsKey).Order(StringComparer.Ordinal)
           from municipality in municipalities.Order(StringComparer.Ordinal)
           from year in years.Order()
           let figures = _figures.GetValueOrDefault((kpi.ToUpperInvariant(), municipality, year))
           where figures is not null && (changedSince is null || figures.Exists(f => f.ChangedOn >= changedSince))
           select (kpi, municipality, year, (IReadOnlyList<KoladaFigure>)figures),
    ];
}
