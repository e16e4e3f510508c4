using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Editing;

/// <summary>Tells faults that pass by themselves from those of the product.</summary>
internal static class DatabaseFaults
{
    /// <summary>Whether the database is away, restarts, has no room or was busy with the same rows: what may go well in a while.</summary>
    public static bool IsDatabaseAway(this Exception fault) =>
        fault is DbException { IsTransient: true } || (fault is DbUpdateException && fault.InnerException is DbException { IsTransient: true });
}
