using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.News;

namespace HsAvtal.Web.Tests.News;

/// <summary>What concerns a page, and who may hear of it.</summary>
public sealed class WatchTests
{
    private static readonly Guid _agreement = Guid.NewGuid();
    private static readonly Guid _own = Guid.NewGuid();
    private static readonly Guid _thing = Guid.NewGuid();

    [Fact]
    public void A_part_of_the_thing_concerns_the_page()
    {
        Watch.Thing(_thing).IsConcernedBy(Told("ProgressReport", _thing, _own), null).Should().BeTrue();
        Watch.Thing(_thing).IsConcernedBy(Told("ProgressReport", Guid.NewGuid(), _own), null).Should().BeFalse();
        Watch.Thing(_thing).IsConcernedBy(Told("ProgressReport", null, _own), null).Should().BeFalse();
    }

    [Theory]
    [InlineData(nameof(PlannedAction), Subject.ActionPlans)]
    [InlineData(nameof(Deferral), Subject.ActionPlans)]
    [InlineData(nameof(Assessment), Subject.Audits)]
    [InlineData(nameof(IndicatorValue), Subject.Indicators)]
    public void A_kind_of_thing_belongs_to_its_part_of_the_domain(string entity, Subject subject)
    {
        foreach (var asked in Enum.GetValues<Subject>())
        {
            Watch.All(null, asked).IsConcernedBy(Told(entity, _thing, _own), null).Should().Be(asked == subject);
        }
    }

    [Fact]
    public void Of_one_organisation_is_heard_what_is_its_own_or_everybodys()
    {
        var watch = Watch.All("1290", Subject.ActionPlans);
        watch.IsConcernedBy(Told(nameof(PlannedAction), _thing, _own), _own).Should().BeTrue();
        watch.IsConcernedBy(Told(nameof(PlannedAction), _thing, null), _own).Should().BeTrue();
        watch.IsConcernedBy(Told(nameof(PlannedAction), _thing, Guid.NewGuid()), _own).Should().BeFalse();
    }

    [Fact]
    public void The_address_says_what_and_since_when() =>
        new Watch([_thing], [Subject.Audits, Subject.ActionPlans], "1290").Address(DateTimeOffset.FromUnixTimeMilliseconds(17))
            .Should().Be($"/nytt?fran=17&sak={_thing}&slag=Audits&slag=ActionPlans&huvudman=1290");

    [Theory]
    [Trait("Rule", "1")]
    [InlineData(Role.BoardMember, null, true)]
    [InlineData(Role.Administrator, null, true)]
    [InlineData(Role.Auditor, DraftKind.Report, true)]
    [InlineData(Role.BoardMember, DraftKind.Report, false)]
    [InlineData(Role.Officer, DraftKind.Report, false)]
    [InlineData(Role.Administrator, DraftKind.Report, false)]
    [InlineData(Role.BoardMember, DraftKind.Plan, true)]
    [InlineData(Role.Officer, DraftKind.Plan, true)]
    [InlineData(Role.Auditor, DraftKind.Plan, false)]
    [InlineData(Role.Coordinator, DraftKind.Plan, false)]
    public void A_change_is_heard_of_by_those_who_may_read_it(Role role, DraftKind? draft, bool heard)
    {
        var actor = With(role);
        NewsStream.MayHear(actor, Told(nameof(Assessment), _thing, _own) with { Draft = draft }).Should().Be(heard);
        NewsStream.MayHear(actor, Told(nameof(Assessment), _thing, _own) with { Draft = draft, Agreement = Guid.NewGuid() }).Should().BeFalse("another agreement is another's");
        NewsStream.MayHear(actor, Told(nameof(Assessment), _thing, null) with { Draft = draft }).Should().Be(draft is null, "a shared draft is nobody's alone");
        NewsStream.MayHear(actor, Told(nameof(Assessment), _thing, Guid.NewGuid()) with { Draft = draft }).Should().Be(draft is null, "drafts stay in their organisation");
    }

    [Fact]
    public void Who_has_which_role_is_heard_of_by_administrators()
    {
        NewsStream.MayHear(With(Role.Administrator), Told(nameof(RoleAssignment), _thing, _own)).Should().BeTrue();
        NewsStream.MayHear(With(Role.Officer), Told(nameof(RoleAssignment), _thing, _own)).Should().BeFalse();
        NewsStream.MayHear(With(Role.Officer), Told(nameof(SignInProvider), _thing, null)).Should().BeFalse();
    }

    private static Actor With(Role role) => new(Guid.NewGuid(), "Någon", [new Assignment(role, _own, _agreement)]);

    private static ChangeNotice Told(string entity, Guid? thing, Guid? organisation) => new(_agreement, Guid.NewGuid(), entity, thing, organisation, null);
}
