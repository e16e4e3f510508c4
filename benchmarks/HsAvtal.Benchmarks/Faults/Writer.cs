using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>
/// An officer who writes new actions into draft plans, on the page where that is done, and does what anybody would when it fails:
/// saves again when the page says so, loads a page anew that has stopped, and looks first whether it was saved after all.
/// </summary>
internal sealed class Writer
{
    /// <summary>A plan grows no longer than plans do.</summary>
    private const int MostActions = 40;

    public const string Field = "falt-atgard-ny";

    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(200);

    private readonly Queue<Guid> _plans;
    private readonly Journal _journal;
    private readonly Outcomes _outcomes;
    private Circuit? _page;
    private Node? _message;
    private int _written;

    public Writer(Guid userId, Person person, IEnumerable<Guid> plans, Journal journal, Outcomes outcomes)
    {
        UserId = userId;
        Person = person;
        _plans = new(plans);
        _journal = journal;
        _outcomes = outcomes;
    }

    public Guid UserId { get; }

    /// <summary>Signed in; may be replaced by signing in anew.</summary>
    public Person Person { get; set; }

    public string Page => $"/atgardsplaner/{_plans.Peek()}/skriv";

    /// <summary>Writes one after the other, at most so often, until told to stop.</summary>
    public async Task WriteAsync(TimeSpan pace, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(pace);
        while (!stop.IsCancellationRequested)
        {
            await SaveAsync(_journal.NewText(), stop);
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        await CloseAsync();
    }

    /// <summary>Tries until the page shows the text as saved.</summary>
    public async Task SaveAsync(string text, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !await TryAsync(text))
        {
            await Task.Delay(_breath, CancellationToken.None);
        }
    }

    /// <summary>The page, open to write in.</summary>
    public async Task<Circuit> OpenAsync()
    {
        if (_page is null)
        {
            _page = await Circuit.OpenAsync(Person, Page);
            await _page.WaitForAsync(n => n.Attributes.GetValueOrDefault("id") == Field);
        }

        return _page;
    }

    /// <summary>Types without saving.</summary>
    public async Task<Circuit> TypeAsync(string text)
    {
        await (await OpenAsync()).TypeAsync(Field, text);
        return _page!;
    }

    public async Task CloseAsync()
    {
        _message = null;
        if (_page is { } page)
        {
            _page = null;
            await page.DisposeAsync();
        }
    }

    private async Task<bool> TryAsync(string text)
    {
        try
        {
            if (_page is null)
            {
                await OpenAsync();
                _outcomes.Add();
            }

            if (_page!.Find(n => IsSaved(n, text)) is null)
            {
                await _page.TypeAsync(Field, text);
                await _page.SubmitAsync();
                var answer = await _page.WaitForAsync(n => IsSaved(n, text) || IsMessage(n));
                if (!IsSaved(answer, text))
                {
                    _message = answer;
                    _outcomes.Add(Text(answer));
                    if (!Text(answer).Contains("spara igen", StringComparison.Ordinal))
                    {
                        // Nothing to do here any more, as when the session has ended.
                        await CloseAsync();
                    }

                    return false;
                }

                _outcomes.Add();
            }

            _journal.Acknowledge(text);
            await TurnPageAsync();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a page ends with, the one who sits there sees that it has.
            _outcomes.Add($"{e.GetType().Name}: {e.Message}");
            await CloseAsync();
            return false;
        }
    }

    private async Task TurnPageAsync()
    {
        if (++_written >= MostActions && _plans.Count > 1)
        {
            _written = 0;
            _plans.Dequeue();
            await CloseAsync();
        }
    }

    private static string Text(Node node) => string.Concat(node.All().Select(n => n.Text)).Trim();

    private static bool IsSaved(Node node, string text) => node.Text?.EndsWith($". {text}", StringComparison.Ordinal) == true;

    /// <summary>One that was not there before: the page takes away the former when Save is pressed.</summary>
    private bool IsMessage(Node node) => node.Attributes.GetValueOrDefault("role") == "alert" && node != _message;
}
