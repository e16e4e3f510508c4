using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>The list of recommendations; search, filter, order and page live in the URL.</summary>
public sealed partial class RecommendationsPage
{
    private IReadOnlyList<AreaName> _areas = [];
    private DecisionKind? _unanswered;
    private ListQuery _query = null!;
    private PagedList<RecommendationRow> _list = new([], 0);

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Tillstand { get; set; }

    [SupplyParameterFromQuery]
    private Guid? Omrade { get; set; }

    /// <summary>The question of the decision chain that shall lack its answer.</summary>
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
    private RecommendationService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _unanswered = DecisionChain.Questions.Cast<DecisionKind?>().FirstOrDefault(q => q.ToString() == Saknar);
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["sok"] = Sok,
            ["huvudman"] = Huvudman,
            ["tillstand"] = Tillstand,
            ["omrade"] = Omrade?.ToString(),
            ["saknar"] = _unanswered?.ToString(),
        };
        _query = new ListQuery("/rekommendationer", filters, Sortera ?? "ar", Fallande ?? Sortera is null, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _areas = await Service.AreasAsync();
        _list = await Service.ListAsync(new RecommendationFilter(Sok?.Trim(), Huvudman, Tillstand, Omrade) { Unanswered = _unanswered }, _query);
    }
}
