using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>The list of audited boards.</summary>
public sealed partial class AuditsPage
{
    private ListQuery _query = null!;
    private PagedList<AuditRow> _list = new([], 0);
    private IReadOnlyList<int> _years = [];
    private bool _mayStart;

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private int? Ar { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private AuditService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok, ["huvudman"] = Huvudman, ["ar"] = Ar?.ToString() };
        _query = new ListQuery("/granskningar", filters, Sortera ?? "ar", Fallande ?? Sortera is null, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        (_list, _years, _mayStart) = await Service.ListAsync(new AuditFilter(Sok?.Trim(), Huvudman, Ar), _query);
    }
}
