using System.Text.Json;
using System.Text.Json.Serialization;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Components.Shared;

/// <summary>
/// Keeps a form on the server within a second of a change, and brings it back after a reload, a lost connection or a server
/// that was killed. It is gone when the form is saved or the user throws it away.
/// </summary>
/// <typeparam name="TForm">The form: its public properties are what is kept.</typeparam>
public sealed partial class KeepDraft<TForm> : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _one = new(1);
    private DateTimeOffset? _keptAt;
    private string? _untouched;
    private string? _kept;

    /// <summary>Which form of which thing.</summary>
    [Parameter]
    [EditorRequired]
    public string Key { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public TForm Form { get; set; } = null!;

    /// <summary>Gets the form as it was kept; the page puts it in place of its own.</summary>
    [Parameter]
    public EventCallback<TForm> FormChanged { get; set; }

    /// <summary>What the form holds when nothing is typed, as it is stored now; null where that never changes while the form is open.</summary>
    [Parameter]
    public TForm? Stored { get; set; }

    [Parameter]
    [EditorRequired]
    public FormState State { get; set; } = null!;

    /// <summary>What the user had seen when starting to type; kept with the form, so that a stale edit is told also after a reload.</summary>
    [Parameter]
    public Seen? Seen { get; set; }

    [Parameter]
    public EventCallback<Seen> SeenChanged { get; set; }

    [CascadingParameter]
    private Live Live { get; set; } = null!;

    [Inject]
    private FormDraftService Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private Departure Departure { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        Departure.Remove(this);
        State.WhenSaved = null;
        await _ended.CancelAsync();
        if (_untouched is not null && !State.IsSaving && !Live.HasEnded)
        {
            await KeepAsync();
        }

        _ended.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        var untouched = Json(Form);
        Live.Hold();
        try
        {
            await BringBackAsync();
        }
        finally
        {
            Live.Release();
        }

        _untouched = untouched;
        State.WhenSaved = ForgetAsync;
        Departure.Add(this, SettleAsync);
        _ = WatchAsync();
    }

    private async Task BringBackAsync()
    {
        if (await Drafts.FindAsync(Key, _ended.Token) is { } draft && Read(draft.Content) is { } kept)
        {
            _keptAt = draft.SavedAt;
            await FormChanged.InvokeAsync(kept.Form);
            Form = kept.Form;
            if (kept.Seen is not null)
            {
                await SeenChanged.InvokeAsync(kept.Seen);
            }

            _kept = Json(kept.Form);
        }
    }

    private static string Json(TForm form) => JsonSerializer.Serialize(form, DraftFormat.Json);

    /// <summary>Null when the form has changed its shape since it was kept.</summary>
    private static Kept? Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(content, DraftFormat.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WatchAsync()
    {
        using var pace = new PeriodicTimer(DraftFormat.Pace, Time);
        try
        {
            while (await pace.WaitForNextTickAsync(_ended.Token))
            {
                await KeepWhenPossibleAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or AccessDeniedException)
        {
            // The form was left, or the session has ended.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    /// <summary>What is typed while the database is away is kept when it is back.</summary>
    private async Task KeepWhenPossibleAsync()
    {
        try
        {
            await InvokeAsync(KeepAsync);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // Tried again the next second: nothing counts as kept until it is.
        }
    }

    /// <summary>The server is to stop: a save that is under way comes to its end, and what is typed is kept.</summary>
    private Task SettleAsync() => InvokeAsync(async () =>
    {
        await State.CloseAsync();
        if (!State.IsSaving && !Live.HasEnded)
        {
            await KeepAsync();
        }
    });

    private async Task KeepAsync()
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            var now = Json(Form);
            _untouched ??= now;
            var isUntouched = now == _untouched || (Stored is not null && now == Json(Stored));
            if (isUntouched && _kept is not null)
            {
                await Drafts.RemoveAsync(Key, CancellationToken.None);
                _kept = null;
            }
            else if (!isUntouched && now != _kept)
            {
                await Drafts.KeepAsync(Key, JsonSerializer.Serialize(new Kept(Form, Seen), DraftFormat.Json), CancellationToken.None);
                _kept = now;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>It was saved: nothing is left to keep, and what the form shows from now on is its new untouched state.</summary>
    private async Task ForgetAsync()
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            await Drafts.RemoveAsync(Key, CancellationToken.None);
            _keptAt = null;
            _kept = null;
            _untouched = null;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task DiscardAsync()
    {
        var untouched = JsonSerializer.Deserialize<TForm>(Stored is null ? _untouched! : Json(Stored), DraftFormat.Json)!;
        await ForgetAsync();
        await FormChanged.InvokeAsync(untouched);
        Form = untouched;
        _untouched = Json(untouched);
    }

    private sealed record Kept(TForm Form, Seen? Seen);
}

/// <summary>How forms are kept, whatever their type.</summary>
internal static class DraftFormat
{
    /// <summary>How often a form is looked at for changes.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Sets and lists that a form holds are filled, not replaced.</summary>
    public static readonly JsonSerializerOptions Json = new() { PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate };
}
