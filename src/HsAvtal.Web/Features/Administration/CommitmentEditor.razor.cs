using HsAvtal.Domain.Agreements;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Writes one commitment of an area; without a row, a new one.</summary>
public sealed partial class CommitmentEditor
{
    private static readonly IReadOnlyList<(CommitmentParty?, string)> _parties = [.. Enum.GetValues<CommitmentParty>().Select(p => ((CommitmentParty?)p, Words.Of(p)))];

    private readonly FormState _state = new();
    private CommitmentForm _form = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    [Parameter]
    public AdministeredCommitment? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public AreaSheet Area { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private AgreementAdministrationService Service { get; set; } = null!;

    private string _key => Row?.Id.ToString("N") ?? "nytt";

    protected override void OnInitialized() => _form = Shown();

    private CommitmentForm Shown() =>
        Row is { } row ? new() { Number = $"{row.Number}", Text = row.Text, CarriedBy = row.CarriedBy, Target = row.Target } : new();

    private void Restore(CommitmentForm kept)
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

    private async Task SaveAsync()
    {
        var saved = await _state.TryAsync(() => Service.SaveCommitmentAsync(Area.Id, Row?.Id, _form, _seen ?? Area.Seen), now =>
        {
            _seen = null;
            _ = OnStale.InvokeAsync(now);
        });
        if (saved)
        {
            _seen = null;
            _open = false;
            await OnSaved.InvokeAsync("Åtagandet är sparat.");
        }
    }
}
