using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>One recommendation at one board, through all rounds.</summary>
public sealed partial class RecommendationPage
{
    private RecommendationDetails? _details;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [Inject]
    private RecommendationService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _details = await Service.FindAsync(Id);
        if (_details is null)
        {
            Navigation.NotFound();
        }
    }
}
