using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>The catalogue of indicators.</summary>
public sealed partial class IndicatorsPage
{
    private ListQuery _query = null!;
    private IndicatorFilter _filter = null!;
    private IndicatorList? _page;

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Perspektiv { get; set; }

    [SupplyParameterFromQuery]
    private string? Omrade { get; set; }

    [SupplyParameterFromQuery]
    private string? Kalla { get; set; }

    [SupplyParameterFromQuery]
    private string? Ar { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private IndicatorService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["sok"] = Sok, ["perspektiv"] = Perspektiv, ["omrade"] = Omrade, ["kalla"] = Kalla, ["ar"] = Ar, ["huvudman"] = Huvudman,
        };
        _query = new ListQuery("/indikatorer", filters, Sortera ?? "namn", Fallande ?? false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _filter = new IndicatorFilter(
            Sok?.Trim(),
            Enum.TryParse<Perspective>(Perspektiv, out var perspective) && Enum.IsDefined(perspective) ? perspective : null,
            Guid.TryParse(Omrade, out var area) ? area : null,
            Enum.TryParse<IndicatorSource>(Kalla, out var source) && Enum.IsDefined(source) ? source : null,
            int.TryParse(Ar, out var year) ? year : null,
            Huvudman);
        _page = await Service.ListAsync(_filter, _query);
        if (_page is null)
        {
            Navigation.NotFound();
        }
    }
}
