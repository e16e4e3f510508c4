using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The parties of the agreement; search, filter, order and page live in the URL.</summary>
public sealed partial class OrganisationsPage
{
    private IReadOnlyList<string> _subregions = [];
    private ListQuery _query = null!;
    private PagedList<OrganisationRow> _list = new([], 0);

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Delregion { get; set; }

    [SupplyParameterFromQuery]
    private string? Saknar { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private OrganisationAdministrationService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["delregion"] = Delregion, ["saknar"] = Saknar };
        _query = new ListQuery("/administration/organisationer", filters, Sortera ?? "namn", Fallande ?? false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _subregions = [.. (await Service.SubregionsAsync()).Rows.Select(s => s.Name)];
        _list = await Service.ListAsync(new OrganisationFilter(Sok?.Trim(), Delregion, Saknar), _query);
    }
}
