using System.Diagnostics;
using System.Text.Json;
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
        [nameof(IdentityUser.PasswordHash), nameof(IdentityUser.SecurityStamp), nameof(IdentityUser.ConcurrencyStamp), "Value", "Data"];

    /// <summary>Bookkeeping that every change brings and that says nothing by itself.</summary>
    private static readonly HashSet<string> _noise = [nameof(Aggregate.Version), nameof(Aggregate.ChangedAt)];

    /// <exception cref="InvalidOperationException">Something other than an account changes and nobody has signed for it.</exception>
    public static void Record(HsAvtalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not ChangeLogEntry)
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var signature = db.Signature ?? SignatureForAccounts(changed);
        var correlationId = Activity.Current?.TraceId.ToString();
        db.ChangeLog.AddRange(changed.Select(e => Entry(e, signature, correlationId)).OfType<ChangeLogEntry>());
    }

    /// <summary>Sign-in keeps its own books (failed attempts, lockout) before anybody is signed in.</summary>
    private static Signature SignatureForAccounts(List<EntityEntry> changed) =>
        changed.TrueForAll(e => e.Metadata.ClrType.Namespace is "HsAvtal.Data.Accounts" or "Microsoft.AspNetCore.Identity")
            ? Actor.System.Sign(DateTimeOffset.UtcNow)
            : throw new InvalidOperationException("A change needs a signature: call SignAs before saving.");

    private static ChangeLogEntry? Entry(EntityEntry entry, Signature by, string? correlationId)
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
            AggregateId = AggregateOf(entry),
            Before = entry.State == EntityState.Added ? null : Json(properties, p => p.OriginalValue),
            After = entry.State == EntityState.Deleted ? null : Json(properties, p => p.CurrentValue),
            CorrelationId = correlationId,
        };
    }

    private static Guid? AggregateOf(EntityEntry entry)
    {
        if (entry.Entity is Aggregate aggregate)
        {
            return aggregate.Id;
        }

        var owner = entry.Metadata.GetForeignKeys().FirstOrDefault(IsOwnedByAggregate);
        return owner is null ? null : entry.Property(owner.Properties[0]).CurrentValue as Guid?;
    }

    private static bool IsOwnedByAggregate(IForeignKey key) =>
        key.PrincipalToDependent is not null && key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(Aggregate));

    private static string Json(List<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(
            p => p.Metadata.Name.TrimStart('_'),
            p => _secrets.Contains(p.Metadata.Name) ? Redacted : Readable(value(p)),
            StringComparer.Ordinal));

    private static object? Readable(object? value) => value is Enum e ? e.ToString() : value;
}
