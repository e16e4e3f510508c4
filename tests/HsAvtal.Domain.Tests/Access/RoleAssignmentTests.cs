using FluentAssertions;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Access;

public sealed class RoleAssignmentTests
{
    private static readonly Signature _by = Signed.ByAdministrator();

    [Fact]
    public void An_administrator_does_not_take_away_the_own_last_role_as_administrator()
    {
        var own = At(_by.UserId, Role.Administrator);

        own.Invoking(a => a.Withdraw("Slutar.", _by, [own, At(_by.UserId, Role.Officer)])).Should().Throw<DomainException>().WithMessage("*din sista roll som administratör*");
        own.IsWithdrawn.Should().BeFalse();
    }

    [Fact]
    public void With_another_one_left_it_may_be_taken_away()
    {
        var own = At(_by.UserId, Role.Administrator);

        own.Withdraw("Byter organisation.", _by, [own, At(_by.UserId, Role.Administrator)]);

        own.IsWithdrawn.Should().BeTrue();
    }

    [Fact]
    public void A_withdrawn_one_is_not_another_one_left()
    {
        var own = At(_by.UserId, Role.Administrator);
        var before = At(_by.UserId, Role.Administrator);
        before.Withdraw("Bytt.", _by, [own, before]);

        own.Invoking(a => a.Withdraw("Slutar.", _by, [own, before])).Should().Throw<DomainException>();
    }

    [Fact]
    public void Somebody_elses_last_role_as_administrator_may_be_taken_away()
    {
        var others = At(Guid.CreateVersion7(), Role.Administrator);

        others.Withdraw("Uppdraget är slut.", _by, [others]);

        others.IsWithdrawn.Should().BeTrue();
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_role_is_not_taken_away_without_a_reason()
    {
        var assignment = At(Guid.CreateVersion7(), Role.Officer);

        new Action(() => assignment.Withdraw(null, _by, [assignment])).ShouldBeRefusedFor("Reason", "saknas");
    }

    private static RoleAssignment At(Guid user, Role role) => new(user, role, Guid.CreateVersion7());
}
