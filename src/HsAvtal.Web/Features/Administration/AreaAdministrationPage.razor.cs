using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>One area: its text, its commitments, and whether it is shown.</summary>
public sealed partial class AreaAdministrationPage
{
    private readonly FormState _state = new();
    private readonly FormState _restoring = new();
    private AreaForm _form = new();
    private string? _saved;

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public AreaSheet? Sheet { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.AreaAsync(Id);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = new AreaForm { Name = Sheet.Name, Summary = Sheet.Summary };
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.ChangeAreaAsync(Id, _form, Sheet!.Seen), Seen))
        {
            await SavedAsync("Området är sparat.");
        }
    }

    private async Task RestoreAsync()
    {
        if (await _restoring.TryAsync(() => Service.RestoreAreaAsync(Id, Sheet!.Seen), Seen))
        {
            await SavedAsync("Området visas igen.");
        }
    }

    private async Task SavedAsync(string message)
    {
        Sheet = await Service.AreaAsync(Id) ?? Sheet;
        _saved = message;
    }

    private void Seen(Seen now) => Sheet = Sheet! with { Seen = now };
}
