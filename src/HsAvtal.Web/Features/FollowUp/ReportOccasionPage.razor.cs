using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Where an officer reports that a planned follow-up was done, and what it showed.</summary>
public sealed partial class ReportOccasionPage
{
    private readonly FormState _state = new();
    private FollowUpReportForm _form = new();

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public OccasionHead? Occasion { get; set; }

    [Inject]
    private FollowUpService Service { get; set; } = null!;

    [Inject]
    private FollowUpWritingService Writing { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Occasion ??= await Service.ForReportingAsync(Id);
        if (Occasion is null)
        {
            Navigation.NotFound();
            return;
        }

        _form.DoneOn = Time.Today();
    }

    private void Seen(Seen now) => Occasion = Occasion! with { Seen = now };

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Writing.ReportAsync(Id, _form, Occasion!.Seen), Seen, leaves: true))
        {
            Navigation.NavigateTo($"/uppfoljning/tillfalle/{Id}?sparat=rapport");
        }
    }
}
