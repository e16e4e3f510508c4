using HsAvtal.Domain.Audits;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Overview;

/// <summary>One area over all organisations: how many have moved up, down or stayed, and which.</summary>
public sealed partial class TrendPage
{
    /// <summary>The grade filter's value for <em>Ej bedömd</em>; the others are ranks.</summary>
    private const int NotAssessed = 0;

    private AreaTrend? _trend;
    private IReadOnlyList<TrendRow> _rows = [];
    private ListQuery _query = null!;
    private int _pages = 1;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Delregion { get; set; }

    [SupplyParameterFromQuery]
    private string? Forandring { get; set; }

    /// <summary>With <see cref="Bedomning"/>: those who were graded so that year.</summary>
    [SupplyParameterFromQuery]
    private int? Ar { get; set; }

    [SupplyParameterFromQuery]
    private int? Bedomning { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [Inject]
    private TrendService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string _path => $"/omraden/{Id}/utveckling";

    private IEnumerable<TrendRow> Shown => _rows.Skip(_query.Skip).Take(ListQuery.PageSize);

    protected override async Task OnInitializedAsync()
    {
        _trend = await Service.FindAsync(Id, string.IsNullOrEmpty(Delregion) ? null : Delregion);
        if (_trend is null)
        {
            Navigation.NotFound();
            return;
        }

        _rows = [.. _trend.Rows.Where(IsAskedFor)];
        _pages = new PagedList<TrendRow>([], _rows.Count).Pages;
        _query = new ListQuery(_path, Filters(Forandring, Ar, Bedomning), "namn", false, Math.Clamp(Sida ?? 1, 1, _pages));
    }

    private bool IsAskedFor(TrendRow row) =>
        (string.IsNullOrEmpty(Forandring) || row.Move.ToString() == Forandring)
        && (Ar is not { } year || Bedomning is not { } grade || (row.ByRound.GetValueOrDefault(year)?.Rank ?? NotAssessed) == grade);

    private IReadOnlyList<Share> Moves(AreaTrend trend) =>
        [.. Enum.GetValues<GradeMove>().Select(m => new Share(Words.Of(m), trend.Moved(m), Tones.Of(m), Url(Filters(m.ToString(), null, null))))];

    private IReadOnlyList<Share> Grades(AreaTrend trend, int year)
    {
        var distribution = trend.In(year);
        return
        [
            .. distribution.Counts.Select((count, i) => new Share(trend.GradeNames[i], count, Tones.OfGrade(i + 1, distribution.Counts.Count), Url(Filters(null, year, i + 1)))),
            new Share("Ej bedömd", distribution.NotAssessed, Tone.None, Url(Filters(null, year, NotAssessed))),
        ];
    }

    private string Url(IReadOnlyDictionary<string, string?> filters) => new ListQuery(_path, filters, "namn", false, 1).Url() + "#lista";

    private Dictionary<string, string?> Filters(string? move, int? year, int? grade) => new(StringComparer.Ordinal)
    {
        ["delregion"] = Delregion,
        ["forandring"] = move,
        ["ar"] = year?.ToString(),
        ["bedomning"] = grade?.ToString(),
    };
}
