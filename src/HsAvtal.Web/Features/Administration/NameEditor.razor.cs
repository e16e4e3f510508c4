using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Adds something that has a name, or renames it.</summary>
public sealed partial class NameEditor
{
    private readonly FormState _state = new();
    private NameForm _form = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    /// <summary>Which part this is, for what is kept and for the field's id.</summary>
    [Parameter]
    [EditorRequired]
    public string Key { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>The name as it is; null for a new one.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string Button { get; set; } = "Spara";

    [Parameter]
    [EditorRequired]
    public Seen Seen { get; set; } = null!;

    /// <summary>Saves the name against what was seen.</summary>
    [Parameter]
    [EditorRequired]
    public Func<string?, Seen, Task> Save { get; set; } = null!;

    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    /// <summary>What else one can do with it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string _field => Key.Replace('/', '-');

    protected override void OnInitialized()
    {
        _form = new NameForm { Name = Value };
        _open = Value is null;
    }

    private void Restore(NameForm kept)
    {
        _form = kept;
        _open = true;
    }

    private void Open() => (_form.Name, _open) = (Value, true);

    private void Cancel()
    {
        _form.Name = Value;
        _state.Clear();
        _open = false;
    }

    private async Task SaveAsync()
    {
        var saved = await _state.TryAsync(() => Save(_form.Name, _seen ?? Seen), now =>
        {
            _seen = null;
            _ = OnStale.InvokeAsync(now);
        });
        if (saved)
        {
            _seen = null;
            _open = Value is null;
            if (Value is null)
            {
                _form.Name = null;
            }

            await OnSaved.InvokeAsync();
        }
    }
}
