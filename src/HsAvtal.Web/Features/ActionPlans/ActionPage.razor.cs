using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>One action: how it goes, its reports and its moved dates.</summary>
public sealed partial class ActionPage
{
    private ActionDetails? _action;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [Inject]
    private PlannedActionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _action = await Service.FindAsync(Id);
        if (_action is null)
        {
            Navigation.NotFound();
        }
    }
}
