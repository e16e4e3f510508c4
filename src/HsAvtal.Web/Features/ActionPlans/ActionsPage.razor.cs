using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>The list of actions over all adopted plans.</summary>
public sealed partial class ActionsPage
{
    private ListQuery _query = null!;
    private PagedList<ActionRow> _list = new([], 0);
    private DateOnly _today;

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Nar { get; set; }

    [SupplyParameterFromQuery]
    private string? Lage { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private PlannedActionService Service { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _today = Time.Today();
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["huvudman"] = Huvudman, ["nar"] = Nar, ["lage"] = Lage };
        _query = new ListQuery("/atgarder", filters, Sortera ?? "slut", Fallande ?? false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _list = await Service.ListAsync(new ActionFilter(Sok?.Trim(), Huvudman, Parse<DueBucket>(Nar), Parse<ActionStatus>(Lage)), _query);
    }

    private static T? Parse<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var parsed) ? parsed : null;
}
