using HsAvtal.Data;
using HsAvtal.Web.Features.Violators;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>A check that cannot fail holds no wall: each is given something that breaks it.</summary>
public sealed class WallCheckerTests
{
    [Fact]
    public void A_package_of_the_domain_would_be_found()
    {
        Walls.ForeignReferences(typeof(HsAvtalDbContext).Assembly).Should().Contain("Microsoft.EntityFrameworkCore").And.Contain("HsAvtal.Domain");
        Walls.AskedFor("""  <PackageReference Include="Polly" />""").Should().ContainSingle();
    }

    [Fact]
    public void A_reference_to_another_project_would_be_found() =>
        Walls.ReferencesTo(typeof(Program).Assembly, "HsAvtal.Data").Should().ContainSingle();

    [Fact]
    public void A_clock_in_the_domain_would_be_found() => Walls.ClocksIn([typeof(CarelessEntity)]).Should().Equal("CarelessEntity.IsLate");

    [Fact]
    public void Setters_fields_and_mutable_collections_would_be_found() =>
        Walls.OpenDoors([typeof(CarelessEntity)]).Should().BeEquivalentTo("CarelessEntity.Number", "CarelessEntity.Name", "CarelessEntity.Lines", "CarelessEntity.Words");

    [Fact]
    public void An_account_in_an_entity_would_be_found() => Walls.MentionsOfAccounts([typeof(CarelessEntity)]).Should().ContainSingle();

    [Theory]
    [InlineData(typeof(ComponentWithFactory))]
    [InlineData(typeof(ComponentThatHidesAContext))]
    [InlineData(typeof(ComponentWithEntity))]
    public void A_context_or_an_entity_in_a_component_would_be_found(Type component) => Walls.ContextsIn([component]).Should().NotBeEmpty();

    [Fact]
    public void The_service_of_another_feature_would_be_found() => Walls.ForeignServicesIn([typeof(ComponentWithForeignService)]).Should().ContainSingle();

    [Theory]
    [InlineData("Features/Overview/OverviewPage.razor")]
    [InlineData("Features/Overview/OverviewRows.cs")]
    [InlineData("Components/Shared/MarkService.cs")]
    [InlineData("Editing/FormState.cs")]
    public void A_context_in_another_file_would_be_found(string path) =>
        Walls.FilesThatOpenContexts([(path, "private readonly IDbContextFactory<HsAvtalDbContext> _contexts;")]).Should().Equal(path);

    [Fact]
    public void A_method_that_asks_nobody_would_be_found() => Walls.MethodsThatAskNobody([typeof(CarelessService)]).Should().Equal("CarelessService.AskNobodyAsync");

    [Fact]
    public void A_long_program_would_be_found() => Walls.LinesOf(string.Concat(Enumerable.Repeat("app.Use();\n", 60))).Should().Be(60);
}
