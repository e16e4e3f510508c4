using HsAvtal.Data;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Editing;

/// <summary>Keeps what the user has typed and not saved. Everyone reaches only their own.</summary>
public sealed class FormDraftService
{
    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;
    private Task<Dictionary<string, KeptDraft>>? _reading;
    private long _readAt;

    public FormDraftService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="key">Which form of which thing; at most 200 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when nothing is kept.</returns>
    [UseCase(OwnBecause = "It is what the user has typed and not saved.")]
    public async Task<KeptDraft?> FindAsync(string key, CancellationToken ct = default)
    {
        // A page of many forms asks for each at once: one question to the database answers them all.
        if (_reading is null || _reading.IsFaulted || _reading.IsCanceled || _time.GetElapsedTime(_readAt) > _maxAge)
        {
            _readAt = _time.GetTimestamp();
            _reading = ReadAsync(ct);
        }

        return (await _reading).GetValueOrDefault(key);
    }

    /// <summary>Keeps the form as it is now, in place of what was kept before.</summary>
    /// <param name="key">Which form of which thing.</param>
    /// <param name="content">The form as JSON.</param>
    /// <param name="ct">Cancels.</param>
    [UseCase(OwnBecause = "It is what the user has typed and not saved.")]
    public async Task KeepAsync(string key, string content, CancellationToken ct = default)
    {
        _reading = null;
        var userId = (await _user.ActorAsync(ct)).UserId;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO form_draft (user_id, key, content, saved_at) VALUES ({userId}, {key}, {content}::jsonb, {_time.GetUtcNow()})
            ON CONFLICT (user_id, key) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at
            """,
            ct);
    }

    [UseCase(OwnBecause = "It is what the user has typed and not saved.")]
    public async Task RemoveAsync(string key, CancellationToken ct = default)
    {
        _reading = null;
        var userId = (await _user.ActorAsync(ct)).UserId;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await db.FormDrafts.Where(d => d.UserId == userId && d.Key == key).ExecuteDeleteAsync(ct);
    }

    private async Task<Dictionary<string, KeptDraft>> ReadAsync(CancellationToken ct)
    {
        var userId = (await _user.ActorAsync(ct)).UserId;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.FormDrafts.Where(d => d.UserId == userId).ToDictionaryAsync(d => d.Key, d => new KeptDraft(d.Content, d.SavedAt), StringComparer.Ordinal, ct);
    }
}

/// <summary>What was typed, and when it was last kept.</summary>
public sealed record KeptDraft(string Content, DateTimeOffset SavedAt);
