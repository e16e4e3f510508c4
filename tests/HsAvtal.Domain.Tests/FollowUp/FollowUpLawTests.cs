using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

/// <summary>What holds for a row of a plan whatever is tried on it, in whatever order, as the year goes by.</summary>
public sealed class FollowUpLawTests
{
    /// <summary>Days pass, then something is done with the row or one of its occasions.</summary>
    private static readonly Gen<Step> _steps =
        from days in Gen.Choose(0, 40)
        from kind in Gen.Choose(0, 9)
        from which in Gen.Choose(0, 11)
        from back in Gen.Choose(-3, 60)
        from month in Gen.Choose(1, 12)
        from frequency in Gen.Elements(Enum.GetValues<FollowUpFrequency>())
        select new Step(days, kind, which, back, month, frequency);

    [Fact]
    public void What_has_passed_unreported_stays_missed_until_it_is_reported_and_is_then_late() =>
        CheckEachStep((item, step, today) =>
        {
            var missed = item.Occasions.Where(o => !o.IsWithdrawn && o.State(today) == OccasionState.Missed).Select(o => o.Id).ToList();

            step.Run(item, today);

            item.Occasions.Where(o => missed.Contains(o.Id)).Should().NotContain(o => o.IsWithdrawn);
        });

    [Fact]
    public void No_day_is_planned_twice_and_none_outside_of_the_year() =>
        CheckEachStep((item, step, today) =>
        {
            step.Run(item, today);

            item.Occasions.Where(o => !o.IsWithdrawn).Select(o => o.PlannedOn).Should().OnlyHaveUniqueItems().And.NotContain(d => d.Year != item.Plan.Year);
        });

    [Fact]
    public void An_occasion_is_done_exactly_when_it_has_one_report_in_force() =>
        CheckEachStep((item, step, today) =>
        {
            step.Run(item, today);

            foreach (var occasion in item.Occasions)
            {
                var inForce = occasion.Reports.Where(r => !r.IsWithdrawn).ToList();
                inForce.Count.Should().Be(occasion.DoneOn is null ? 0 : 1);
                occasion.DoneOn.Should().Be(inForce.SingleOrDefault()?.DoneOn);
            }
        });

    [Fact]
    [Trait("Rule", "17")]
    public void Nothing_ever_disappears() =>
        CheckEachStep((item, step, today) =>
        {
            var before = Ids(item);

            step.Run(item, today);

            before.Should().BeSubsetOf(Ids(item));
        });

    [Fact]
    public void A_refused_command_changes_nothing() =>
        CheckEachStep((item, step, today) => Refusal.AssertNothingChangedIfRefused(item, () => step.Try(item, today)));

    [Fact]
    public void The_random_steps_do_miss_report_and_replan()
    {
        var (missed, reported, dropped) = (0, 0, 0);
        CheckEachStep(
            (item, step, today) =>
            {
                step.Run(item, today);
                missed = Math.Max(missed, item.Occasions.Count(o => o.State(today) == OccasionState.Missed && !o.IsWithdrawn));
                reported = Math.Max(reported, item.Occasions.Count(o => o.DoneOn is not null));
                dropped = Math.Max(dropped, item.Occasions.Count(o => o.IsWithdrawn));
            },
            seed: 1);

        (missed > 1 && reported > 1 && dropped > 1).Should().BeTrue("a law about what never happened says nothing");
    }

    private static List<Guid> Ids(FollowUpItem item) => [.. item.Occasions.Select(o => o.Id), .. item.Occasions.SelectMany(o => o.Reports).Select(r => r.Id)];

    private static void CheckEachStep(Action<FollowUpItem, Step, DateOnly> holds, ulong? seed = null) =>
        Law.CheckForAllSequences(
            _steps,
            steps =>
            {
                var item = FollowUpBuilder.Item();
                var today = FollowUpBuilder.NewYear;
                foreach (var step in steps)
                {
                    today = today.AddDays(step.Days);
                    holds(item, step, today);
                }
            },
            seed);

    private sealed record Step(int Days, int Kind, int Which, int Back, int Month, FollowUpFrequency Frequency)
    {
        public void Run(FollowUpItem item, DateOnly today) => Refusal.Of(() => Try(item, today));

        public void Try(FollowUpItem item, DateOnly today)
        {
            var by = Signed.ByOfficer(today);
            var occasion = item.Occasions[Which % item.Occasions.Count].Id;
            switch (Kind)
            {
                case 0:
                    item.TakeBack(occasion, "Fel", by);
                    break;
                case 1:
                    item.Withdraw("Slut", by);
                    break;
                case < 5:
                    item.Change(FollowUpBuilder.Facts(Frequency, new DateOnly(item.Plan.Year, Month, 28)), by);
                    break;
                default:
                    item.Report(occasion, today.AddDays(-Back), "Gjort", [], by);
                    break;
            }
        }
    }
}
