using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Decisions;

/// <summary>Where the board's secretary fills in what was not known when the decision was registered.</summary>
public sealed partial class CompleteDecisionPage
{
    private readonly FormState _state = new();
    private CompleteDecisionForm _form = new();

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public DecisionDetails? Decision { get; set; }

    [Inject]
    private DecisionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Decision ??= await Service.ForCompletingAsync(Id);
        if (Decision is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.CompleteAsync(Id, _form, Decision!.Seen), now => Decision = Decision! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/beslut/{Id}?sparat=true");
        }
    }
}
