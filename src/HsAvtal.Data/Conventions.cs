using System.Text.RegularExpressions;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data;

/// <summary>What holds for every table: snake_case names, enums as text, xmin as version, own ids, no cascading deletes.</summary>
internal static partial class Conventions
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(Aggregate)))
            {
                builder.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsRowVersion();
            }

            if (entity.ClrType.IsAssignableTo(typeof(Entity)))
            {
                builder.Entity(entity.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
                builder.Entity(entity.ClrType).Property(nameof(Entity.WithdrawnReason)).HasMaxLength(1000);
                builder.Entity(entity.ClrType).Property(nameof(Entity.WithdrawnBy)).HasMaxLength(200);
            }

            Name(entity);
        }
    }

    private static void Name(IMutableEntityType entity)
    {
        if (entity.IsMappedToJson())
        {
            entity.SetContainerColumnName(SnakeCase(entity.GetContainerColumnName()!));
            return;
        }

        // What a function of the database answers with is no table.
        if (entity.GetTableName() is { } table)
        {
            entity.SetTableName(SnakeCase(table));
        }

        foreach (var property in entity.GetProperties())
        {
            if (property.Name != nameof(Aggregate.Version))
            {
                property.SetColumnName(SnakeCase(property.Name.TrimStart('_')));
            }

            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum)
            {
                property.SetProviderClrType(typeof(string));
                property.SetMaxLength(40);
            }
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(SnakeCase(key.GetName()!));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
            foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name) => Boundary().Replace(name, "${lower}_${upper}").Replace("__", "_", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("(?<lower>[a-z0-9])(?<upper>[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Boundary();
}
