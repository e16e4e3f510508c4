using FluentAssertions;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Domain.Tests.Indicators;

[Trait("Rule", "16")]
public sealed class FormulaTests
{
    [Theory]
    [InlineData(Formula.PerThousand, 180, 90_000, 2)]
    [InlineData(Formula.Share, 45, 60, 75)]
    [InlineData(Formula.Average, 281, 100, 2.81)]
    [InlineData(Formula.Share, 0, 60, 0)]
    public void It_is_computed_as_it_says(Formula formula, int numerator, int denominator, double expected) =>
        formula.Compute(Figure.Of(numerator), Figure.Of(denominator)).Should().Be(Figure.Of((decimal)expected));

    [Theory]
    [InlineData(MissingReason.Confidential)]
    [InlineData(MissingReason.NotReported)]
    [InlineData(MissingReason.TakenBack)]
    public void What_is_missing_stays_missing_with_its_reason(MissingReason reason)
    {
        Formula.Share.Compute(Figure.Without(reason), Figure.Of(1)).Missing.Should().Be(reason);
        Formula.Share.Compute(Figure.Of(1), Figure.Without(reason)).Missing.Should().Be(reason);
    }

    [Fact]
    public void Nothing_is_divided_by_zero() =>
        Formula.Average.Compute(Figure.Of(0), Figure.Of(0)).Should().Be(Figure.Without(MissingReason.NotApplicable));

    [Fact]
    public void A_figure_that_was_never_given_is_missing_and_not_zero() =>
        default(Figure).Missing.Should().Be(MissingReason.Unexplained);
}
