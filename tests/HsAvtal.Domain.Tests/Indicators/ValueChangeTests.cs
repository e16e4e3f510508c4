using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Indicators;

[Trait("Rule", "15")]
public sealed class ValueChangeTests
{
    [Fact]
    public void The_rise_that_the_report_called_six_percentage_points_is_three_and_a_half() =>
        ValueChange.Between(55.4m, 58.9m)!.InWords("procent", 1).Should().Be("+3,5 procentenheter, +6,3 procent relativt");

    [Fact]
    public void A_change_in_another_unit_is_in_that_unit() =>
        ValueChange.Between(2.9m, 2.4m)!.InWords("dagar", 1).Should().Be("−0,5 dagar, −17,2 procent relativt");

    [Fact]
    public void From_zero_nothing_is_relative() =>
        ValueChange.Between(0, 4)!.InWords("antal", 0).Should().Be("+4 antal");

    [Fact]
    public void What_is_missing_has_not_changed()
    {
        ValueChange.Between(null, 4).Should().BeNull();
        ValueChange.Between(4, null).Should().BeNull();
    }

    [Fact]
    public void Percentage_points_are_the_difference_and_the_relative_change_leads_from_before_to_after() =>
        Law.CheckForAll(
            from before in Gen.Choose(1, 1000) from after in Gen.Choose(0, 1000) select (Before: before / 10m, After: after / 10m),
            x =>
            {
                var change = ValueChange.Between(x.Before, x.After)!;

                (x.Before + change.Difference).Should().Be(x.After);
                Math.Round(x.Before * (1 + (change.RelativePercent!.Value / 100)), 6).Should().Be(x.After);
                change.InWords("procent", 1).Should().MatchRegex("^[+−]?[0-9,\u00a0]+ procentenheter, [+−]?[0-9,\u00a0]+ procent relativt$");
            });
}
