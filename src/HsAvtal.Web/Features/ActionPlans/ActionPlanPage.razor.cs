using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>One plan: when things are due, how far they have slid, and every action.</summary>
public sealed partial class ActionPlanPage
{
    private PlanDetails? _plan;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private bool Antagen { get; set; }

    [SupplyParameterFromQuery]
    private int? Rapporterade { get; set; }

    [Inject]
    private ActionPlanService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _plan = await Service.FindAsync(Id);
        if (_plan is null)
        {
            Navigation.NotFound();
        }
    }
}
