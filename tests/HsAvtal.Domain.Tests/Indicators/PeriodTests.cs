using FluentAssertions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Indicators;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(PeriodKind.Year, "2024", "2024")]
    [InlineData(PeriodKind.Year, " 2024 ", "2024")]
    [InlineData(PeriodKind.HalfYear, "2024-H2", "2024-H2")]
    [InlineData(PeriodKind.HalfYear, "2024h1", "2024-H1")]
    [InlineData(PeriodKind.Month, "2024-05", "2024-05")]
    [InlineData(PeriodKind.Month, "202412", "2024-12")]
    public void A_written_period_is_read(PeriodKind kind, string text, string expected) =>
        Period.TryParse(kind, text).ToString().Should().Be(expected);

    [Theory]
    [InlineData(PeriodKind.Year, "2024-05")]
    [InlineData(PeriodKind.HalfYear, "2024")]
    [InlineData(PeriodKind.HalfYear, "2024-H3")]
    [InlineData(PeriodKind.Month, "2024")]
    [InlineData(PeriodKind.Month, "2024-13")]
    [InlineData(PeriodKind.Month, "2024-00")]
    [InlineData(PeriodKind.Year, "1999")]
    [InlineData(PeriodKind.Year, "2101")]
    [InlineData(PeriodKind.Year, "tjugofyra")]
    [InlineData(PeriodKind.Year, "")]
    [InlineData(PeriodKind.Year, null)]
    public void What_is_no_period_of_the_kind_is_not_guessed(PeriodKind kind, string? text) =>
        Period.TryParse(kind, text).Should().BeNull();

    [Fact]
    public void Every_day_falls_within_its_period_and_its_written_form_is_read_back() =>
        Law.CheckForAll(Law.Days, day =>
        {
            foreach (var kind in Enum.GetValues<PeriodKind>())
            {
                var period = Period.Of(kind, day);

                (period.Start <= day && day <= period.End).Should().BeTrue();
                Period.TryParse(kind, period.ToString()).Should().Be(period);
                period.Next.Previous.Should().Be(period);
                period.Next.Start.Should().Be(period.End.AddDays(1));
            }
        });
}
