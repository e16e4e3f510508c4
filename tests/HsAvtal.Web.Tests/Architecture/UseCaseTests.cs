using HsAvtal.Web.Access;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>No use case goes by without a name in the permission table.</summary>
public sealed class UseCaseTests
{
    [Fact]
    public void Every_public_method_of_every_service_names_its_operation()
    {
        UseCases.All.Should().HaveCountGreaterThan(50);
        UseCases.Nameless(UseCases.All).Should().BeEmpty();
    }

    [Fact]
    public void One_that_names_none_is_told() =>
        UseCases.Nameless(UseCases.Of([typeof(Forgetful)])).Should().BeEquivalentTo("Forgetful.Silent", "Forgetful.Empty", "Forgetful.Both");

    private sealed class Forgetful
    {
        public void Silent()
        {
            // Nothing is done.
        }

        [UseCase]
        public void Empty()
        {
            // Nothing is done.
        }

        [UseCase(Operation.Administer, OwnBecause = "It cannot be both.")]
        public void Both()
        {
            // Nothing is done.
        }

        [UseCase(Operation.Administer)]
        public void Named()
        {
            // Nothing is done.
        }

        [UseCase(OwnBecause = "It is one's own.")]
        public void Own()
        {
            // Nothing is done.
        }
    }
}
