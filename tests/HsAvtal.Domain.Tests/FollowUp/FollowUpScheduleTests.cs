using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

public sealed class FollowUpScheduleTests
{
    private static readonly Gen<FollowUpFrequency> _frequencies = Gen.Elements(Enum.GetValues<FollowUpFrequency>());

    /// <summary>A first day, often the last of its month, and how often.</summary>
    private static readonly Gen<(DateOnly First, FollowUpFrequency Frequency)> _schedules =
        from day in Law.Days
        from isLast in Gen.Elements(true, false)
        from frequency in _frequencies
        select (isLast ? new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day, frequency);

    [Theory]
    [InlineData(FollowUpFrequency.Yearly, "2026-05-15", "2026-05-15")]
    [InlineData(FollowUpFrequency.HalfYearly, "2026-06-30", "2026-06-30 2026-12-31")]
    [InlineData(FollowUpFrequency.Quarterly, "2026-03-31", "2026-03-31 2026-06-30 2026-09-30 2026-12-31")]
    [InlineData(FollowUpFrequency.Quarterly, "2026-05-15", "2026-05-15 2026-08-15 2026-11-15")]
    [InlineData(FollowUpFrequency.Monthly, "2028-10-31", "2028-10-31 2028-11-30 2028-12-31")]
    [InlineData(FollowUpFrequency.Monthly, "2026-11-30", "2026-11-30 2026-12-31")]
    public void The_days_follow_from_the_first_and_how_often(FollowUpFrequency frequency, string first, string days) =>
        string.Join(' ', FollowUpSchedule.Of(Day(first), frequency).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Should().Be(days);

    [Theory]
    [InlineData(FollowUpFrequency.Monthly, 12)]
    [InlineData(FollowUpFrequency.Quarterly, 4)]
    [InlineData(FollowUpFrequency.HalfYearly, 2)]
    [InlineData(FollowUpFrequency.Yearly, 1)]
    public void The_usual_first_day_gives_a_whole_year_that_ends_with_it(FollowUpFrequency frequency, int number) =>
        Law.CheckForAll(Gen.Choose(2016, 2090), year =>
        {
            var days = FollowUpSchedule.Of(FollowUpSchedule.UsualFirst(year, frequency), frequency);

            days.Should().HaveCount(number);
            days[^1].Should().Be(new DateOnly(year, 12, 31));
        });

    [Fact]
    public void The_days_begin_with_the_first_rise_and_stay_in_its_year() =>
        Law.CheckForAll(_schedules, s =>
        {
            var days = FollowUpSchedule.Of(s.First, s.Frequency);

            days[0].Should().Be(s.First);
            days.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.OnlyContain(d => d.Year == s.First.Year);
        });

    [Fact]
    public void The_months_between_two_days_are_always_the_same_and_the_last_leaves_no_room_for_one_more() =>
        Law.CheckForAll(_schedules, s =>
        {
            var step = s.Frequency switch { FollowUpFrequency.Monthly => 1, FollowUpFrequency.Quarterly => 3, FollowUpFrequency.HalfYearly => 6, _ => 12 };
            var days = FollowUpSchedule.Of(s.First, s.Frequency);

            days.Select((d, n) => d.Month - s.First.Month - (n * step)).Should().OnlyContain(off => off == 0);
            (days[^1].Month + step).Should().BeGreaterThan(12);
        });

    [Fact]
    public void A_schedule_at_the_end_of_months_stays_there() =>
        Law.CheckForAll(_schedules.Where(s => s.First.AddDays(1).Day == 1), s =>
            FollowUpSchedule.Of(s.First, s.Frequency).Should().OnlyContain(d => d.AddDays(1).Day == 1));

    [Fact]
    public void Moved_to_another_year_there_is_always_a_day_left() =>
        Law.CheckForAll(
            from s in _schedules from today in Law.Days select (s.First, s.Frequency, today),
            t =>
            {
                var first = FollowUpSchedule.FirstIn(t.today.Year, t.First, t.Frequency, t.today);

                first.Year.Should().Be(t.today.Year);
                FollowUpSchedule.Of(first, t.Frequency).Should().Contain(d => d >= t.today);
            });

    [Theory]
    [InlineData("2026-05-15", 2027, "2027-05-15")]
    [InlineData("2027-02-28", 2028, "2028-02-29")]
    [InlineData("2028-02-29", 2029, "2029-02-28")]
    public void Moved_to_a_coming_year_it_is_the_same_day(string first, int year, string moved) =>
        FollowUpSchedule.FirstIn(year, Day(first), FollowUpFrequency.Yearly, Day("2026-11-25")).Should().Be(Day(moved));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
