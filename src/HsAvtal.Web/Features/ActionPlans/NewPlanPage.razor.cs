using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Starts a plan, empty or from a report's recommendations.</summary>
public sealed partial class NewPlanPage
{
    private static readonly IReadOnlyList<(ActionPlanKind, string)> _kinds = [.. Enum.GetValues<ActionPlanKind>().Select(k => (k, Words.Of(k)))];

    private NewPlanForm _form = new();
    private readonly FormState _state = new();

    /// <summary>The report to make the plan from, when the officer comes from its page.</summary>
    [SupplyParameterFromQuery]
    private Guid? Rapport { get; set; }

    [PersistentState]
    public NewPlanChoices? Choices { get; set; }

    [Inject]
    private PlanWritingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Choices ??= await Service.ChoicesAsync();
        if (Choices.Reports.FirstOrDefault(r => r.AuditedBoardId == Rapport) is { } report)
        {
            _form.BoardId = report.BoardId;
            _form.AuditedBoardId = report.AuditedBoardId;
        }
        else if (Choices.Boards.Count == 1)
        {
            _form.BoardId = Choices.Boards[0].Id;
        }
    }

    private async Task CreateAsync()
    {
        var id = Guid.Empty;
        if (await _state.TryAsync(async () => id = await Service.CreateAsync(_form), leaves: true))
        {
            Navigation.NavigateTo($"/atgardsplaner/{id}/skriv");
        }
    }
}
