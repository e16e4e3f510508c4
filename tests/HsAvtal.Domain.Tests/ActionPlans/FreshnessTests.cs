using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

[Trait("Rule", "12")]
public sealed class FreshnessTests
{
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(181, false, 0)]
    [InlineData(182, false, 0)]
    [InlineData(183, true, 1)]
    [InlineData(800, true, 618)]
    public void A_plan_is_stale_past_its_interval_with_the_number_of_days(int daysSince, bool stale, int daysOverdue) =>
        Freshness.Of(Signed.Day.AddDays(-daysSince), 182, Signed.Day)
            .Should().BeEquivalentTo(new { DaysSinceUpdate = daysSince, IsStale = stale, DaysOverdue = daysOverdue });

    [Fact]
    public void A_plan_is_stale_exactly_when_it_has_days_overdue() =>
        Law.CheckForAll(
            from updated in Law.Days
            from interval in Gen.Choose(7, 730)
            from since in Gen.OneOf(Gen.Choose(-30, 1500), Gen.Choose(interval - 1, interval + 1))
            select (updated, interval, since),
            p =>
            {
                var freshness = Freshness.Of(p.updated, p.interval, p.updated.AddDays(p.since));

                freshness.IsStale.Should().Be(freshness.DaysOverdue > 0);
            });

    [Fact]
    public void Once_stale_a_plan_does_not_become_fresh_by_waiting() =>
        Law.CheckForAll(
            from updated in Law.Days
            from interval in Gen.Choose(7, 730)
            from since in Gen.OneOf(Gen.Choose(0, 1500), Gen.Choose(interval - 1, interval + 1))
            select (updated, interval, since),
            p =>
            {
                var today = Freshness.Of(p.updated, p.interval, p.updated.AddDays(p.since));
                var tomorrow = Freshness.Of(p.updated, p.interval, p.updated.AddDays(p.since + 1));

                (today.IsStale && !tomorrow.IsStale).Should().BeFalse();
            });

    [Fact]
    public void A_plan_updated_in_the_future_of_the_asker_is_fresh_with_no_days() =>
        Freshness.Of(Signed.Day.AddDays(1), 182, Signed.Day).DaysSinceUpdate.Should().Be(0);

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(731)]
    public void A_review_interval_outside_a_week_to_two_years_is_refused_by_its_field(int days) =>
        new Action(() => PlanWithInterval(days)).ShouldBeRefusedFor("ReviewIntervalDays", "mellan 7 och 730 dagar");

    [Theory]
    [InlineData(7)]
    [InlineData(730)]
    public void Every_plan_has_a_review_interval_of_a_week_to_two_years(int days) =>
        PlanWithInterval(days).ReviewIntervalDays.Should().Be(days);

    private static ActionPlan PlanWithInterval(int days) =>
        new(Guid.CreateVersion7(), "Plan", ActionPlanKind.Implementation, null, days, Signed.ByOfficer());
}
