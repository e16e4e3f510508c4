using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Decisions;

/// <summary>One decision of a board: what was decided, on what number, what it concerns and to whom it was sent.</summary>
public sealed partial class DecisionPage
{
    private DecisionDetails? _decision;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private bool Sparat { get; set; }

    [Inject]
    private DecisionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _decision = await Service.FindAsync(Id);
        if (_decision is null)
        {
            Navigation.NotFound();
        }
    }
}
