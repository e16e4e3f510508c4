using FluentAssertions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests;

[Trait("Rule", "17")]
public sealed class NothingIsDeletedTests
{
    private static readonly string[] _deletes = ["Delete", "Remove", "Clear", "Purge", "Erase"];

    private static readonly IEnumerable<Type> _entities =
        typeof(Entity).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Entity)) && !t.IsAbstract);

    [Fact]
    public void No_entity_has_a_way_to_delete() =>
        _entities.SelectMany(t => t.GetMethods()).Select(m => m.Name)
            .Should().NotContain(name => _deletes.Any(d => name.StartsWith(d, StringComparison.Ordinal)));

    [Fact]
    public void No_entity_lets_a_property_be_set_from_outside() =>
        _entities.SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true })
            .Should().BeEmpty();

    [Fact]
    public void No_entity_shows_a_collection_that_can_be_changed() =>
        _entities.SelectMany(t => t.GetProperties()).Select(p => p.PropertyType).Where(t => t.IsGenericType)
            .Should().NotContain(t => t.GetGenericTypeDefinition() == typeof(List<>) || t.GetGenericTypeDefinition() == typeof(IList<>));

    [Fact]
    public void Every_withdrawal_takes_a_reason_and_a_signature() =>
        _entities.SelectMany(t => t.GetMethods()).Where(m => m.Name == "Withdraw")
            .Should().NotBeEmpty().And.OnlyContain(m =>
                m.GetParameters()[0].ParameterType == typeof(string) && m.GetParameters()[1].ParameterType == typeof(Signature));

    [Fact]
    public void A_withdrawal_says_who_and_when()
    {
        var by = Signed.BySecretary();
        var decision = A.Decision().Registered();

        decision.Withdraw("Dubblett.", by);

        (decision.WithdrawnBy, decision.WithdrawnAt).Should().Be((by.Name, by.At));
    }
}
