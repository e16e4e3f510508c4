using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Indicators;

/// <summary>Writes the run log. In plain SQL: it is a log itself, and what a run changes is told by the change log.</summary>
public static class KoladaRunLog
{
    public static Task StartAsync(HsAvtalDbContext db, KoladaRun run, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO kolada_run (id, started_at, started_by, state, total, is_cancel_requested)
        VALUES ({run.Id}, {run.StartedAt}, {run.StartedBy}, {nameof(KoladaRunState.Running)}, {run.Total}, false)
        """,
        ct);

    public static Task AddAsync(HsAvtalDbContext db, KoladaRunLine line, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO kolada_run_line (run_id, indicator_id, at, changed_since, received, added, changed, vanished, failure)
        VALUES ({line.RunId}, {line.IndicatorId}, {line.At}, {line.ChangedSince}, {line.Received}, {line.Added}, {line.Changed}, {line.Vanished}, {line.Failure})
        """,
        ct);

    /// <summary>Also when the run was told to end: that has to be said as well.</summary>
    public static Task EndAsync(HsAvtalDbContext db, Guid runId, KoladaRunState state, string? reason, DateTimeOffset at) => db.Database.ExecuteSqlAsync(
        $"UPDATE kolada_run SET state = {state.ToString()}, reason = {reason}, finished_at = {at} WHERE id = {runId}", CancellationToken.None);

    /// <summary>Only one run goes at a time, so one that still says that it is running lost its server.</summary>
    public static Task EndAbandonedAsync(HsAvtalDbContext db, DateTimeOffset at, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE kolada_run SET state = {nameof(KoladaRunState.Failed)}, reason = 'Servern stoppades innan hämtningen var klar.', finished_at = {at}
        WHERE state = {nameof(KoladaRunState.Running)}
        """,
        ct);

    public static Task<bool> IsCancelRequestedAsync(HsAvtalDbContext db, Guid runId, CancellationToken ct) =>
        db.KoladaRuns.Where(r => r.Id == runId).Select(r => r.IsCancelRequested).SingleAsync(ct);
}
