using System.Collections.Concurrent;
using System.Collections.Frozen;
using HsAvtal.Data;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>
/// Which of those who have a page open on this server have lost a role or their account lately. One question for all of them,
/// at most every <see cref="MaxAge"/>, so that watching five thousand open pages costs the database what watching one does.
/// </summary>
public sealed class LostRights
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    /// <summary>Longer than any page takes to ask again.</summary>
    private static readonly TimeSpan _lately = TimeSpan.FromMinutes(10);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Guid, int> _watched = [];
    private readonly Lock _one = new();
    private Task<FrozenSet<Guid>>? _reading;
    private DateTimeOffset _readAt;

    public LostRights(IServiceScopeFactory scopes, TimeProvider time)
    {
        _scopes = scopes;
        _time = time;
    }

    public void Watch(Guid userId) => _watched.AddOrUpdate(userId, 1, (_, pages) => pages + 1);

    public void Forget(Guid userId)
    {
        // Only what is still zero goes: somebody may have opened a page meanwhile.
        if (_watched.AddOrUpdate(userId, 0, (_, pages) => pages - 1) <= 0)
        {
            _watched.TryRemove(KeyValuePair.Create(userId, 0));
        }
    }

    /// <summary>Whether a watched user must be asked about anew.</summary>
    public async Task<bool> ConcernAsync(Guid userId) => (await LatestAsync()).Contains(userId);

    private Task<FrozenSet<Guid>> LatestAsync()
    {
        lock (_one)
        {
            var now = _time.GetUtcNow();
            if (_reading is null || _reading.IsFaulted || now - _readAt > MaxAge)
            {
                _readAt = now;
                _reading = ReadAsync(now - _lately);
            }

            return _reading;
        }
    }

    private async Task<FrozenSet<Guid>> ReadAsync(DateTimeOffset since)
    {
        var watched = _watched.Keys.ToList();
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HsAvtalDbContext>();
        var lost = await db.Users.Where(u => watched.Contains(u.Id) && u.IsDisabled).Select(u => u.Id)
            .Union(db.RoleAssignments.Where(a => watched.Contains(a.UserId) && a.WithdrawnAt > since).Select(a => a.UserId))
            .ToListAsync();
        return lost.ToFrozenSet();
    }
}
