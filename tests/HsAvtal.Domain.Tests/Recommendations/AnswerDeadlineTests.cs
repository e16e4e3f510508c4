using System.Globalization;
using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

/// <summary>An answer that is late says by how many days.</summary>
public sealed class AnswerDeadlineTests
{
    private static readonly DateOnly _due = new(2026, 4, 21);
    private static readonly FsCheck.Gen<int> _days = Gen.Choose(-1000, 1000);

    [Theory]
    [InlineData("2026-04-01", null, "20 dagar kvar")]
    [InlineData("2026-04-20", null, "1 dag kvar")]
    [InlineData("2026-04-21", null, "sista dagen är i dag")]
    [InlineData("2026-04-22", null, "försenat med 1 dag")]
    [InlineData("2026-05-01", null, "försenat med 10 dagar")]
    [InlineData("2026-05-01", "2026-04-21", "besvarad i tid")]
    [InlineData("2026-05-01", "2026-04-24", "besvarad 3 dagar för sent")]
    public void It_is_said_in_words(string today, string? answered, string words) =>
        new AnswerDeadline(_due, answered is null ? null : Day(answered)).InWords(Day(today)).Should().Be(words);

    [Fact]
    public void An_answer_given_does_not_get_later_with_time() =>
        Law.CheckForAll(from answered in _days from today in _days select (answered, today), x =>
            new AnswerDeadline(_due, _due.AddDays(x.answered)).DaysLate(_due.AddDays(x.today)).Should().Be(Math.Max(0, x.answered)));

    [Fact]
    public void One_that_is_not_given_is_either_late_or_has_days_left() =>
        Law.CheckForAll(_days, today =>
        {
            var deadline = new AnswerDeadline(_due, null);
            (deadline.DaysLate(_due.AddDays(today)) > 0).Should().Be(deadline.DaysLeft(_due.AddDays(today)) is null);
        });

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
