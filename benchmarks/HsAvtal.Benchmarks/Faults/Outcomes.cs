using System.Collections.Concurrent;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>What people met: operations that went well, and what was shown by those that did not.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<string, int> _shown = new(StringComparer.Ordinal);
    private int _all;

    public int All => _all;

    public int Failed => _shown.Values.Sum();

    public double Share => All == 0 ? 1 : (double)Failed / All;

    /// <summary>What was shown, the most frequent first.</summary>
    public string Shown => string.Join("; ", _shown.OrderByDescending(s => s.Value).Take(4).Select(s => $"{s.Value} × {s.Key}"));

    public bool Said(string text) => _shown.Keys.Any(s => s.Contains(text, StringComparison.Ordinal));

    /// <param name="error">What was shown instead; null when it went well.</param>
    public void Add(string? error = null)
    {
        Interlocked.Increment(ref _all);
        if (error is not null)
        {
            _shown.AddOrUpdate(error.ReplaceLineEndings(" "), 1, (_, n) => n + 1);
        }
    }

    public void Clear()
    {
        _shown.Clear();
        _all = 0;
    }
}
