using HsAvtal.Domain.Indicators;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>One indicator at one organisation: now, over time, among the others, and what is meant to move it.</summary>
public sealed partial class IndicatorPage
{
    private IndicatorDetails? _details;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Kon { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [Inject]
    private IndicatorService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var gender = Enum.TryParse<Gender>(Kon, out var asked) && Enum.IsDefined(asked) ? asked : Gender.Total;
        _details = await Service.FindAsync(Id, Huvudman, gender);
        if (_details is null)
        {
            Navigation.NotFound();
        }
    }
}
