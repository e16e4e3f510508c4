using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

[Trait("Rule", "10")]
public sealed class ProgressTests
{
    /// <summary>Done of total, often all but one.</summary>
    private static readonly FsCheck.Gen<(int Done, int Total)> _counts =
        from total in Gen.Choose(1, 2000)
        from done in Gen.OneOf(Gen.Choose(0, total), Gen.Choose(total - 1, total))
        select (done, total);

    [Theory]
    [InlineData(0, 12, 0)]
    [InlineData(3, 12, 25)]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 66)]
    [InlineData(12, 12, 100)]
    public void Progress_is_the_share_of_actions_done_in_whole_percent(int done, int total, int percent) =>
        new Progress(done, 0, total).PercentDone.Should().Be(percent);

    [Fact]
    public void With_nothing_to_do_progress_is_neither_0_nor_100_percent() => new Progress(0, 0, 0).PercentDone.Should().BeNull();

    [Fact]
    public void Progress_is_100_percent_only_when_everything_is_done() =>
        Law.CheckForAll(
            _counts,
            p => (new Progress(p.Done, 0, p.Total).PercentDone == 100).Should().Be(p.Done == p.Total));

    [Fact]
    public void Progress_is_always_between_0_and_100_percent() =>
        Law.CheckForAll(
            _counts,
            p => new Progress(p.Done, 0, p.Total).PercentDone.Should().BeInRange(0, 100));

    [Fact]
    public void All_actions_done_leaves_the_recommendation_open_for_the_auditor()
    {
        var addressee = A.BoardWhereItIs(RecommendationState.InProgress);
        var plan = A.Plan().AsDraft();
        var action = plan.AddAction(PlanBuilder.Facts() with { RecommendationIds = [addressee.RecommendationId] }, Signed.ByOfficer());
        plan.Adopt(PlanBuilder.AdoptionOf(plan), Signed.BySecretary());

        action.Report(ActionStatus.Completed, "Klart.", Signed.Day, Signed.ByOfficer());

        (action.IsDone, addressee.State).Should().Be((true, RecommendationState.InProgress));
    }

    [Fact]
    public void Progress_says_nothing_of_grades() =>
        typeof(Progress).GetProperties().Select(p => p.Name)
            .Should().NotContain(n => n.Contains("Grade", StringComparison.Ordinal) || n.Contains("Rank", StringComparison.Ordinal));
}
