using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The agreement's names and its versions.</summary>
public sealed partial class AgreementAdministrationPage
{
    private readonly FormState _state = new();
    private AgreementForm _form = new();
    private string? _saved;

    [PersistentState]
    public AgreementSheet? Sheet { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.AgreementAsync();
        _form = new AgreementForm { Name = Sheet.Name, ShortName = Sheet.ShortName, SignedOn = Sheet.SignedOn };
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.ChangeAsync(_form, Sheet!.Seen), Seen))
        {
            await SavedAsync("Uppgifterna är sparade.");
        }
    }

    private async Task SavedAsync(string message)
    {
        Sheet = await Service.AgreementAsync();
        _saved = message;
    }

    private void Seen(Seen now) => Sheet = Sheet! with { Seen = now };
}
