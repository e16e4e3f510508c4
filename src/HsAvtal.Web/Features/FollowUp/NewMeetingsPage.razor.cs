using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Where a board's secretary plans the year's meetings.</summary>
public sealed partial class NewMeetingsPage
{
    private readonly FormState _state = new();
    private MeetingsForm _form = new();

    [PersistentState]
    public IReadOnlyList<MeetingBoard>? Boards { get; set; }

    [Inject]
    private MeetingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Boards ??= await Service.BoardsAsync();
        _form.BoardId = Boards.Count == 1 ? Boards[0].Id : null;
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.PlanAsync(_form), leaves: true))
        {
            var board = Boards!.First(b => b.Id == _form.BoardId);
            Navigation.NavigateTo($"/sammantraden?huvudman={board.OrganisationCode}&ar={MeetingLines.Read(_form.Lines)[0].Day.Year}&sparat=nya");
        }
    }
}
