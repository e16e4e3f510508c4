using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The areas of the agreement: their order, and new ones.</summary>
public sealed partial class AreasAdministrationPage
{
    private readonly FormState _state = new();
    private readonly FormState _moving = new();
    private AreaForm _form = new();
    private string? _saved;

    [PersistentState]
    public AreasSheet? Sheet { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    private IReadOnlyList<AdministeredArea> _inUse => [.. Sheet!.Areas.Where(a => a.WithdrawnReason is null)];

    private IEnumerable<AdministeredArea> _hidden => Sheet!.Areas.Where(a => a.WithdrawnReason is not null);

    protected override async Task OnInitializedAsync() => Sheet ??= await Service.AreasAsync();

    private async Task AddAsync()
    {
        if (await _state.TryAsync(() => Service.AddAreaAsync(_form, Sheet!.Seen), Seen))
        {
            await SavedAsync($"Området {_form.Name?.Trim()} är tillagt sist.");
            _form = new AreaForm();
        }
    }

    private async Task MoveAsync(AdministeredArea area, bool up)
    {
        if (await _moving.TryAsync(() => Service.MoveAreaAsync(area.Id, up, Sheet!.Seen), Seen))
        {
            await SavedAsync($"{area.Name} är flyttat {(up ? "upp" : "ner")}.");
        }
    }

    private async Task SavedAsync(string message)
    {
        Sheet = await Service.AreasAsync();
        _saved = message;
    }

    private void Seen(Seen now) => Sheet = Sheet! with { Seen = now };
}
