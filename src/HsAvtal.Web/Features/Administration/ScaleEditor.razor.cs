using HsAvtal.Domain.Agreements;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Writes the scale of one purpose; without a row, a new one.</summary>
public sealed partial class ScaleEditor
{
    private readonly FormState _state = new();
    private ScaleForm _form = new();

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    [Parameter]
    [EditorRequired]
    public GradeScalePurpose Purpose { get; set; }

    [Parameter]
    public ScaleRow? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public Seen Seen { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    protected override void OnInitialized() => _form = new ScaleForm { Name = Row?.Name, Grades = Row is null ? null : string.Join('\n', Row.Grades) };

    private async Task SaveAsync()
    {
        var saved = await _state.TryAsync(
            () => Row is { } row ? Service.ChangeScaleAsync(row.Id, _form, _seen ?? Seen) : Service.AddScaleAsync(Purpose, _form, _seen ?? Seen),
            now =>
            {
                _seen = null;
                _ = OnStale.InvokeAsync(now);
            });
        if (saved)
        {
            _seen = null;
            await OnSaved.InvokeAsync("Skalan är sparad.");
        }
    }
}
