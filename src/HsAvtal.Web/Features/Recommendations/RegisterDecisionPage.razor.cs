using HsAvtal.Domain.Access;
using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>Where a board's decision is registered; the decision chain follows from it.</summary>
public sealed partial class RegisterDecisionPage
{
    private static readonly IReadOnlyList<(DecisionKind, string)> _kinds =
    [
        .. new[] { DecisionKind.Measures, DecisionKind.ReportReceived, DecisionKind.DecidedOnReport, DecisionKind.RemainingNeeds, DecisionKind.TargetsSet, DecisionKind.RiskAccepted }
            .Select(k => (k, Words.Of(k))),
    ];

    private RegisterDecisionForm _form = new();
    private readonly FormState _state = new();

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public AddresseeForAct? Addressee { get; set; }

    [Inject]
    private RecommendationActService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Addressee ??= await Service.ForAsync(Id, Operation.RegisterDecision);
        if (Addressee is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.DecideAsync(Id, _form, Addressee!.Seen), now => Addressee = Addressee! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/rekommendationer/{Id}?sparat=beslut");
        }
    }
}
