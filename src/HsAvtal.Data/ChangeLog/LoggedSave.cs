using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HsAvtal.Data.ChangeLog;

/// <summary>A save and its log entries, which stand or fall together (rule 18).</summary>
internal sealed class LoggedSave
{
    private readonly HsAvtalDbContext _db;
    private readonly IReadOnlyList<RecordedChange> _changes;
    private readonly Func<CancellationToken, Task<int>> _save;
    private readonly Signature _by;
    private int _rows;
    private string? _transaction;
    private bool _isCommitting;

    /// <param name="db">Whose changes they are.</param>
    /// <param name="changes">What is to be logged.</param>
    /// <param name="save">EF's own save, after which the changes still stand as unsaved.</param>
    public LoggedSave(HsAvtalDbContext db, IReadOnlyList<RecordedChange> changes, Func<CancellationToken, Task<int>> save)
    {
        _db = db;
        _changes = changes;
        _save = save;
        _by = ChangeLogWriter.SignatureFor(db, changes);
    }

    /// <summary>In a transaction of somebody else's, who commits it.</summary>
    public async Task<int> WithinAsync(CancellationToken ct)
    {
        _rows = await _save(ct);
        _transaction = await ChangeLogWriter.AppendAsync(_db, _changes, _by, ct);
        return _rows;
    }

    /// <summary>
    /// In a transaction of its own. A connection that is lost before the commit has saved nothing, so it is saved again; one
    /// that is lost while committing may have, so the database is asked first.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">The database could not be asked.</exception>
    public async Task<int> AloneAsync(CancellationToken ct)
    {
        try
        {
            return await _db.Database.CreateExecutionStrategy().ExecuteAsync(this, (_, save, stop) => save.TryAsync(stop), (_, save, stop) => save.VerifyAsync(stop), ct);
        }
        catch (NpgsqlException e) when (_isCommitting)
        {
            throw new UnknownOutcomeException(e);
        }
    }

    private async Task<int> TryAsync(CancellationToken ct)
    {
        (_transaction, _isCommitting) = (null, false);
        await using var transaction = await _db.Database.BeginTransactionAsync(ct);
        await WithinAsync(ct);
        _isCommitting = true;
        try
        {
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown))
        {
            // The database itself has refused.
            _isCommitting = false;
            throw;
        }

        return _rows;
    }

    private async Task<ExecutionResult<int>> VerifyAsync(CancellationToken ct) => new(_transaction is not null && await IsCommittedAsync(_transaction, ct), _rows);

    private async Task<bool> IsCommittedAsync(string transaction, CancellationToken ct) =>
        (await _db.Database.SqlQuery<bool>($"SELECT pg_xact_status({transaction}::xid8) IS NOT DISTINCT FROM 'committed' AS \"Value\"").ToListAsync(ct))[0];
}
