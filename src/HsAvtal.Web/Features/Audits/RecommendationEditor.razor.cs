using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Writes one recommendation of a draft report; without a row, a new one.</summary>
public sealed partial class RecommendationEditor
{
    private static readonly IReadOnlyList<(LineageKind, string)> _kinds = [.. Enum.GetValues<LineageKind>().Select(k => (k, Words.Of(k)))];

    private const string OthersHint = "Nämnder i granskningen vars rapport är ett utkast. Var och en får rekommendationen när dess egen rapport överlämnas.";

    private readonly FormState _state = new();
    private RecommendationForm _form = new();
    private RecommendationForm _stored = new();
    private bool _open;

    /// <summary>What was seen when the text that was brought back was typed.</summary>
    private Seen? _seen;

    [Parameter]
    public ReportRecommendation? Row { get; set; }

    [Parameter]
    [EditorRequired]
    public ReportDraft Draft { get; set; } = null!;

    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    [Parameter]
    public EventCallback<Seen> OnStale { get; set; }

    [Inject]
    private ReportWritingService Service { get; set; } = null!;

    private IReadOnlyList<(Guid Id, string Word)> _others => [.. Draft.Others.Select(o => (o.Id, o.Name))];

    private string _key => Row?.Id.ToString("N") ?? "ny";

    /// <summary>Until it is opened, the form follows what is stored, also when somebody else changes it.</summary>
    protected override void OnParametersSet()
    {
        _stored = Stored();
        if (Row is not null && !_open)
        {
            _form = Stored();
        }
    }

    private RecommendationForm Stored() => Row is null
        ? new RecommendationForm()
        : new RecommendationForm
        {
            Id = Row.Id,
            Number = Row.Number,
            Title = Row.Title,
            Text = Row.Text,
            AreaIds = Row.AreaIds.ToHashSet(),
            AlsoToBoardIds = Row.SharedWith.Select(b => b.BoardId).ToHashSet(),
        };

    private void Close()
    {
        _open = false;
        _seen = null;
        _form = Stored();
    }

    private void Restore(RecommendationForm kept)
    {
        _form = kept;
        _open = true;
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(() => Service.RecommendAsync(Draft.Report.Head.Id, _form, _seen ?? Draft.Seen)))
        {
            Close();
            await OnSaved.InvokeAsync("Rekommendationen är sparad.");
        }
    }

    private async Task AddressAsync()
    {
        if (await TryAsync(() => Service.AddressAsync(Draft.Report.Head.Id, Row!.Id, _form.AlsoToBoardIds, Draft.Seen)))
        {
            Close();
            await OnSaved.InvokeAsync("Mottagarna är sparade.");
        }
    }

    private async Task StopAddressingAsync()
    {
        if (await TryAsync(() => Service.StopAddressingAsync(Draft.Report.Head.Id, Row!.Id, Draft.Seen)))
        {
            await OnSaved.InvokeAsync("Rekommendationen riktas inte längre hit.");
        }
    }

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Service.WithdrawRecommendationAsync(Draft.Report.Head.Id, Row!.Id, Draft.Seen)))
        {
            await OnSaved.InvokeAsync("Rekommendationen är borttagen.");
        }
    }

    private Task<bool> TryAsync(Func<Task> save) => _state.TryAsync(save, now =>
    {
        _seen = null;
        _ = OnStale.InvokeAsync(now);
    });
}
