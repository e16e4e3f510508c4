using System.Diagnostics;
using System.Text.Json;
using HsAvtal.Data.Drafts;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data.ChangeLog;

/// <summary>Writes a log entry for each change about to be saved, in the same transaction (rule 18).</summary>
internal static class ChangeRecorder
{
    private const string Redacted = "(dolt)";
    private static readonly HashSet<string> _secrets =
        [nameof(IdentityUser.PasswordHash), nameof(IdentityUser.SecurityStamp), nameof(IdentityUser.ConcurrencyStamp), nameof(IdentityUserToken<>.Value)];

    /// <summary>Bookkeeping that every change brings and that says nothing by itself.</summary>
    private static readonly HashSet<string> _noise = [nameof(Aggregate.Version), nameof(Aggregate.ChangedAt)];

    /// <returns>The entries to be saved; to be forgotten when the save fails.</returns>
    /// <exception cref="InvalidOperationException">Something other than an account changes and nobody has signed for it.</exception>
    public static IReadOnlyList<ChangeLogEntry> Record(HsAvtalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not (ChangeLogEntry or FormDraft or StoredFile))
            .ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var signature = db.Signature ?? SignatureForAccounts(changed);
        var correlationId = Activity.Current?.TraceId.ToString();
        var entities = db.ChangeTracker.Entries<Entity>().ToDictionary(e => e.Entity.Id, EntityEntry (e) => e);
        var entries = changed.Select(e => Entry(e, AggregateOf(e, entities), signature, correlationId)).OfType<ChangeLogEntry>().ToList();
        db.ChangeLog.AddRange(entries);
        return entries;
    }

    /// <summary>Takes back what was recorded for a save that failed, so that the next try of the same context logs only itself.</summary>
    public static void Forget(HsAvtalDbContext db, IReadOnlyList<ChangeLogEntry> entries)
    {
        foreach (var entry in entries)
        {
            db.Entry(entry).State = EntityState.Detached;
        }
    }

    /// <summary>Sign-in keeps its own books (failed attempts, lockout) before anybody is signed in.</summary>
    private static Signature SignatureForAccounts(List<EntityEntry> changed) =>
        changed.TrueForAll(e => e.Metadata.ClrType.Namespace is "HsAvtal.Data.Accounts" or "Microsoft.AspNetCore.Identity")
            ? Actor.System.Sign(DateTimeOffset.UtcNow)
            : throw new InvalidOperationException("A change needs a signature: call SignAs before saving.");

    private static ChangeLogEntry? Entry(EntityEntry entry, Guid? aggregateId, Signature by, string? correlationId)
    {
        var properties = entry.Properties
            .Where(p => !_noise.Contains(p.Metadata.Name) && (entry.State != EntityState.Modified || p.IsModified))
            .ToList();
        if (properties.Count == 0)
        {
            return null;
        }

        return new ChangeLogEntry
        {
            OccurredAt = by.At,
            UserId = by.UserId,
            UserName = by.Name,
            Action = entry.State.ToString(),
            Entity = entry.Metadata.ClrType.Name,
            EntityId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p).CurrentValue)),
            AggregateId = aggregateId,
            Before = entry.State == EntityState.Added ? null : Json(properties, p => p.OriginalValue),
            After = entry.State == EntityState.Deleted ? null : Json(properties, p => p.CurrentValue),
            CorrelationId = correlationId,
        };
    }

    /// <summary>The aggregate's own id, or that of the one that holds the part, or the part's part, in a collection.</summary>
    private static Guid? AggregateOf(EntityEntry entry, Dictionary<Guid, EntityEntry> entities)
    {
        if (entry.Entity is Aggregate aggregate)
        {
            return aggregate.Id;
        }

        var owner = entry.Metadata.GetForeignKeys().FirstOrDefault(k => k.PrincipalToDependent is not null && entry.Property(k.Properties[0]).CurrentValue is not null);
        if (owner is null || entry.Property(owner.Properties[0]).CurrentValue is not Guid ownerId)
        {
            return null;
        }

        if (IsAggregate(owner.PrincipalEntityType))
        {
            return ownerId;
        }

        return entities.TryGetValue(ownerId, out var parent) ? AggregateOf(parent, entities) : null;
    }

    private static bool IsAggregate(IEntityType type) => type.ClrType.IsAssignableTo(typeof(Aggregate));

    private static string Json(List<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(
            p => p.Metadata.Name.TrimStart('_'),
            p => IsSecret(p) ? Redacted : Readable(value(p)),
            StringComparer.Ordinal));

    /// <summary>An account's secrets; a property of the same name elsewhere is told.</summary>
    private static bool IsSecret(PropertyEntry property) =>
        _secrets.Contains(property.Metadata.Name) && property.EntityEntry.Metadata.ClrType.Namespace is "HsAvtal.Data.Accounts" or "Microsoft.AspNetCore.Identity";

    private static object? Readable(object? value) => value is Enum e ? e.ToString() : value;
}
