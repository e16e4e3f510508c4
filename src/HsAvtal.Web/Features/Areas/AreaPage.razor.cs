using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Areas;

/// <summary>One area: what is promised, how it has been graded, recommended and acted on at one organisation.</summary>
public sealed partial class AreaPage
{
    private AreaDetails? _area;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [Inject]
    private AreaService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _area = await Service.FindAsync(Id, Huvudman);
        if (_area is null)
        {
            Navigation.NotFound();
        }
    }
}
