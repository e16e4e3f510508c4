using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>A party: its names, its boards, and who has a role there.</summary>
public sealed partial class OrganisationPage
{
    private readonly FormState _state = new();
    private OrganisationForm _form = new();
    private string? _saved;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [PersistentState]
    public OrganisationSheet? Sheet { get; set; }

    [Inject]
    private OrganisationAdministrationService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<NamedPart> _inUse => Sheet!.Boards.Where(b => b.WithdrawnReason is null);

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.FindAsync(Id);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = new OrganisationForm { Name = Sheet.Name, ShortName = Sheet.ShortName, SubregionId = Sheet.SubregionId };
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.ChangeAsync(Id, _form, Sheet!.Seen), Seen))
        {
            await SavedAsync("Uppgifterna är sparade.");
        }
    }

    private async Task SavedAsync(string message)
    {
        Sheet = await Service.FindAsync(Id) ?? Sheet;
        _saved = message;
    }

    private void Seen(Seen now) => Sheet = Sheet! with { Seen = now };
}
