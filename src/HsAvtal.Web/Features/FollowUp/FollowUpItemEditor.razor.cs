using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Writes one row of a follow-up plan; without a row, a new one.</summary>
public sealed partial class FollowUpItemEditor
{
    private readonly FormState _state = new();
    private readonly ReasonForm _reason = new();
    private FollowUpItemForm _form = new();
    private bool _open;
    private bool _withdrawing;

    /// <summary>What was seen when the text that was brought back was typed, or what others' changes were told up to.</summary>
    private Seen? _seen;

    [Parameter]
    public FollowUpRow? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public FollowUpPlanEditor Plan { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Inject]
    private FollowUpWritingService Service { get; set; } = null!;

    private string _key => Row?.Id.ToString("N") ?? "ny";

    private Seen _current => _seen ?? Row?.Seen ?? Plan.Seen;

    private IReadOnlyList<EditorCommitment> _commitments => Plan.Areas.FirstOrDefault(a => a.Id == _form.AreaId)?.Commitments ?? [];

    /// <summary>The days that the form as it stands would plan.</summary>
    private IReadOnlyList<DateOnly> _days => _form is { Frequency: { } frequency, FirstOn: { } first } && first.Year == Plan.Year
        ? [.. FollowUpSchedule.Of(first, frequency).Where(d => d >= Plan.Today)]
        : [];

    protected override void OnInitialized()
    {
        if (Row is { } row)
        {
            _form = new FollowUpItemForm
            {
                Id = row.Id,
                Title = row.Title,
                AreaId = row.AreaId,
                CommitmentId = row.CommitmentId,
                IndicatorId = row.IndicatorId,
                Perspective = row.Perspective,
                How = row.How,
                Frequency = row.Frequency,
                FirstOn = row.FirstOn,
                ResponsibleFunction = row.ResponsibleFunction,
            };
        }
    }

    private void Restore(FollowUpItemForm kept)
    {
        _form = kept;
        _open = true;
    }

    /// <summary>A commitment belongs to its area.</summary>
    private void ChooseArea(Guid? areaId) => (_form.AreaId, _form.CommitmentId) = (areaId, null);

    /// <summary>Proposes the end of the first period, unless another day has been chosen.</summary>
    private void ChooseFrequency(FollowUpFrequency? frequency)
    {
        if (_form.FirstOn is null || _form.FirstOn == Usual(_form.Frequency))
        {
            _form.FirstOn = Usual(frequency);
        }

        _form.Frequency = frequency;
    }

    private DateOnly? Usual(FollowUpFrequency? frequency) =>
        frequency is { } chosen ? FollowUpSchedule.FirstIn(Plan.Year, FollowUpSchedule.UsualFirst(Plan.Year, chosen), chosen, Plan.Today) : null;

    private async Task SaveAsync()
    {
        if (await TryAsync(() => Row is null ? Service.AddItemAsync(Plan.Id, _form, _current) : Service.ChangeItemAsync(Row.Id, _form, _current)))
        {
            _open = false;
            await OnSaved.InvokeAsync(Row is null ? "Raden är tillagd." : "Raden är sparad.");
        }
    }

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Service.WithdrawItemAsync(Row!.Id, _reason, _current)))
        {
            await OnSaved.InvokeAsync("Raden är makulerad.");
        }
    }

    private async Task<bool> TryAsync(Func<Task> save)
    {
        var saved = await _state.TryAsync(save, now => _seen = now);
        _seen = saved ? null : _seen;
        return saved;
    }
}
