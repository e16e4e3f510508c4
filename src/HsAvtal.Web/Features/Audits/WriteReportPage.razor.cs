using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Where a report is written: grades, observations, recommendations, and the hand-over.</summary>
public sealed partial class WriteReportPage
{
    private string? _saved;
    private EventCallback _undo;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public ReportDraft? Draft { get; set; }

    [Inject]
    private ReportWritingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Draft ??= await Service.LoadAsync(Id);
        if (Draft is null)
        {
            Navigation.NotFound();
        }
    }

    /// <summary>Reads the report anew after a save; what is typed in the other editors stays. It is said to be saved when
    /// the next save knows of it: before that, it would be taken for somebody else's change.</summary>
    private async Task SavedAsync(string message)
    {
        Draft = await Service.LoadAsync(Id) ?? Draft;
        _saved = message;
        _undo = default;
    }

    private async Task WithdrawnAsync(Guid observationId)
    {
        await SavedAsync("Iakttagelsen är borttagen.");
        _undo = EventCallback.Factory.Create(this, async () =>
        {
            await Service.RestoreObservationAsync(Id, observationId, Draft!.Seen);
            await SavedAsync("Iakttagelsen är tillbaka.");
        });
    }

    /// <summary>Shows what somebody else wrote meanwhile; the next save is against what the auditor was told of.</summary>
    private async Task StaleAsync(Seen now)
    {
        _saved = null;
        Draft = (await Service.LoadAsync(Id) ?? Draft!) with { Seen = now };
    }
}
