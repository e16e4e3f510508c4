using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Drafts;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data.ChangeLog;

/// <summary>Finds out what a save is about to change (rule 18).</summary>
internal static class ChangeRecorder
{
    private const string Redacted = "(dolt)";
    private static readonly HashSet<string> _secrets =
        [nameof(IdentityUser.PasswordHash), nameof(IdentityUser.SecurityStamp), nameof(IdentityUser.ConcurrencyStamp), nameof(IdentityUserToken<>.Value), nameof(CalendarAddress.TokenHash)];

    /// <summary>Bookkeeping that a change brings, or a device's, and that says nothing by itself.</summary>
    private static readonly HashSet<string> _noise =
        [nameof(Aggregate.Version), nameof(Aggregate.ChangedAt), nameof(UserAccount.HasHadRole), nameof(PlannedAction.TimesMoved), nameof(IdentityPasskeyData.AttestationObject), nameof(IdentityPasskeyData.ClientDataJson)];

    /// <summary>Before the save, while what was there before is still known.</summary>
    public static IReadOnlyList<RecordedChange> Record(HsAvtalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not (FormDraft or StoredFile))
            .ToList();
        var entities = db.ChangeTracker.Entries<Entity>().ToDictionary(e => e.Entity.Id, EntityEntry (e) => e);
        var told = Changes(changed, entities, p => !_noise.Contains(p.Metadata.Name));
        // A save of nothing but bookkeeping is a change too, however little it says.
        return told.Count > 0 ? told : Changes(changed, entities, _ => true);
    }

    private static List<RecordedChange> Changes(List<EntityEntry> changed, Dictionary<Guid, EntityEntry> entities, Func<PropertyEntry, bool> isTold) =>
        [.. changed.Select(e => Change(e, AggregateOf(e, entities), isTold)).OfType<RecordedChange>()];

    private static RecordedChange? Change(EntityEntry entry, Guid? aggregateId, Func<PropertyEntry, bool> isTold)
    {
        var properties = entry.Properties.Where(p => isTold(p) && (entry.State != EntityState.Modified || p.IsModified)).ToList();
        if (properties.Count == 0)
        {
            return null;
        }

        return new RecordedChange(
            entry,
            entry.State.ToString(),
            aggregateId,
            entry.State == EntityState.Added ? null : Json(properties, p => p.OriginalValue),
            entry.State == EntityState.Deleted ? null : Json(properties, p => p.CurrentValue));
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
            p => IsSecret(p) && value(p) is not null ? Redacted : Readable(value(p)),
            StringComparer.Ordinal));

    /// <summary>An account's secrets; a property of the same name elsewhere is told.</summary>
    private static bool IsSecret(PropertyEntry property) =>
        _secrets.Contains(property.Metadata.Name) && property.EntityEntry.Metadata.ClrType.Namespace is "HsAvtal.Data.Accounts" or "Microsoft.AspNetCore.Identity";

    private static object? Readable(object? value) => value is Enum e ? e.ToString() : value;
}

/// <summary>One change, as it is to be logged once it is saved.</summary>
internal sealed record RecordedChange(string Action, string Entity, Guid? AggregateId, string? Before, string? After)
{
    [SetsRequiredMembers]
    public RecordedChange(EntityEntry entry, string action, Guid? aggregateId, string? before, string? after)
        : this(action, entry.Metadata.ClrType.Name, aggregateId, before, after)
    {
        IsOfAccounts = entry.Metadata.ClrType.Namespace is "HsAvtal.Data.Accounts" or "Microsoft.AspNetCore.Identity";
        var key = entry.Metadata.FindPrimaryKey()!.Properties;
        // What an account has is found by the account's id, which stands first.
        var account = IsOfAccounts && key[0].Name != nameof(IdentityUserToken<>.UserId) ? entry.Metadata.FindProperty(nameof(IdentityUserToken<>.UserId)) : null;
        ReadId = () => string.Join('/', key.Prepend(account).OfType<IProperty>().Select(p => entry.Property(p).CurrentValue));
        if (entry.Entity is IdentityUserPasskey<Guid> or IdentityPasskeyData)
        {
            // A passkey's own id can be longer than there is room for.
            var passkey = entry.Context.ChangeTracker.Entries<IdentityUserPasskey<Guid>>().First(p => p.Entity == entry.Entity || p.Entity.Data == entry.Entity).Entity;
            ReadId = () => $"{passkey.UserId}/{Convert.ToHexStringLower(SHA256.HashData(passkey.CredentialId))}";
        }

        ScopeId = aggregateId ?? (entry.Entity as Entity)?.Id;
    }

    /// <summary>Known for certain only after the save: some keys are the database's to give.</summary>
    public string EntityId => ReadId();

    /// <summary>What tells the organisation and the agreement: the aggregate, or the thing itself when it is part of none.</summary>
    public Guid? ScopeId { get; init; }

    public bool IsOfAccounts { get; init; }

    public required Func<string> ReadId { get; init; }
}
