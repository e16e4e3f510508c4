using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Components.Shared;

/// <summary>Asks why, and then does it.</summary>
public sealed partial class ReasonEditor
{
    private static readonly Seen _nothing = new(0, 0);

    private readonly FormState _state = new();
    private ReasonForm _form = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    /// <summary>Which act on which thing, for what is kept and for the field's id.</summary>
    [Parameter]
    [EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>The verb.</summary>
    [Parameter]
    [EditorRequired]
    public string Button { get; set; } = "";

    /// <summary>The verb on the button that does it, where it says more.</summary>
    [Parameter]
    public string? Confirm { get; set; }

    /// <summary>What it is done to, for those who do not see where the button stands.</summary>
    [Parameter]
    [EditorRequired]
    public string Subject { get; set; } = "";

    [Parameter]
    public string Label { get; set; } = "Skäl";

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool IsDanger { get; set; } = true;

    [Parameter]
    public Seen Seen { get; set; } = _nothing;

    /// <summary>Does it, for the reason given and against what was seen.</summary>
    [Parameter]
    [EditorRequired]
    public Func<string?, Seen, Task> Act { get; set; } = null!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    private string _field => Key.Replace('/', '-');

    private void Restore(ReasonForm kept)
    {
        _form = kept;
        _open = true;
    }

    private void Cancel()
    {
        _form.Reason = null;
        _state.Clear();
        _open = false;
    }

    private async Task ActAsync()
    {
        var done = await _state.TryAsync(() => Act(_form.Reason, _seen ?? Seen), now =>
        {
            _seen = null;
            _ = OnStale.InvokeAsync(now);
        });
        if (done)
        {
            _seen = null;
            _form.Reason = null;
            _open = false;
            await OnDone.InvokeAsync();
        }
    }
}
