using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Writes one version of the agreement, lets a proposal come into force; without a row, a new proposal.</summary>
public sealed partial class VersionEditor
{
    private readonly FormState _state = new();
    private VersionForm _form = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    [Parameter]
    public VersionRow? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public Seen Seen { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    private string _key => Row?.Id.ToString("N") ?? "ny";

    protected override void OnInitialized() => _form = Shown();

    private VersionForm Shown() => new() { Label = Row?.Label, ValidFrom = Row?.ValidFrom };

    private void Restore(VersionForm kept)
    {
        _form = kept;
        _open = true;
    }

    private void Cancel()
    {
        _form = Shown();
        _state.Clear();
        _open = false;
    }

    private Task SaveAsync() => TryAsync(seen => Service.SaveVersionAsync(Row?.Id, _form, seen), "Versionen är sparad.");

    private Task PutInForceAsync() => TryAsync(seen => Service.PutInForceAsync(Row!.Id, _form.ValidFrom, seen), "Versionen gäller.");

    private async Task TryAsync(Func<Seen, Task> save, string message)
    {
        var saved = await _state.TryAsync(() => save(_seen ?? Seen), now =>
        {
            _seen = null;
            _ = OnStale.InvokeAsync(now);
        });
        if (saved)
        {
            _seen = null;
            _open = false;
            await OnSaved.InvokeAsync(message);
        }
    }
}
