using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>Where the board's secretary answers all recommendations of a report in one sitting.</summary>
public sealed partial class AnswerPage
{
    private static readonly IReadOnlyList<(ResponsePosition?, string)> _positions = [.. Enum.GetValues<ResponsePosition>().Select(p => ((ResponsePosition?)p, Words.Of(p)))];

    private readonly FormState _state = new();
    private AnswerForm _form = new();

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public AnswerSheet? Sheet { get; set; }

    [Inject]
    private BoardAnswerService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Something is still unanswered after the answer date.</summary>
    private bool _isLate => Sheet!.AnswerDueOn < Sheet.Today && Sheet.Rows.Any(r => r.State == RecommendationState.Issued);

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.SheetAsync(Id);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = new AnswerForm { Rows = [.. Sheet.Rows.Select(r => new AnswerRowForm { AddresseeId = r.AddresseeId, Seen = r.Seen })] };
    }

    /// <summary>The rows are those of the report as it is now; what was typed for them is put back.</summary>
    private void Restore(AnswerForm kept)
    {
        kept.Rows = [.. Sheet!.Rows.Select(r => kept.Rows.FirstOrDefault(k => k.AddresseeId == r.AddresseeId) ?? new AnswerRowForm { AddresseeId = r.AddresseeId, Seen = r.Seen })];
        _form = kept;
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.AnswerAsync(Id, _form), leaves: true))
        {
            Navigation.NavigateTo($"/rapporter/{Id}?besvarad=true");
        }
        else if (_state.IsStale)
        {
            await RefreshVersionsAsync();
        }
    }

    /// <summary>Somebody answered meanwhile: what was typed stays, the next save is against what is there now.</summary>
    private async Task RefreshVersionsAsync()
    {
        Sheet = await Service.SheetAsync(Id) ?? Sheet;
        foreach (var row in _form.Rows)
        {
            row.Seen = Sheet!.Rows.FirstOrDefault(r => r.AddresseeId == row.AddresseeId)?.Seen ?? row.Seen;
        }
    }
}
