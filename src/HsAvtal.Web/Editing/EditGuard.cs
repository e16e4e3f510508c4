using HsAvtal.Data;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Editing;

/// <summary>Rule 19: the second of two people who edit the same thing is told what the first changed.</summary>
public static class EditGuard
{
    /// <summary>Compares what the user saw with what is loaded, and makes the save fail if it changes before that too.</summary>
    /// <exception cref="StaleEditException">The aggregate has changed since the user saw it.</exception>
    public static Task DemandUnchangedAsync(this HsAvtalDbContext db, Aggregate aggregate, Seen seen, CancellationToken ct) =>
        db.DemandUnchangedAsync(aggregate, db.ChangeLog.Where(e => e.AggregateId == aggregate.Id), seen, ct);

    /// <param name="db">The context, to find the names of what the log only has ids of.</param>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="log">What is told of: the log of the aggregate and of what is edited together with it.</param>
    /// <param name="seen">What the user had seen; its last change is of the same log.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="StaleEditException">The aggregate has changed since the user saw it.</exception>
    public static async Task DemandUnchangedAsync(this HsAvtalDbContext db, Aggregate aggregate, IQueryable<ChangeLogEntry> log, Seen seen, CancellationToken ct)
    {
        if (aggregate.Version == seen.Version)
        {
            return;
        }

        var entries = await log.Where(e => e.Id > seen.LastChange).OrderBy(e => e.Id).ToListAsync(ct);
        var last = entries.Count == 0 ? seen.LastChange : entries[^1].Id;
        var names = await ChangeNameReader.ReadAsync(db, entries, ct);
        throw new StaleEditException([.. entries.SelectMany(e => ChangeWords.Describe(e, names))], new Seen(aggregate.Version, last));
    }
}
