using System.Globalization;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Dates as people read them, in Swedish and in Sweden.</summary>
public sealed class DatesTests
{
    private static readonly DateOnly _day = new(2026, 4, 21);

    [Fact]
    public void A_date_is_written_out_and_a_missing_one_is_missing()
    {
        Dates.Long(_day).Should().Be("21 april 2026");
        Dates.Short(_day).Should().StartWith("21 apr").And.EndWith("2026");
        Dates.Long(null).Should().Be("saknas");
        Dates.Short(null).Should().Be("–");
    }

    [Theory]
    [InlineData(0, "i dag")]
    [InlineData(1, "i morgon")]
    [InlineData(-1, "i går")]
    [InlineData(12, "om 12 dagar")]
    [InlineData(-3, "för 3 dagar sedan")]
    public void A_date_is_told_from_today(int days, string text) => Dates.Relative(_day.AddDays(days), _day).Should().Be(text);

    [Fact]
    public void A_period_without_an_end_goes_on()
    {
        Dates.Period(new DateOnly(2022, 3, 1), new DateOnly(2022, 11, 30)).Should().Be("1 mars 2022 – 30 november 2022");
        Dates.Period(new DateOnly(2022, 3, 1), null).Should().Be("1 mars 2022 – pågår");
        Dates.Period(null, null).Should().Be("saknas");
    }

    [Theory]
    [InlineData("2026-06-30T22:30:00Z", "1 juli 2026 kl. 00.30")]
    [InlineData("2026-12-31T22:30:00Z", "31 december 2026 kl. 23.30")]
    public void A_moment_is_told_in_Swedish_time(string utc, string text) => Dates.Time(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture)).Should().Be(text);

    [Fact]
    public void Today_is_the_Swedish_day() =>
        new FixedTime(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero)).Today().Should().Be(new DateOnly(2026, 7, 1));
}
