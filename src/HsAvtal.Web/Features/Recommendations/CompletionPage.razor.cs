using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>The two keys of rule 7: the organisation reports, an auditor confirms or sends back.</summary>
public sealed partial class CompletionPage
{
    private static readonly IReadOnlyList<(bool, string)> _answers = [(false, "Bekräfta som genomförd"), (true, "Skicka tillbaka")];

    private CompletionForm _form = new();
    private readonly FormState _state = new();
    private bool _confirming;

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public AddresseeForAct? Addressee { get; set; }

    [Inject]
    private RecommendationActService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string _label => (_confirming, _form.SendBack) switch
    {
        (false, _) => "Vad har gjorts och vad visar att det är gjort?",
        (_, true) => "Skäl",
        _ => "Kommentar",
    };

    private string _verb => (_confirming, _form.SendBack) switch
    {
        (false, _) => "Rapportera genomförd",
        (_, true) => "Skicka tillbaka",
        _ => "Bekräfta",
    };

    protected override async Task OnInitializedAsync()
    {
        _confirming = new Uri(Navigation.Uri).AbsolutePath.EndsWith("/bekrafta", StringComparison.Ordinal);
        Addressee ??= await Service.ForAsync(Id, _confirming ? Operation.ConfirmCompletion : Operation.ReportProgress);
        if (Addressee is null)
        {
            Navigation.NotFound();
        }

        _form.On = Time.Today();
    }

    private async Task SaveAsync()
    {
        Task Save() => _confirming ? Service.ConfirmAsync(Id, _form, Addressee!.Seen) : Service.ReportCompletedAsync(Id, _form, Addressee!.Seen);
        if (await _state.TryAsync(Save, now => Addressee = Addressee! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/rekommendationer/{Id}?sparat=tillstand");
        }
    }
}
