using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Where an officer reports how an action goes.</summary>
public sealed partial class ReportProgressPage
{
    private static readonly IReadOnlyList<(ActionStatus, string)> _statuses = [.. Enum.GetValues<ActionStatus>().Select(s => (s, Words.Of(s)))];

    private ReportProgressForm _form = new();
    private readonly FormState _state = new();

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public ActionHead? Action { get; set; }

    [Inject]
    private PlannedActionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Action ??= await Service.ForReportingAsync(Id);
        if (Action is null)
        {
            Navigation.NotFound();
            return;
        }

        _form.Status = Action.Status == ActionStatus.NotStarted ? ActionStatus.InProgress : Action.Status;
        _form.ReportedOn = Time.Today();
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.ReportAsync(Id, _form, Action!.Seen), now => Action = Action! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/atgarder/{Id}?sparat=lagesrapport");
        }
    }
}
