using System.Threading.Channels;
using HsAvtal.Data.ChangeLog;

namespace HsAvtal.Web.News;

/// <summary>
/// Passes on what the database tells to those who watch, in this instance. Keeps the last few, for a page takes a moment from being
/// read to asking for news, and longer when it lies behind another.
/// </summary>
public sealed class NewsDesk
{
    private const int MostKept = 500;

    /// <summary>How far the clock of another instance, which made the page, may be ahead.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<NewsQueue> _queues = [];
    private readonly Queue<(long At, ChangeNotice Notice)> _recent = new();
    private readonly TimeProvider _time;
    private long _knownSince;

    public NewsDesk(TimeProvider time)
    {
        _time = time;
        _knownSince = time.GetTimestamp();
    }

    /// <summary>How many watch now.</summary>
    public int Watching
    {
        get
        {
            lock (_lock)
            {
                return _queues.Count;
            }
        }
    }

    public void Publish(ChangeNotice notice)
    {
        lock (_lock)
        {
            _recent.Enqueue((_time.GetTimestamp(), notice));
            if (_recent.Count > MostKept)
            {
                _knownSince = _recent.Dequeue().At;
            }

            foreach (var queue in _queues)
            {
                queue.Add(notice);
            }
        }
    }

    /// <summary>Something may have changed unheard: the connection to the database was lost for a while.</summary>
    public void MissedSome()
    {
        lock (_lock)
        {
            _recent.Clear();
            _knownSince = _time.GetTimestamp();
            foreach (var queue in _queues)
            {
                queue.Add(null);
            }
        }
    }

    /// <param name="since">What has been told after this is told again.</param>
    /// <param name="isWanted">What to tell of.</param>
    /// <returns>A queue of what is wanted, to dispose of; null in it says that something may have been missed.</returns>
    public NewsQueue Watch(DateTimeOffset since, Func<ChangeNotice, bool> isWanted)
    {
        var queue = new NewsQueue(isWanted, Leave);
        lock (_lock)
        {
            // By age, so that a clock that is set back hides no news: a page from the future is from before that.
            var now = _time.GetTimestamp();
            var age = _time.GetUtcNow() - since;
            if (age > _time.GetElapsedTime(_knownSince, now) || age < -_skew)
            {
                queue.Add(null);
            }

            foreach (var (_, notice) in _recent.Where(n => _time.GetElapsedTime(n.At, now) < age))
            {
                queue.Add(notice);
            }

            _queues.Add(queue);
        }

        return queue;
    }

    private void Leave(NewsQueue queue)
    {
        lock (_lock)
        {
            _queues.Remove(queue);
        }
    }
}

/// <summary>What one open page has not been told yet.</summary>
public sealed class NewsQueue : IDisposable
{
    /// <summary>One is enough to tell, so the rest may fall out.</summary>
    private const int Most = 100;

    private readonly Channel<ChangeNotice?> _channel = Channel.CreateBounded<ChangeNotice?>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Func<ChangeNotice, bool> _isWanted;
    private readonly Action<NewsQueue> _leave;

    internal NewsQueue(Func<ChangeNotice, bool> isWanted, Action<NewsQueue> leave)
    {
        _isWanted = isWanted;
        _leave = leave;
    }

    public ChannelReader<ChangeNotice?> Reader => _channel.Reader;

    public void Dispose() => _leave(this);

    internal void Add(ChangeNotice? notice)
    {
        if (notice is null || _isWanted(notice))
        {
            _channel.Writer.TryWrite(notice);
        }
    }
}
