using System.Collections.Concurrent;

namespace HsAvtal.Benchmarks.Load;

/// <summary>How long each of many things took.</summary>
internal sealed class Times
{
    private readonly ConcurrentBag<double> _milliseconds = [];
    private int _failed;

    public int Count => _milliseconds.Count;

    public int Failed => _failed;

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    public void Fail() => Interlocked.Increment(ref _failed);

    /// <returns>Milliseconds that a share of them took at most.</returns>
    public double At(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
