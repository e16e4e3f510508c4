using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Days have their places along a drawing.</summary>
public sealed class TimeAxisTests
{
    private static readonly DateOnly _today = new(2026, 11, 25);

    [Fact]
    public void An_axis_is_whole_months_from_the_first_day_to_the_last_and_holds_today()
    {
        var axis = new TimeAxis([new(2026, 9, 15), new(2026, 10, 20)], _today);

        axis.At(new(2026, 9, 1)).Should().Be(0);
        axis.At(new(2026, 12, 1)).Should().Be(1);
        axis.Today.Should().BeApproximately(85 / 91.0, 1e-9);
        axis.Months.Select(m => m.Text).Should().Equal("sep", "okt", "nov");
        axis.Years.Select(y => y.Text).Should().Equal("2026");
    }

    [Fact]
    public void A_longer_axis_names_each_quarter_and_a_long_one_only_the_years()
    {
        new TimeAxis([new(2025, 2, 1), new(2027, 5, 1)], _today).Months.Select(m => m.Text).Should().Equal("apr", "juli", "okt", "jan", "apr", "juli", "okt", "jan", "apr");

        var years = new TimeAxis([new(2018, 6, 1)], _today);
        years.Months.Select(m => m.Text).Should().HaveCount(8).And.OnlyContain(text => text == "");
        years.Years.Select(y => y.Text).Should().StartWith("2019", "the half year before it has no room for a name").And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(1500)]
    [InlineData(4000)]
    public void Places_keep_the_order_of_days_and_year_labels_stand_clear(int span)
    {
        var days = Enumerable.Range(-5, 11).Select(i => _today.AddDays(i * span / 5)).ToList();
        var axis = new TimeAxis(days, _today);

        days.ConvertAll(axis.At).Should().BeInAscendingOrder().And.OnlyContain(x => x >= 0 && x <= 1);
        axis.Years.Zip(axis.Years.Skip(1), (a, b) => b.At - a.At).Where(distance => distance < 0.08).Should().BeEmpty();
    }
}
