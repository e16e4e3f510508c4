using System.Collections;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HsAvtal.GeneratedData;

/// <summary>A table as the model describes it: what to read from a thing, and what parts the thing has.</summary>
internal sealed class Table
{
    private readonly IReadOnlyList<INavigation> _parts;

    private Table(IEntityType type)
    {
        Type = type;
        Name = type.GetTableName()!;
        Columns = [.. type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.ClrType == typeof(Guid)).Select(p => new Column(p))];
        Key = [.. type.FindPrimaryKey()!.Properties.Select(p => Columns.ToList().FindIndex(c => c.Property == p))];
        _parts = [.. type.GetNavigations().Where(n => n is { IsCollection: true, IsOnDependent: false })];
    }

    public IEntityType Type { get; }

    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Which columns the primary key is.</summary>
    public IReadOnlyList<int> Key { get; }

    public List<object?[]> Rows { get; } = [];

    /// <summary>Each after those that it refers to.</summary>
    public static IReadOnlyList<Table> Of(IModel model)
    {
        var ordered = new List<IEntityType>();
        void Visit(IEntityType type)
        {
            foreach (var referred in type.GetForeignKeys().Select(k => k.PrincipalEntityType).Where(t => t != type && !ordered.Contains(t)))
            {
                Visit(referred);
            }

            if (!ordered.Contains(type))
            {
                ordered.Add(type);
            }
        }

        // The parties first: the search's index asks whose an action is when it is written.
        foreach (var type in model.GetEntityTypes().Where(t => t.FindPrimaryKey() is not null && !t.IsMappedToJson() && !t.IsOwned()).OrderBy(t => t.ClrType != typeof(AgreementParty)))
        {
            Visit(type);
        }

        return [.. ordered.Where(t => !t.IsMappedToJson() && !t.IsOwned()).Select(t => new Table(t))];
    }

    public IEnumerable<object> PartsOf(object thing) => _parts.SelectMany(p => ((IEnumerable)p.PropertyInfo!.GetValue(thing)!).Cast<object>());
}

/// <summary>A column, and what the log calls it.</summary>
internal sealed class Column
{
    private static readonly HashSet<string> _secrets = [nameof(IdentityUser.PasswordHash), nameof(IdentityUser.SecurityStamp), nameof(IdentityUser.ConcurrencyStamp)];

    private readonly ValueConverter? _converter;

    public Column(IProperty property)
    {
        Property = property;
        Name = property.GetColumnName();
        StoreType = property.GetRelationalTypeMapping().StoreTypeNameBase;
        Label = property.Name.TrimStart('_');
        IsTold = property.Name is not (nameof(Aggregate.ChangedAt) or nameof(PlannedAction.TimesMoved));
        IsSecret = _secrets.Contains(property.Name);
        _converter = property.GetTypeMapping().Converter;
    }

    public IProperty Property { get; }

    public string Name { get; }

    public string StoreType { get; }

    public string Label { get; }

    public bool IsTold { get; }

    public bool IsSecret { get; }

    /// <param name="thing">What has the column.</param>
    /// <param name="owner">What it is a part of, which a property that the class lacks refers to.</param>
    /// <param name="ids">The ids that are given in place of the domain's.</param>
    public object? Read(object thing, object? owner, Ids ids)
    {
        var value = Property.IsShadowProperty() ? Owner(owner) : Property.GetGetter().GetClrValue(thing);
        return value switch
        {
            null => null,
            Guid id => ids.Of(id),
            _ => _converter is null ? value : _converter.ConvertToProvider(value),
        };
    }

    private Guid? Owner(object? owner) =>
        owner is Entity entity && Property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == owner.GetType()) ? entity.Id : null;
}
