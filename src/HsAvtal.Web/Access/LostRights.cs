using System.Collections.Concurrent;
using System.Collections.Frozen;
using HsAvtal.Data;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>
/// Which of those who have a page open on this server have lost a role, their account or their session lately. One question for all of them,
/// at most every <see cref="MaxAge"/>, so that watching five thousand open pages costs the database what watching one does.
/// </summary>
public sealed class LostRights
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    /// <summary>As long as a session may be open: what was withdrawn earlier it never had, and the clock that wrote it may be another server's.</summary>
    private static readonly TimeSpan _lately = SessionAge.Longest;

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<WatchedSession, int> _watched = [];
    private readonly Lock _one = new();
    private Task<FrozenSet<Guid>>? _reading;
    private long _readAt;

    public LostRights(IServiceScopeFactory scopes, TimeProvider time)
    {
        _scopes = scopes;
        _time = time;
    }

    public void Watch(WatchedSession session) => _watched.AddOrUpdate(session, 1, (_, pages) => pages + 1);

    public void Forget(WatchedSession session)
    {
        // Only what is still zero goes: somebody may have opened a page meanwhile.
        if (_watched.AddOrUpdate(session, 0, (_, pages) => pages - 1) <= 0)
        {
            _watched.TryRemove(KeyValuePair.Create(session, 0));
        }
    }

    /// <summary>Whether a watched user must be asked about anew.</summary>
    public async Task<bool> ConcernAsync(Guid userId) => (await LatestAsync()).Contains(userId);

    private Task<FrozenSet<Guid>> LatestAsync()
    {
        lock (_one)
        {
            if (_reading is null || _reading.IsFaulted || _time.GetElapsedTime(_readAt) > MaxAge)
            {
                _readAt = _time.GetTimestamp();
                _reading = ReadAsync(_time.GetUtcNow() - _lately);
            }

            return _reading;
        }
    }

    private async Task<FrozenSet<Guid>> ReadAsync(DateTimeOffset since)
    {
        var watched = _watched.Keys;
        var (users, stamps) = (watched.Select(w => w.UserId).ToArray(), watched.Select(w => w.Stamp).ToArray());
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HsAvtalDbContext>();
        var lost = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT w.id FROM unnest({users}, {stamps}) AS w (id, stamp) JOIN user_account u ON u.id = w.id WHERE u.is_disabled OR u.security_stamp <> w.stamp
            UNION
            SELECT a.user_id FROM role_assignment a WHERE a.user_id = ANY ({users}) AND a.withdrawn_at > {since}
            """).ToListAsync();
        return lost.ToFrozenSet();
    }
}

/// <summary>Somebody who has a page open.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Stamp">The account's stamp when the session began; another now means that every session was to end.</param>
public sealed record WatchedSession(Guid UserId, string? Stamp);
