using FluentAssertions;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Access;

public sealed class ActorTests
{
    private static readonly Guid _own = Guid.CreateVersion7();
    private static readonly Guid _other = Guid.CreateVersion7();
    private static readonly Guid _agreement = Guid.CreateVersion7();
    private static readonly Guid _otherAgreement = Guid.CreateVersion7();

    public static TheoryData<Role, Operation> EveryCell
    {
        get
        {
            var cells = new TheoryData<Role, Operation>();
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var operation in Enum.GetValues<Operation>())
                {
                    cells.Add(role, operation);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void At_the_own_organisation_one_may_what_the_role_reaches(Role role, Operation operation) =>
        An(role).May(operation, _own, _agreement).Should().Be(Permissions.For(role, operation) != Reach.None);

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void At_another_organisation_one_may_only_what_reaches_the_whole_agreement(Role role, Operation operation) =>
        An(role).May(operation, _other, _agreement).Should().Be(Permissions.For(role, operation) == Reach.Agreement);

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void In_another_agreement_one_may_nothing(Role role, Operation operation) =>
        (An(role).May(operation, _own, _otherAgreement) || An(role).May(operation, _other, _otherAgreement)).Should().BeFalse();

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void What_one_may_not_is_refused_and_what_one_may_is_not(Role role, Operation operation)
    {
        var actor = An(role);
        var demand = actor.Invoking(a => a.Demand(operation, _other, _agreement));

        if (actor.May(operation, _other, _agreement))
        {
            demand.Should().NotThrow();
        }
        else
        {
            demand.Should().Throw<AccessDeniedException>().WithMessage("Du har inte behörighet till detta.")
                .Which.Operation.Should().Be(operation);
        }
    }

    [Fact]
    public void One_with_two_roles_may_what_either_allows_at_its_own_organisation()
    {
        var actor = new Actor(Guid.CreateVersion7(), "Sekreterare och MAS", [
            new Assignment(Role.BoardMember, _own, _agreement), new Assignment(Role.Officer, _other, _agreement)]);

        (actor.May(Operation.AdoptPlan, _own, _agreement), actor.May(Operation.ReportProgress, _other, _agreement))
            .Should().Be((true, true));
    }

    [Fact]
    public void A_role_at_one_organisation_does_not_lend_itself_to_another_role_elsewhere()
    {
        var actor = new Actor(Guid.CreateVersion7(), "Sekreterare och MAS", [
            new Assignment(Role.BoardMember, _own, _agreement), new Assignment(Role.Officer, _other, _agreement)]);

        (actor.May(Operation.AdoptPlan, _other, _agreement), actor.May(Operation.ReportProgress, _own, _agreement))
            .Should().Be((false, false));
    }

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void One_without_roles_may_nothing(Role role, Operation operation)
    {
        var nobody = new Actor(Guid.CreateVersion7(), "Ingen", []);

        (nobody.May(operation, _own, _agreement), nobody.MaySomewhere(operation), nobody.Has(role)).Should().Be((false, false, false));
    }

    [Fact]
    public void What_is_allowed_nowhere_is_refused_with_its_operation() =>
        An(Role.Administrator).Invoking(a => a.DemandSomewhere(Operation.WriteDraftReport))
            .Should().Throw<AccessDeniedException>().Which.Operation.Should().Be(Operation.WriteDraftReport);

    [Fact]
    public void What_is_allowed_somewhere_is_not_refused() =>
        An(Role.Auditor).Invoking(a => a.DemandSomewhere(Operation.WriteDraftReport)).Should().NotThrow();

    [Fact]
    public void The_own_organisations_for_an_operation_are_those_of_the_roles_that_allow_it_once_each()
    {
        var actor = new Actor(Guid.CreateVersion7(), "MAS", [
            new Assignment(Role.Officer, _own, _agreement),
            new Assignment(Role.Officer, _own, _otherAgreement),
            new Assignment(Role.BoardMember, _other, _agreement)]);

        actor.OwnOrganisations(Operation.ReportProgress).Should().Equal(_own);
    }

    [Fact]
    public void Home_is_where_the_first_role_is_held() => An(Role.Officer).Home!.OrganisationId.Should().Be(_own);

    [Fact]
    public void One_without_roles_has_no_home() => Actor.System.Home.Should().BeNull();

    [Fact]
    public void An_actor_signs_with_function_and_moment()
    {
        var actor = An(Role.Officer);
        var at = new DateTimeOffset(2025, 6, 2, 12, 0, 0, TimeSpan.Zero);

        actor.Sign(at).Should().Be(new Signature(actor.UserId, actor.Name, at));
    }

    [Fact]
    [Trait("Rule", "18")]
    public void An_actor_of_several_roles_signs_in_the_one_that_allows_it()
    {
        var actor = new Actor(Guid.CreateVersion7(), "Prövad funktion", [new Assignment(Role.BoardMember, _own, _agreement), new Assignment(Role.Officer, _own, _agreement)]);

        actor.Sign(DateTimeOffset.UnixEpoch, Operation.ReportProgress, _own, _agreement).Role.Should().Be(Role.Officer);
        actor.Sign(DateTimeOffset.UnixEpoch, Operation.AdoptPlan, _own, _agreement).Role.Should().Be(Role.BoardMember);
        var elsewhere = () => actor.Sign(DateTimeOffset.UnixEpoch, Operation.AdoptPlan, _other, _agreement);
        elsewhere.Should().Throw<AccessDeniedException>();
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_role_taken_away_stays_in_the_record_with_the_reason()
    {
        var assignment = new RoleAssignment(Guid.CreateVersion7(), Role.Officer, _own);

        assignment.Withdraw("Slutat.", Signed.ByAdministrator(), [assignment]);

        assignment.Should().BeEquivalentTo(new { IsWithdrawn = true, WithdrawnReason = "Slutat.", Role = Role.Officer });
    }

    private static Actor An(Role role) => new(Guid.CreateVersion7(), "Prövad funktion", [new Assignment(role, _own, _agreement)]);
}
