using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Indicators;

[Trait("Rule", "14")]
public sealed class JudgementTests
{
    private const IndicatorDirection Higher = IndicatorDirection.HigherIsBetter;
    private const IndicatorDirection Lower = IndicatorDirection.LowerIsBetter;

    [Theory]
    [InlineData(Higher, 65, 65, TargetJudgement.Reached)]
    [InlineData(Higher, 66, 65, TargetJudgement.Reached)]
    [InlineData(Higher, 64, 65, TargetJudgement.NotReached)]
    [InlineData(Lower, 64, 65, TargetJudgement.Reached)]
    [InlineData(Lower, 66, 65, TargetJudgement.NotReached)]
    public void A_target_is_reached_or_not(IndicatorDirection direction, int value, int target, TargetJudgement expected) =>
        Judgements.AgainstTarget(direction, value, target).Should().Be(expected);

    [Fact]
    public void What_is_missing_is_neither_reached_nor_missed()
    {
        Judgements.AgainstTarget(Higher, null, 65).Should().Be(TargetJudgement.NoValue);
        Judgements.AgainstTarget(Lower, 0, null).Should().Be(TargetJudgement.NoTarget);
        Judgements.Against(Lower, null, 65).Should().Be(Comparison.Unknown);
        Judgements.Against(Lower, 0, null).Should().Be(Comparison.Unknown);
    }

    [Fact]
    public void The_two_judgements_do_not_follow_each_other()
    {
        // Reached the own target and still worse than the region.
        Judgements.AgainstTarget(Higher, 58.9m, 55).Should().Be(TargetJudgement.Reached);
        Judgements.Against(Higher, 58.9m, 60m).Should().Be(Comparison.Worse);
    }

    [Fact]
    public void Better_for_one_is_worse_for_the_other_whichever_way_is_better() =>
        Law.CheckForAll(
            from a in Gen.Choose(-1000, 1000) from b in Gen.Choose(-1000, 1000) from d in Gen.Elements(Higher, Lower) select (a, b, d),
            x =>
            {
                var there = Judgements.Against(x.d, x.a, x.b);
                var back = Judgements.Against(x.d, x.b, x.a);

                (there, back).Should().BeOneOf((Comparison.Better, Comparison.Worse), (Comparison.Worse, Comparison.Better), (Comparison.Equal, Comparison.Equal));
                (there == Comparison.Equal).Should().Be(x.a == x.b);
            });
}
