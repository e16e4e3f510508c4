using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The accounts of the agreement; search, filter, order and page live in the URL.</summary>
public sealed partial class UsersPage
{
    private ListQuery _query = null!;
    private PagedList<UserRow> _list = new([], 0);

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Roll { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Visa { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private UserAdministrationService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["roll"] = Roll, ["huvudman"] = Huvudman, ["visa"] = Visa };
        _query = new ListQuery("/administration/anvandare", filters, Sortera ?? "funktion", Fallande ?? false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _list = await Service.ListAsync(new UserFilter(Sok?.Trim(), Roll, Huvudman, Visa), _query);
    }
}
