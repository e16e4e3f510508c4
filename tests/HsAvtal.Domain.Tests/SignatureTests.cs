using FluentAssertions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("2025-01-15T22:59:59Z", "2025-01-15")]
    [InlineData("2025-01-15T23:00:00Z", "2025-01-16")]
    [InlineData("2025-07-15T21:59:59Z", "2025-07-15")]
    [InlineData("2025-07-15T22:00:00Z", "2025-07-16")]
    [InlineData("2025-12-31T22:59:59Z", "2025-12-31")]
    [InlineData("2025-12-31T23:30:00Z", "2026-01-01")]
    [InlineData("2025-06-02T00:00:00Z", "2025-06-02")]
    [InlineData("2025-06-01T23:59:59Z", "2025-06-02")]
    public void The_day_changes_at_midnight_in_Sweden(string moment, string day) =>
        Signature.DayOf(At(moment)).Should().Be(Day(day));

    [Theory]
    [InlineData("2025-03-29T22:59:59Z", "2025-03-29")]
    [InlineData("2025-03-30T21:59:59Z", "2025-03-30")]
    [InlineData("2025-03-30T22:00:00Z", "2025-03-31")]
    [InlineData("2025-10-25T22:00:00Z", "2025-10-26")]
    [InlineData("2025-10-26T22:59:59Z", "2025-10-26")]
    [InlineData("2025-10-26T23:00:00Z", "2025-10-27")]
    public void The_day_changes_at_midnight_on_the_days_when_the_clock_is_moved_too(string moment, string day) =>
        Signature.DayOf(At(moment)).Should().Be(Day(day));

    [Fact]
    public void The_day_is_the_same_whatever_offset_the_moment_is_written_with() =>
        Law.CheckForAll(Law.Days, day =>
        {
            var moment = new DateTimeOffset(day, new TimeOnly(22, 30), TimeSpan.Zero);

            Signature.DayOf(moment.ToOffset(TimeSpan.FromHours(-9))).Should().Be(Signature.DayOf(moment));
        });

    [Fact]
    public void Today_of_a_signature_is_the_Swedish_day_of_its_moment() =>
        new Signature(Guid.CreateVersion7(), "MAS", At("2025-07-15T22:00:00Z")).Today.Should().Be(new DateOnly(2025, 7, 16));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
