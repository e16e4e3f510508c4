using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Writes one action of a draft plan; without a row, a new one.</summary>
public sealed partial class DraftActionEditor
{
    private readonly FormState _state = new();
    private ActionForm _form = new();
    private ActionForm _stored = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    [Parameter]
    public DraftAction? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public PlanDraft Draft { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<DraftAction> OnWithdrawn { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private PlanWritingService Service { get; set; } = null!;

    private string _key => Row?.Id.ToString("N") ?? "ny";

    /// <summary>Until it is opened, the form follows what is stored, also when somebody else changes it.</summary>
    protected override void OnParametersSet()
    {
        _stored = Stored();
        if (Row is not null && !_open)
        {
            _form = Stored();
        }
    }

    private ActionForm Stored() => Row is not { } row
        ? new ActionForm()
        : new ActionForm
        {
            Id = row.Id,
            Title = row.Title,
            Description = row.Description,
            AreaId = row.AreaId,
            ResponsibleFunction = row.ResponsibleFunction,
            StartOn = row.StartOn,
            DueOn = row.DueOn,
            EffectIndicatorId = row.EffectIndicatorId,
            RecommendationIds = row.RecommendationIds.ToHashSet(),
        };

    private void Close()
    {
        _open = false;
        _seen = null;
        _form = Stored();
    }

    private void Restore(ActionForm kept)
    {
        _form = kept;
        _open = true;
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(() => Service.SaveActionAsync(Draft.Id, _form, _seen ?? Draft.Seen)))
        {
            Close();
            await OnSaved.InvokeAsync("Åtgärden är sparad.");
        }
    }

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Service.WithdrawActionAsync(Draft.Id, Row!.Id, Draft.Seen)))
        {
            await OnWithdrawn.InvokeAsync(Row!);
        }
    }

    private Task<bool> TryAsync(Func<Task> save) => _state.TryAsync(save, now =>
    {
        _seen = null;
        _ = OnStale.InvokeAsync(now);
    });
}
