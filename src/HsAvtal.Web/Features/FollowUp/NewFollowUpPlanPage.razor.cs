using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Starts a year's plan, empty or from the board's latest earlier one.</summary>
public sealed partial class NewFollowUpPlanPage
{
    private readonly FormState _state = new();
    private NewFollowUpPlanForm _form = new();

    [PersistentState]
    public NewFollowUpChoices? Choices { get; set; }

    [Inject]
    private FollowUpWritingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private PlannedYear? _earlier => Choices?.Boards.FirstOrDefault(b => b.Id == _form.BoardId)?.Before(_form.Year);

    protected override async Task OnInitializedAsync()
    {
        Choices ??= await Service.ChoicesAsync();
        if (Choices.Boards.Count == 1)
        {
            _form.BoardId = Choices.Boards[0].Id;
            _form.Year = Choices.Years.FirstOrDefault(y => Choices.Boards[0].Plans.All(p => p.Year != y), Choices.Years[^1]);
        }
    }

    private async Task CreateAsync()
    {
        var id = Guid.Empty;
        if (await _state.TryAsync(async () => id = await Service.CreateAsync(_form), leaves: true))
        {
            Navigation.NavigateTo($"/uppfoljning/{id}/planera");
        }
    }
}
