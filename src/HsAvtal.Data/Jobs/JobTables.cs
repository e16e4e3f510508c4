using Microsoft.EntityFrameworkCore;
using Quartz;

namespace HsAvtal.Data.Jobs;

/// <summary>
/// The scheduler's own tables, in a schema of their own: which jobs there are, when they run, and which instance runs one now.
/// Made by the library's script, which only adds what is missing.
/// </summary>
public static class JobTables
{
    /// <summary>What the names of the tables begin with.</summary>
    public const string Prefix = "jobs.qrtz_";

    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    /// <param name="db">As the owner.</param>
    /// <param name="app">The app role, quoted; null when it is the owner itself.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task EnsureAsync(HsAvtalDbContext db, string? app, CancellationToken ct)
    {
        using var reader = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"The scheduler's library has no {Script}."));
        var script = (await reader.ReadToEndAsync(ct)).Replace("{0}", Prefix, StringComparison.Ordinal).Replace("{1}", "qrtz_", StringComparison.Ordinal);
        await ExecuteAsync(db, $"CREATE SCHEMA IF NOT EXISTS jobs;\n{script}", ct);
        if (app is not null)
        {
            await ExecuteAsync(db, $"GRANT USAGE ON SCHEMA jobs TO {app}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO {app};", ct);
        }
    }

    private static Task ExecuteAsync(HsAvtalDbContext db, string sql, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
}
