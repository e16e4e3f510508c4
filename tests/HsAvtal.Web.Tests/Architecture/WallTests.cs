using System.Reflection;
using HsAvtal.Data;
using HsAvtal.Domain;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>The walls of the architecture stand. That each check can fail is shown by <see cref="WallCheckerTests"/>.</summary>
public sealed class WallTests
{
    private static readonly Assembly _domain = typeof(Entity).Assembly;
    private static readonly Assembly _data = typeof(HsAvtalDbContext).Assembly;
    private static readonly Assembly _web = typeof(Program).Assembly;

    private static readonly IReadOnlyList<Type> _domainTypes = [.. _domain.GetTypes().Where(t => t.Namespace?.StartsWith("HsAvtal", StringComparison.Ordinal) == true)];

    private static IReadOnlyList<Type> Entities => [.. _domainTypes.Where(t => t is { IsAbstract: false, IsClass: true } && t.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, []) is not null)];

    private static IReadOnlyList<Type> Services =>
        [.. _web.GetTypes().Where(t => t.Namespace?.StartsWith("HsAvtal.Web.Features.", StringComparison.Ordinal) == true && t.Name.EndsWith("Service", StringComparison.Ordinal))];

    [Fact]
    public void The_domain_depends_on_nothing_but_the_framework()
    {
        Walls.ForeignReferences(_domain).Should().BeEmpty();
        Walls.AskedFor(Sources.Read("src/HsAvtal.Domain/HsAvtal.Domain.csproj")).Should().BeEmpty();
    }

    [Fact]
    public void The_data_project_does_not_know_the_web()
    {
        Walls.ReferencesTo(_data, "HsAvtal.Web").Should().BeEmpty();
        Walls.AskedFor(Sources.Read("src/HsAvtal.Data/HsAvtal.Data.csproj")).Should().NotContain(line => line.Contains("HsAvtal.Web", StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_is_told_the_time() => Walls.ClocksIn(_domainTypes).Should().BeEmpty();

    [Fact]
    public void No_entity_can_be_changed_without_a_method()
    {
        Entities.Should().HaveCountGreaterThan(20);
        Walls.OpenDoors(Entities).Should().BeEmpty();
    }

    [Fact]
    public void No_entity_mentions_the_account_of_the_sign_in_library()
    {
        Walls.MentionsOfAccounts(_domainTypes).Should().BeEmpty();
        Sources.Of("src/HsAvtal.Domain", "*.cs").Should().NotContain(file => file.Text.Contains("UserAccount", StringComparison.Ordinal));
    }

    [Fact]
    public void No_component_touches_a_context_or_a_tracked_entity()
    {
        var components = Walls.Components(_web).ToList();
        components.Should().HaveCountGreaterThan(30);
        Walls.ContextsIn(components).Should().BeEmpty();
    }

    [Fact]
    public void No_component_uses_the_service_of_another_feature() => Walls.ForeignServicesIn(Walls.Components(_web)).Should().BeEmpty();

    [Fact]
    public void Only_services_and_what_they_read_with_open_contexts() =>
        Walls.FilesThatOpenContexts([.. Sources.Of("src/HsAvtal.Web", "*.cs"), .. Sources.Of("src/HsAvtal.Web", "*.razor")]).Should().BeEmpty();

    [Fact]
    public void Every_public_method_of_a_service_asks_who_is_asking()
    {
        Services.Should().HaveCountGreaterThan(5);
        Walls.MethodsThatAskNobody(Services).Should().BeEmpty();
    }

    [Fact]
    public void The_program_fits_a_screen() => Walls.LinesOf(Sources.Read("src/HsAvtal.Web/Program.cs")).Should().BeLessThan(60);
}
