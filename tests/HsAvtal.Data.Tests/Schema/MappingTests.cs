using System.Reflection;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data.Tests.Schema;

public sealed class MappingTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> DomainTypes => [.. Model.EntityTypes.Select(e => e.ClrType).Where(IsDomain)];

    [Fact]
    public void Every_entity_of_the_domain_has_a_table() =>
        typeof(Entity).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Entity)) && !t.IsAbstract)
            .Except(Model.EntityTypes.Select(e => e.ClrType))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(DomainTypes))]
    public void Everything_an_entity_can_be_set_to_is_stored(Type type)
    {
        var entity = Model.EntityTypes.Single(e => e.ClrType == type);
        var stored = entity.GetProperties().Select(p => p.Name).Concat(entity.GetNavigations().Select(n => n.Name)).ToList();

        Settable(type).Where(p => !stored.Contains(p)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DomainTypes))]
    public void Every_collection_that_an_entity_keeps_is_stored(Type type)
    {
        var entity = Model.EntityTypes.Single(e => e.ClrType == type);
        var fields = entity.GetProperties().Cast<IReadOnlyPropertyBase>().Concat(entity.GetNavigations()).Select(p => p.FieldInfo?.Name).ToList();

        type.GetFields(Own).Where(f => IsList(f.FieldType)).Select(f => f.Name).Where(f => !fields.Contains(f)).Should().BeEmpty();
    }

    [Fact]
    public void Every_aggregate_has_xmin_as_its_version()
    {
        Model.Aggregates.Should().HaveCountGreaterThan(7);
        foreach (var aggregate in Model.Aggregates)
        {
            var version = Model.EntityTypes.Single(e => e.ClrType == aggregate).FindProperty(nameof(Aggregate.Version));

            version.Should().NotBeNull("{0} needs a version", aggregate.Name);
            version!.IsConcurrencyToken.Should().BeTrue("{0} needs a version that is compared", aggregate.Name);
            version.ValueGenerated.Should().Be(ValueGenerated.OnAddOrUpdate);
            version.GetColumnName().Should().Be("xmin");
        }
    }

    [Fact]
    public void An_entitys_id_is_its_own_and_not_the_databases() =>
        Model.EntityTypes.Where(e => e.ClrType.IsAssignableTo(typeof(Entity)))
            .Should().OnlyContain(e => e.FindProperty(nameof(Entity.Id))!.ValueGenerated == ValueGenerated.Never);

    [Fact]
    public void Every_text_of_the_domain_has_a_greatest_length() =>
        Model.EntityTypes.Where(e => IsDomain(e.ClrType)).SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}")
            .Should().BeEmpty();

    private static IEnumerable<string> Settable(Type? type)
    {
        for (; type is not null && IsDomain(type); type = type.BaseType)
        {
            foreach (var property in type.GetProperties(Own).Where(p => p.SetMethod is not null))
            {
                yield return property.Name;
            }
        }
    }

    private static bool IsDomain(Type type) => type.Assembly == typeof(Entity).Assembly;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);
}
