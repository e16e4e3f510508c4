using FsCheck.Xunit;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Tests.Recommendations;

/// <summary>An answer that is late says by how many days.</summary>
public sealed class AnswerDeadlineTests
{
    private static readonly DateOnly _due = new(2026, 4, 21);

    [Theory]
    [InlineData("2026-04-01", null, "20 dagar kvar")]
    [InlineData("2026-04-20", null, "1 dag kvar")]
    [InlineData("2026-04-21", null, "sista dagen är i dag")]
    [InlineData("2026-04-22", null, "försenat med 1 dag")]
    [InlineData("2026-05-01", null, "försenat med 10 dagar")]
    [InlineData("2026-05-01", "2026-04-21", "besvarad i tid")]
    [InlineData("2026-05-01", "2026-04-24", "besvarad 3 dagar för sent")]
    public void It_is_said_in_words(string today, string? answered, string words) =>
        new AnswerDeadline(_due, answered is null ? null : DateOnly.Parse(answered)).InWords(DateOnly.Parse(today)).Should().Be(words);

    [Property]
    public bool An_answer_given_does_not_get_later_with_time(int answered, int today) =>
        new AnswerDeadline(_due, _due.AddDays(answered % 1000)).DaysLate(_due.AddDays(today % 1000)) == Math.Max(0, answered % 1000);

    [Property]
    public bool One_that_is_not_given_is_either_late_or_has_days_left(int today)
    {
        var deadline = new AnswerDeadline(_due, null);
        var day = _due.AddDays(today % 1000);
        return deadline.DaysLate(day) > 0 == deadline.DaysLeft(day) is null;
    }
}
