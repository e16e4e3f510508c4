using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Grades one subject of a draft report, with its observations.</summary>
public sealed partial class AssessmentEditor
{
    private readonly FormState _state = new();
    private readonly FormState _observationState = new();
    private ObservationForm _observation = new();
    private AssessmentForm _form = new();

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;
    private IReadOnlyList<(Guid?, string)> _grades = [];

    [Parameter]
    [EditorRequired]
    public ReportAssessment Row { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReportDraft Draft { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private ReportWritingService Service { get; set; } = null!;

    private string _headId => $"rubrik-{Row.Id:N}";

    private string _subject => GapWords.Of(Row, Draft.Report);

    private ReportFollowUp? FollowUp => Draft.Report.FollowUps.FirstOrDefault(f => f.RecommendationId == Row.RecommendationId);

    private Guid ReportId => Draft.Report.Head.Id;

    /// <summary>Fills the form once; later reads of the report never overwrite what is being typed.</summary>
    protected override void OnInitialized()
    {
        _form.GradeId = Row.GradeId;
        _form.Motivation = Row.Motivation;
        _form.OwnWording = Row.OwnWording;
        _form.Outcome = FollowUp?.Outcome;
        _observation.AreaId = Row.AreaId;
        _grades = [.. Draft.Grades.Where(g => g.Purpose == Row.Purpose).Select(g => ((Guid?)g.Id, g.Name))];
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(_state, () => Service.AssessAsync(ReportId, Row.Id, _form, _seen ?? Draft.Seen)))
        {
            _seen = null;
            await OnSaved.InvokeAsync($"Bedömningen av {_subject} är sparad.");
        }
    }

    private async Task ExcludeAsync()
    {
        if (await TryAsync(_state, () => Service.ExcludeAsync(ReportId, Row.Id, Draft.Seen)))
        {
            await OnSaved.InvokeAsync($"{_subject} är borttaget ur rapporten.");
        }
    }

    private async Task ObserveAsync()
    {
        if (await TryAsync(_observationState, () => Service.ObserveAsync(ReportId, _observation, Draft.Seen)))
        {
            _observation = new ObservationForm { AreaId = Row.AreaId };
            await OnSaved.InvokeAsync("Iakttagelsen är sparad.");
        }
    }

    private void Edit(ReportObservation observation) =>
        _observation = new ObservationForm { Id = observation.Id, AreaId = observation.AreaId, Text = observation.Text, Source = observation.Source };

    private async Task WithdrawAsync(Guid observationId)
    {
        if (await TryAsync(_observationState, () => Service.WithdrawObservationAsync(ReportId, observationId, Draft.Seen)))
        {
            await OnSaved.InvokeAsync("Iakttagelsen är borttagen.");
        }
    }

    private Task<bool> TryAsync(FormState state, Func<Task> save) => state.TryAsync(save, now =>
    {
        _seen = null;
        _ = OnStale.InvokeAsync(now);
    });
}
