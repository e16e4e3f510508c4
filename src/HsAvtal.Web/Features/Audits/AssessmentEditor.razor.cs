using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
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
    private AssessmentForm _stored = new();

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
    public EventCallback<Guid> OnObservationWithdrawn { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private ReportWritingService Service { get; set; } = null!;

    private string _headId => $"rubrik-{Row.Id:N}";

    private string _subject => GapWords.Of(Row, Draft.Report);

    private ReportFollowUp? FollowUp => Draft.Report.FollowUps.FirstOrDefault(f => f.RecommendationId == Row.RecommendationId);

    private Guid ReportId => Draft.Report.Head.Id;

    private bool _mayExclude => Row.SubjectKind == AssessmentSubjectKind.Area || Row.Purpose == GradeScalePurpose.Measures && FollowUp is null;

    protected override void OnInitialized()
    {
        _observation.AreaId = Row.AreaId;
        _grades = [.. Draft.Grades.Where(g => g.Purpose == Row.Purpose).Select(g => ((Guid?)g.Id, g.Name))];
    }

    /// <summary>The form follows what is stored, also when somebody else changes it, until something is typed: that is never overwritten.</summary>
    protected override void OnParametersSet()
    {
        var stored = new AssessmentForm { GradeId = Row.GradeId, Motivation = Row.Motivation, OwnWording = Row.OwnWording, Outcome = FollowUp?.Outcome };
        if (_form == _stored)
        {
            _form = stored with { };
        }

        _stored = stored;
    }

    private async Task SaveAsync()
    {
        var saved = _form with { };
        if (await TryAsync(_state, () => Service.AssessAsync(ReportId, Row.Id, saved, _seen ?? Draft.Seen)))
        {
            _stored = saved;
            _seen = null;
            await OnSaved.InvokeAsync($"Bedömningen av {_subject} är sparad.");
        }
    }

    private async Task ExcludeAsync()
    {
        if (await TryAsync(_state, () => Service.ExcludeAsync(ReportId, Row.Id, Draft.Seen)))
        {
            await OnSaved.InvokeAsync($"{_subject} bedöms inte längre i rapporten.");
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
        _observation = new ObservationForm { Id = observation.Id, AreaId = observation.AreaId, Text = observation.Text, Document = observation.Sources.Document, Interview = observation.Sources.Interview, Figure = observation.Sources.Figure };

    private void Cancel() => _observation = new ObservationForm { AreaId = Row.AreaId };

    private async Task WithdrawAsync(Guid observationId)
    {
        if (await TryAsync(_observationState, () => Service.WithdrawObservationAsync(ReportId, observationId, Draft.Seen)))
        {
            await OnObservationWithdrawn.InvokeAsync(observationId);
        }
    }

    private Task<bool> TryAsync(FormState state, Func<Task> save) => state.TryAsync(save, now =>
    {
        _seen = null;
        _ = OnStale.InvokeAsync(now);
    });
}
