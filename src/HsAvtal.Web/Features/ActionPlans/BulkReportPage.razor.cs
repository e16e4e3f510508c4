using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Where an officer reports on several actions of a plan in one sitting.</summary>
public sealed partial class BulkReportPage
{
    private readonly FormState _state = new();
    private BulkReportForm _form = new();

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public BulkReport? Report { get; set; }

    [Inject]
    private PlannedActionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Report ??= await Service.ForBulkAsync(Id);
        if (Report is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = new BulkReportForm { ReportedOn = Report.Today, Rows = [.. Report.Rows.Select(Empty)] };
    }

    private static BulkReportRowForm Empty(BulkReportRow row) => new() { ActionId = row.Id, Before = row.Status, Status = row.Status, Seen = row.Seen };

    /// <summary>The rows are those of the plan as it is now; what was typed for them is put back.</summary>
    private void Restore(BulkReportForm kept)
    {
        kept.Rows = [.. Report!.Rows.Select(r => kept.Rows.FirstOrDefault(k => k.ActionId == r.Id) ?? Empty(r))];
        _form = kept;
    }

    private async Task SaveAsync()
    {
        var count = _form.Rows.Count(r => r.IsGiven);
        if (await _state.TryAsync(() => Service.ReportManyAsync(Id, _form), leaves: true))
        {
            Navigation.NavigateTo($"/atgardsplaner/{Id}?rapporterade={count}");
        }
        else if (_state.IsStale)
        {
            Report = await Service.ForBulkAsync(Id) ?? Report;
            foreach (var row in _form.Rows)
            {
                row.Seen = Report!.Rows.FirstOrDefault(r => r.Id == row.ActionId)?.Seen ?? row.Seen;
            }
        }
    }
}
