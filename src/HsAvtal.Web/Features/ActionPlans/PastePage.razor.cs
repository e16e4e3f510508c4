using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Where rows copied from a spreadsheet become actions of a draft plan; each row shows what has to be mended in it.</summary>
public sealed partial class PastePage
{
    private readonly FormState _state = new();
    private PasteForm _form = new();
    private string? _read;
    private string? _message;
    private IReadOnlyList<PastedAction> _rows = [];

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public PlanDraft? Draft { get; set; }

    [Inject]
    private PlanWritingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private int _wrong => _rows.Count(r => r.Errors.Count > 0);

    protected override async Task OnInitializedAsync()
    {
        Draft ??= await Service.DraftAsync(Id, Operation.WriteDraftPlan);
        if (Draft is null)
        {
            Navigation.NotFound();
        }
    }

    /// <summary>What is shown below follows what is typed above.</summary>
    protected override bool ShouldRender()
    {
        if (Draft is not null && _form.Text != _read)
        {
            _read = _form.Text;
            try
            {
                _rows = PastedActions.Read(_read, Draft.Areas, Draft.Recommendations, Time.Today());
                _message = null;
            }
            catch (DomainException e)
            {
                _rows = [];
                _message = e.Message;
            }
        }

        return true;
    }

    private async Task SaveAsync()
    {
        var count = _rows.Count;
        if (await _state.TryAsync(() => Service.PasteAsync(Id, _form.Text, Draft!.Seen), now => Draft = Draft! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/atgardsplaner/{Id}/skriv?inklistrade={count}");
        }
    }
}

/// <summary>What was pasted.</summary>
public sealed class PasteForm
{
    public string? Text { get; set; }
}
