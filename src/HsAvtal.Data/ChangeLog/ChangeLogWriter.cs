using System.Diagnostics;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HsAvtal.Data.ChangeLog;

/// <summary>
/// Writes what a save changed to the log, in its transaction and last in it: the chain's head is locked from here to the
/// commit. One statement for all entries, chain by chain, so that two saves never wait for each other crosswise. Where an entry
/// belongs is looked up by its id: joined with the view at large, PostgreSQL reads all of it.
/// </summary>
internal static class ChangeLogWriter
{
    private const string Insert =
        """
        INSERT INTO change_log (occurred_at, user_id, user_name, role, action, entity, entity_id, aggregate_id, organisation_id, draft, before, after, correlation_id, chain)
        SELECT @at, @user, @name, @role, e.action, e.entity, e.entity_id, e.aggregate_id, s.organisation_id, s.draft, e.before::jsonb, e.after::jsonb, @correlation,
            coalesce(s.agreement_id, '00000000-0000-0000-0000-000000000000') AS chain
        FROM unnest(@actions, @entities, @ids, @aggregates, @scopes, @befores, @afters)
            WITH ORDINALITY AS e (action, entity, entity_id, aggregate_id, scope_id, before, after, place)
        LEFT JOIN LATERAL (SELECT * FROM change_scope c WHERE c.id = e.scope_id LIMIT 1) s ON true
        ORDER BY chain, e.place
        """;

    public static void Append(HsAvtalDbContext db, IReadOnlyList<RecordedChange> changes, Signature by) =>
        db.Database.ExecuteSqlRaw(Insert, Parameters(changes, by));

    /// <returns>The transaction's number, by which it can be asked afterwards what became of it.</returns>
    public static async Task<string> AppendAsync(HsAvtalDbContext db, IReadOnlyList<RecordedChange> changes, Signature by, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<string>($"{Insert}\nRETURNING pg_current_xact_id()::text AS \"Value\"", Parameters(changes, by)).ToListAsync(ct))[0];

    /// <summary>Who answers for the save. Sign-in keeps its own books (failed attempts, lockout) before anybody is signed in.</summary>
    /// <exception cref="InvalidOperationException">Something other than an account changes and nobody has signed for it.</exception>
    public static Signature SignatureFor(HsAvtalDbContext db, IReadOnlyList<RecordedChange> changes) =>
        db.Signature
        ?? (changes.All(c => c.IsOfAccounts)
            ? Actor.System.Sign(DateTimeOffset.UtcNow)
            : throw new InvalidOperationException("A change needs a signature: call SignAs before saving."));

    private static NpgsqlParameter[] Parameters(IReadOnlyList<RecordedChange> changes, Signature by) =>
    [
        new("at", NpgsqlDbType.TimestampTz) { Value = by.At.ToUniversalTime() },
        new("user", NpgsqlDbType.Uuid) { Value = by.UserId },
        new("name", NpgsqlDbType.Text) { Value = by.Name },
        new("role", NpgsqlDbType.Text) { Value = (object?)by.Role?.ToString() ?? DBNull.Value },
        new("correlation", NpgsqlDbType.Text) { Value = (object?)Activity.Current?.TraceId.ToString() ?? DBNull.Value },
        Texts("actions", changes.Select(c => c.Action)),
        Texts("entities", changes.Select(c => c.Entity)),
        Texts("ids", changes.Select(c => c.EntityId)),
        Ids("aggregates", changes.Select(c => c.AggregateId)),
        Ids("scopes", changes.Select(c => c.ScopeId)),
        Texts("befores", changes.Select(c => c.Before)),
        Texts("afters", changes.Select(c => c.After)),
    ];

    private static NpgsqlParameter<string?[]> Texts(string name, IEnumerable<string?> values) => new(name, [.. values]);

    private static NpgsqlParameter<Guid?[]> Ids(string name, IEnumerable<Guid?> values) => new(name, [.. values]);
}
