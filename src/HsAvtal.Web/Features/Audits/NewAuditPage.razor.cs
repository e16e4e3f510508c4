using HsAvtal.Domain.Audits;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Starts an audit of one board or several.</summary>
public sealed partial class NewAuditPage
{
    private static readonly IReadOnlyList<(AuditKind, string)> _kinds = [.. Enum.GetValues<AuditKind>().Select(k => (k, Words.Of(k)))];

    private NewAuditForm _form = new();
    private readonly FormState _state = new();

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public NewAuditChoices? Choices { get; set; }

    [Inject]
    private AuditService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Choices ??= await Service.ChoicesAsync();
        _form.Year = Time.Today().Year.ToString();
        _form.AreaIds.UnionWith(Choices.Areas.Select(a => a.Id));
        if (Choices.Boards.Count == 1)
        {
            _form.BoardIds.Add(Choices.Boards[0].Id);
        }
    }

    private async Task StartAsync()
    {
        var reportId = Guid.Empty;
        if (await _state.TryAsync(async () => reportId = await Service.StartAsync(_form), leaves: true))
        {
            Navigation.NavigateTo($"/rapporter/{reportId}/skriv");
        }
    }
}
