using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

[Trait("Rule", "11")]
public sealed class DueBucketTests
{
    /// <summary>Days left, often just at a border.</summary>
    private static readonly Gen<int> _daysLeft = Gen.Frequency(
        (1, Gen.Choose(-200, 200)), (1, Gen.Choose(-1, 1)), (1, Gen.Choose(29, 32)), (1, Gen.Choose(89, 92)));

    private static readonly Gen<(DateOnly Today, int? DaysLeft, bool IsDone)> _actions =
        from today in Law.Days
        from days in _daysLeft
        from hasDate in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from isDone in Gen.Elements(true, false)
        select (today, hasDate ? days : (int?)null, isDone);

    [Theory]
    [InlineData(-1, DueBucket.Overdue)]
    [InlineData(0, DueBucket.Within30Days)]
    [InlineData(1, DueBucket.Within30Days)]
    [InlineData(30, DueBucket.Within30Days)]
    [InlineData(31, DueBucket.Within90Days)]
    [InlineData(90, DueBucket.Within90Days)]
    [InlineData(91, DueBucket.Later)]
    public void An_action_falls_in_the_bucket_of_its_days_left(int days, DueBucket expected) =>
        DueBuckets.Of(Signed.Day.AddDays(days), isDone: false, Signed.Day).Should().Be(expected);

    [Fact]
    public void An_action_without_due_date_has_a_bucket_of_its_own() =>
        DueBuckets.Of(null, isDone: false, Signed.Day).Should().Be(DueBucket.NoDate);

    [Fact]
    public void An_action_reported_done_is_not_overdue_though_its_date_has_passed() =>
        DueBuckets.Of(Signed.Day.AddDays(-10), isDone: true, Signed.Day).Should().Be(DueBucket.Done);

    [Fact]
    public void Every_action_falls_in_exactly_one_bucket() =>
        Law.CheckForAll(_actions, a =>
        {
            var definitions = new Dictionary<DueBucket, bool>
            {
                [DueBucket.Done] = a.IsDone,
                [DueBucket.NoDate] = !a.IsDone && a.DaysLeft is null,
                [DueBucket.Overdue] = !a.IsDone && a.DaysLeft < 0,
                [DueBucket.Within30Days] = !a.IsDone && a.DaysLeft is >= 0 and <= 30,
                [DueBucket.Within90Days] = !a.IsDone && a.DaysLeft is > 30 and <= 90,
                [DueBucket.Later] = !a.IsDone && a.DaysLeft > 90,
            };

            definitions.Where(d => d.Value).Select(d => d.Key).Should().Equal(BucketOf(a));
        });

    [Fact]
    public void A_later_due_date_never_falls_in_a_more_urgent_bucket() =>
        Law.CheckForAll(
            from action in _actions from more in Gen.Choose(0, 200) select (action, more),
            pair =>
            {
                var later = pair.action with { DaysLeft = pair.action.DaysLeft + pair.more };

                BucketOf(later).Should().BeOneOf(Enum.GetValues<DueBucket>().Where(b => b >= BucketOf(pair.action)));
            });

    [Fact]
    public void As_time_passes_an_action_never_becomes_less_urgent() =>
        Law.CheckForAll(
            from today in Law.Days from days in _daysLeft from wait in Gen.Choose(0, 200) select (today, days, wait),
            t =>
            {
                var due = t.today.AddDays(t.days);

                DueBuckets.Of(due, isDone: false, t.today.AddDays(t.wait))
                    .Should().BeOneOf(Enum.GetValues<DueBucket>().Where(b => b <= DueBuckets.Of(due, isDone: false, t.today)));
            });

    [Fact]
    public void The_current_due_date_counts_and_not_the_original()
    {
        var action = A.PlannedAction().DueOn(Signed.Day.AddDays(-5)).InAnAdoptedPlan();

        A.Move(Signed.Day.AddDays(40)).Of(action);

        action.Bucket(Signed.Day).Should().Be(DueBucket.Within90Days);
    }

    [Fact]
    public void An_action_whose_report_of_completion_is_taken_back_is_overdue_again()
    {
        var action = A.PlannedAction().DueOn(Signed.Day.AddDays(-5)).ReportedDone();

        action.Report(ActionStatus.InProgress, "Inte klart ändå.", Signed.Day, Signed.ByOfficer());

        action.Bucket(Signed.Day).Should().Be(DueBucket.Overdue);
    }

    private static DueBucket BucketOf((DateOnly Today, int? DaysLeft, bool IsDone) action) =>
        DueBuckets.Of(action.DaysLeft is { } days ? action.Today.AddDays(days) : null, action.IsDone, action.Today);
}
