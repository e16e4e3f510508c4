using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>One planned follow-up: what it is, whether it was done, and what it showed.</summary>
public sealed partial class OccasionPage
{
    private OccasionDetails? _occasion;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [Inject]
    private FollowUpService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _occasion = await Service.OccasionAsync(Id);
        if (_occasion is null)
        {
            Navigation.NotFound();
        }
    }
}
