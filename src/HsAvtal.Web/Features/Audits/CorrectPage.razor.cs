using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Where an auditor corrects an assessment of a handed-over report (rule 2).</summary>
public sealed partial class CorrectPage
{
    private CorrectionForm _form = new();
    private readonly FormState _state = new();

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public Guid AssessmentId { get; set; }

    /// <summary>Read once while prerendering and carried over to the circuit.</summary>
    [PersistentState]
    public CorrectionSheet? Sheet { get; set; }

    [Inject]
    private CorrectionService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.FindAsync(Id, AssessmentId);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        _form.GradeId = Sheet.Old.GradeId;
        _form.Motivation = Sheet.Old.Motivation;
        _form.OwnWording = Sheet.Old.OwnWording;
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.CorrectAsync(Id, AssessmentId, _form, Sheet!.Seen), now => Sheet = Sheet! with { Seen = now }, leaves: true))
        {
            Navigation.NavigateTo($"/rapporter/{Id}?rattad=true");
        }
    }
}
