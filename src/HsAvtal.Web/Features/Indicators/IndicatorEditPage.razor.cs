using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Where a coordinator defines an indicator, new or changed.</summary>
public sealed partial class IndicatorEditPage
{
    private readonly FormState _state = new();
    private IndicatorForm _form = new();

    [Parameter]
    public Guid? Id { get; set; }

    [PersistentState]
    public IndicatorDraft? Draft { get; set; }

    [Inject]
    private CatalogueService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<(string, string)> _path => Id is null ? [("Indikatorer", "/indikatorer")] : [("Indikatorer", "/indikatorer"), (Draft!.Form.Name!, $"/indikatorer/{Id}")];

    protected override async Task OnInitializedAsync()
    {
        Draft ??= await Service.DraftAsync(Id);
        if (Draft is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = Draft.Form;
    }

    private static IReadOnlyList<(T, string)> Choices<T>(Func<T, string> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (v, word(v)))];

    private async Task SaveAsync()
    {
        var id = Guid.Empty;
        if (await _state.TryAsync(async () => id = await Service.SaveAsync(Id, _form, Draft!.Seen), now => Draft = Draft! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/indikatorer/{id}?sparat=indikator");
        }
    }
}
