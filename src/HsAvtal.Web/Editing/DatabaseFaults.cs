using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Editing;

/// <summary>Tells faults that pass by themselves from those of the product.</summary>
internal static class DatabaseFaults
{
    /// <summary>Whether the database is away, restarts, has no room or was busy with the same rows: what may go well in a while.</summary>
    public static bool IsDatabaseAway(this Exception fault) =>
        fault.Cause() is { IsTransient: true };

    /// <summary>Whether there is no room for more; what is there can be read.</summary>
    public static bool IsDatabaseFull(this Exception fault) => fault.Cause() is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    private static DbException? Cause(this Exception fault) => fault as DbException ?? (fault as DbUpdateException)?.InnerException as DbException;
}
