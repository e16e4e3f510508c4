using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.History;

/// <summary>The history of one thing.</summary>
public sealed partial class HistoryPage
{
    private HistoryDetails? _history;

    [Parameter]
    public string Slag { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private long? Fore { get; set; }

    [SupplyParameterFromQuery]
    private long? Efter { get; set; }

    [Inject]
    private HistoryService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _history = await Service.FindAsync(Slag, Id, new HistoryPlace(Fore, Efter));
        if (_history is null)
        {
            Navigation.NotFound();
        }
    }
}
