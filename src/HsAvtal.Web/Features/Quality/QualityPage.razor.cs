using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Quality;

/// <summary>What is missing or does not add up at an organisation, rule by rule.</summary>
public sealed partial class QualityPage
{
    private QualityReport? _report;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private QualityService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _report = await Service.CheckAsync(Huvudman, Utskrift == true ? ListQuery.MostPrinted : QualityService.MostShown);
        if (_report is null)
        {
            Navigation.NotFound();
        }
    }
}
