using System.Diagnostics;
using System.Net.WebSockets;
using HsAvtal.Benchmarks.Load;
using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>
/// An officer who writes reports on an action: types a little at a time, saves, sees the action and begins the next. When the connection
/// is lost it does what the product's scripts do in the browser: asks for the circuit, and where it is not known loads the page again
/// and puts back what stood on the screen.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int WordsPerReport = 5;
    private const string Field = "falt-Text";

    /// <summary>Blazor asks so many times at once, then after a while.</summary>
    private const int AtOnce = 10;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _askAgain = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _askForPage = TimeSpan.FromMilliseconds(200);

    private readonly Reporter _reporter;
    private readonly Journal _journal;
    private readonly Takeover _takeover;
    private readonly List<(long At, string Text)> _typed = [];
    private Circuit _circuit;
    private string _beginning = "";
    private string _screen = "";

    private Writer(Reporter reporter, Circuit circuit, Journal journal, Takeover takeover)
    {
        _reporter = reporter;
        _circuit = circuit;
        _journal = journal;
        _takeover = takeover;
    }

    public static async Task<Writer> OpenAsync(Reporter reporter, Journal journal, Takeover takeover) =>
        new(reporter, await LiveAsync(reporter.Person, reporter.ReportPage), journal, takeover);

    /// <summary>A page that can be typed in: live, and with what was kept back in place.</summary>
    public static async Task<Circuit> LiveAsync(Person person, string page)
    {
        var circuit = await Circuit.OpenAsync(person, page);
        await circuit.WaitForAsync(n => n.Element == "fieldset" && n.Attributes.GetValueOrDefault("class") == "live" && !n.Attributes.ContainsKey("disabled"));
        return circuit;
    }

    /// <summary>Writes and saves until the time is up, and saves what is begun.</summary>
    public async Task WorkAsync(CancellationToken end)
    {
        // So that not everybody does the same at the same moment.
        await PauseAsync(Random.Shared.NextDouble() * _pause * WordsPerReport, end);
        while (!end.IsCancellationRequested)
        {
            _beginning = _journal.Begin();
            _typed.Clear();
            await TypeAsync(_beginning);
            for (var word = 0; word < WordsPerReport && !end.IsCancellationRequested; word++)
            {
                await PauseAsync(_pause, end);
                await TypeAsync($"{_screen} ord{word}");
            }

            await SaveAsync();
        }
    }

    public ValueTask DisposeAsync() => _circuit.DisposeAsync();

    private async Task PauseAsync(TimeSpan pause, CancellationToken end)
    {
        var over = Task.Delay(pause, end);
        if (await Task.WhenAny(over, _circuit.Lost) != over)
        {
            await MoveAsync();
        }
    }

    private async Task TypeAsync(string text)
    {
        _screen = text;
        _typed.Add((Stopwatch.GetTimestamp(), text));
        try
        {
            await _circuit.TypeAsync(Field, text);
        }
        catch (Exception e) when (IsLost(e))
        {
            await MoveAsync();
        }
    }

    /// <summary>Presses until it is saved; whoever has moved sees what was typed, and presses again.</summary>
    private async Task SaveAsync()
    {
        var due = Stopwatch.StartNew();
        while (true)
        {
            _journal.Submitted(_beginning);
            if (await SubmitAsync() is { } next)
            {
                _journal.Acknowledged(_beginning);
                _takeover.Saves.Add(due.Elapsed);
                // What follows the save belongs to what is acknowledged: there is nothing left on the screen to lose.
                await _circuit.DisposeAsync();
                await PageLoad.AskAsync(_reporter.Person, next, _takeover.Reads, Stopwatch.StartNew());
                _circuit = await OpenAgainAsync();
                return;
            }

            _takeover.Pressed();
            if (_circuit.Lost.IsCompleted)
            {
                await MoveAsync();
            }
        }
    }

    /// <returns>Where the browser is sent when it was saved; null when the connection was lost before anybody said so, or nobody says it.</returns>
    private async Task<string?> SubmitAsync()
    {
        try
        {
            await _circuit.SubmitAsync();
            var left = _circuit.LeaveAsync();
            await Task.WhenAny(left, _circuit.Lost);
            return left.IsCompleted ? await left : null;
        }
        catch (Exception e) when (e is TimeoutException || IsLost(e))
        {
            return null;
        }
    }

    /// <summary>As a person does whose page did not come: asks for it once more.</summary>
    private async Task<Circuit> OpenAgainAsync()
    {
        while (true)
        {
            try
            {
                return await LiveAsync(_reporter.Person, _reporter.ReportPage);
            }
            catch (Exception e) when (IsLost(e))
            {
                _takeover.Reads.Fail();
                await Task.Delay(_askForPage);
            }
        }
    }

    private async Task MoveAsync()
    {
        var lost = Stopwatch.StartNew();
        var sure = _typed.LastOrDefault(t => Stopwatch.GetElapsedTime(t.At) > _kept).Text ?? "";
        await NotKnownAsync();
        await _circuit.DisposeAsync();
        _circuit = await OpenAgainAsync();
        var shown = _circuit.Find(n => n.Attributes.GetValueOrDefault("id") == Field)?.Attributes.GetValueOrDefault("value") ?? "";
        var isBack = _screen.StartsWith(shown, StringComparison.Ordinal) && shown.Length >= sure.Length;
        _takeover.Moved(lost.Elapsed, isWhole: shown == _screen, isBack);
        if (shown != _screen)
        {
            await TypeAsync(_screen);
        }
    }

    /// <summary>What SignalR says, and the client of it, when there is no connection (any more).</summary>
    private static bool IsLost(Exception e) => e is HttpRequestException or InvalidOperationException or IOException or OperationCanceledException or WebSocketException or AggregateException;

    private async Task NotKnownAsync()
    {
        var asked = 0;
        while (await IsKnownAsync() is not false)
        {
            asked++;
            await Task.Delay(asked < AtOnce ? TimeSpan.Zero : _askAgain);
        }
    }

    /// <returns>Null when nobody answers.</returns>
    private async Task<bool?> IsKnownAsync()
    {
        try
        {
            return await _circuit.IsKnownAsync();
        }
        catch (Exception e) when (IsLost(e))
        {
            return null;
        }
    }
}

/// <summary>How it went for those whose instance stopped.</summary>
internal sealed class Takeover
{
    private int _whole;
    private int _missing;
    private int _again;

    public Times Saves { get; } = new();

    public Times Reads { get; } = new();

    /// <summary>From the loss until the form was there with its text.</summary>
    public Times Moves { get; } = new();

    /// <summary>Whose draft on the server was the screen's to the last letter.</summary>
    public int Whole => _whole;

    /// <summary>Whose draft lacked what had been typed more than a second before.</summary>
    public int Missing => _missing;

    /// <summary>Saves that nobody acknowledged before the connection was lost, or for a minute, and that were pressed again.</summary>
    public int Again => _again;

    public void Moved(TimeSpan time, bool isWhole, bool isBack)
    {
        Moves.Add(time);
        Interlocked.Add(ref _whole, isWhole ? 1 : 0);
        Interlocked.Add(ref _missing, isBack ? 0 : 1);
    }

    public void Pressed() => Interlocked.Increment(ref _again);
}
