using HsAvtal.Data.Database;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data.Tests.Schema;

/// <summary>The model that the product's context is built on. Read without any database.</summary>
internal static class Model
{
    public static readonly IReadOnlyList<IEntityType> EntityTypes = Read();

    public static readonly IReadOnlyList<Type> Aggregates =
        [.. EntityTypes.Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(Aggregate)))];

    /// <summary>Every column that holds one of the given types, nullable or not, as table.column.</summary>
    public static List<string> ColumnsOf(Func<Type, bool> wanted) =>
        [.. from entity in EntityTypes
            where !entity.IsMappedToJson()
            from property in entity.GetProperties()
            where wanted(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)
            select $"{entity.GetTableName()}.{property.GetColumnName()}"];

    private static IReadOnlyList<IEntityType> Read()
    {
        using var db = DatabaseSetup.Open("Host=nowhere.example");
        return [.. db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null)];
    }
}
