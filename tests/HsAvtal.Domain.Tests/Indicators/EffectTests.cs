using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Indicators;

[Trait("Rule", "13")]
public sealed class EffectTests
{
    private static readonly Gen<(decimal Before, decimal After)> _values =
        from before in Gen.Choose(-50, 50) from after in Gen.Choose(-50, 50) select (before / 10m, after / 10m);

    [Theory]
    [InlineData(IndicatorDirection.HigherIsBetter, 55.4, 58.9, Effect.Improved)]
    [InlineData(IndicatorDirection.HigherIsBetter, 58.9, 55.4, Effect.NotImproved)]
    [InlineData(IndicatorDirection.LowerIsBetter, 58.9, 55.4, Effect.Improved)]
    [InlineData(IndicatorDirection.LowerIsBetter, 55.4, 58.9, Effect.NotImproved)]
    [InlineData(IndicatorDirection.HigherIsBetter, 55.4, 55.4, Effect.NotImproved)]
    [InlineData(IndicatorDirection.LowerIsBetter, 55.4, 55.4, Effect.NotImproved)]
    public void With_all_actions_done_the_indicator_decides(
        IndicatorDirection direction, double before, double after, Effect expected) =>
        Effects.Of(3, 3, direction, (decimal)before, (decimal)after).Should().Be(expected);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(3, 0)]
    [InlineData(0, 0)]
    public void While_actions_remain_or_none_exist_it_is_too_early(int inAll, int done) =>
        Effects.Of(inAll, done, IndicatorDirection.HigherIsBetter, 1, 2).Should().Be(Effect.TooEarly);

    [Fact]
    public void Without_indicator_the_effect_is_unknown() => Effects.Of(3, 3, null, 1, 2).Should().Be(Effect.Unknown);

    [Fact]
    public void A_missing_value_is_missing_and_never_zero()
    {
        Effects.Of(3, 3, IndicatorDirection.HigherIsBetter, null, 2).Should().Be(Effect.Unknown);
        Effects.Of(3, 3, IndicatorDirection.LowerIsBetter, 2, null).Should().Be(Effect.Unknown);
    }

    [Fact]
    public void A_value_of_zero_is_a_value() =>
        Effects.Of(3, 3, IndicatorDirection.HigherIsBetter, 0, 2).Should().Be(Effect.Improved);

    [Fact]
    public void The_same_change_cannot_be_right_in_both_directions() =>
        Law.CheckForAll(_values, v =>
        {
            var up = Effects.Of(1, 1, IndicatorDirection.HigherIsBetter, v.Before, v.After);
            var down = Effects.Of(1, 1, IndicatorDirection.LowerIsBetter, v.Before, v.After);

            (up == Effect.Improved && down == Effect.Improved).Should().BeFalse();
        });

    [Fact]
    public void Turning_time_around_turns_an_improvement_into_none() =>
        Law.CheckForAll(_values, v =>
        {
            var forth = Effects.Of(1, 1, IndicatorDirection.HigherIsBetter, v.Before, v.After);
            var back = Effects.Of(1, 1, IndicatorDirection.HigherIsBetter, v.After, v.Before);

            (forth == Effect.Improved).Should().Be(back == Effect.NotImproved && v.Before != v.After);
        });

    [Fact]
    public void All_done_without_effect_is_said_in_words() =>
        Effects.InWords(Effect.NotImproved).Should().Be("Alla åtgärder är klara, men indikatorn har inte rört sig åt rätt håll.");

    [Fact]
    public void Every_effect_has_words_of_its_own() =>
        Enum.GetValues<Effect>().Select(Effects.InWords).Concat(Enum.GetValues<Effect>().Select(Effects.OfOneInWords)).Should().OnlyHaveUniqueItems().And.OnlyContain(w => w.EndsWith('.'));
}
