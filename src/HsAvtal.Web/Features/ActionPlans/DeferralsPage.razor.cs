using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>The moved due dates summed per board, most days first (rule 9).</summary>
public sealed partial class DeferralsPage
{
    private ListQuery _query = null!;
    private PagedList<BoardSlippage> _list = new([], 0);

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
    private DeferralService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["huvudman"] = Huvudman };
        _query = new ListQuery("/atgardsplaner/flyttade", filters, Sortera ?? "dagar", Fallande ?? Sortera is null, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _list = await Service.PerBoardAsync(new PlanFilter(Sok?.Trim(), Huvudman), _query);
    }
}
