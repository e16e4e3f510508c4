using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>Follows a fetch while it goes, wherever it runs: the database says how far it has come.</summary>
public sealed partial class KoladaPanel : IAsyncDisposable
{
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly FormState _state = new();
    private Guid? _before;
    private bool _isWaiting;
    private bool _isFollowing;

    [PersistentState]
    public KoladaNow? Now { get; set; }

    [Inject]
    private KoladaService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _ended.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Now ??= await Service.NowAsync(_ended.Token);
        if (RendererInfo.IsInteractive && Now.Last is { IsRunning: true })
        {
            _ = FollowAsync();
        }
    }

    private static string Said(KoladaRunRow run) => run.State switch
    {
        KoladaRunState.Finished => $"{Words.Count(run.Added, "nytt värde", "nya värden")}, {Words.Count(run.Changed, "ändrat", "ändrade")} och {Words.Count(run.Vanished, "borttaget", "borttagna")}, {Dates.Time(run.StartedAt)}.",
        KoladaRunState.Failed => $"hämtningen {Dates.Time(run.StartedAt)} misslyckades. {run.Reason}",
        _ => $"hämtningen {Dates.Time(run.StartedAt)} avbröts.",
    };

    private async Task FetchAsync()
    {
        _before = Now?.Last?.Id;
        if (await _state.TryAsync(() => Service.FetchAsync(_ended.Token)))
        {
            _isWaiting = true;
            _ = FollowAsync();
        }
    }

    private async Task CancelAsync()
    {
        if (await _state.TryAsync(() => Service.CancelAsync(_ended.Token)))
        {
            Now = await Service.NowAsync(_ended.Token);
        }
    }

    /// <summary>Until the run that was asked for, or is going on, has ended.</summary>
    private async Task FollowAsync()
    {
        if (_isFollowing)
        {
            return;
        }

        _isFollowing = true;
        using var pace = new PeriodicTimer(_pace, Time);
        try
        {
            while (await pace.WaitForNextTickAsync(_ended.Token))
            {
                Now = await Service.NowAsync(_ended.Token);
                _isWaiting &= Now.Last?.Id == _before;
                await InvokeAsync(StateHasChanged);
                if (!_isWaiting && Now.Last is { IsRunning: false })
                {
                    // The list below is of what has been fetched.
                    await InvokeAsync(() => Navigation.Refresh());
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            _isFollowing = false;
        }
    }
}
