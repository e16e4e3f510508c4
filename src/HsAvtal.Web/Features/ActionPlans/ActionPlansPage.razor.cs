using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>The list of action plans.</summary>
public sealed partial class ActionPlansPage
{
    private ListQuery _query = null!;
    private PagedList<PlanRow> _list = new([], 0);
    private DateOnly _today;
    private bool _mayStart;

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

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
    private ActionPlanService Service { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _today = Time.Today();
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["huvudman"] = Huvudman };
        _query = new ListQuery("/atgardsplaner", filters, Sortera ?? "antagen", Fallande ?? Sortera is null, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        (_list, _mayStart) = await Service.ListAsync(new PlanFilter(Sok?.Trim(), Huvudman), _query);
    }
}
