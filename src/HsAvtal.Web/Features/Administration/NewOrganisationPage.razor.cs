using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Adds a party to the agreement.</summary>
public sealed partial class NewOrganisationPage
{
    private static readonly IReadOnlyList<(OrganisationKind, string)> _kinds =
        [(OrganisationKind.Municipality, Words.Of(OrganisationKind.Municipality)), (OrganisationKind.Region, Words.Of(OrganisationKind.Region))];

    private readonly FormState _state = new();
    private OrganisationForm _form = new();

    [PersistentState]
    public IReadOnlyList<SubregionRow>? Subregions { get; set; }

    [Inject]
    private OrganisationAdministrationService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<(Guid?, string)> _choices => [.. Subregions!.Select(s => ((Guid?)s.Id, s.Name))];

    protected override async Task OnInitializedAsync() => Subregions ??= (await Service.SubregionsAsync()).Rows;

    private async Task SaveAsync()
    {
        var id = Guid.Empty;
        if (await _state.TryAsync(async () => id = await Service.CreateAsync(_form), leaves: true))
        {
            Navigation.NavigateTo($"/administration/organisationer/{id}?sparat=ny");
        }
    }
}
