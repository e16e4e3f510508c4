using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Features.FollowUp;

namespace HsAvtal.Web.Tests.FollowUp;

public sealed class WheelTests
{
    private static readonly DateOnly _today = new(2026, 11, 25);

    [Theory]
    [InlineData("2026-01-01", 0, -1)]
    [InlineData("2026-04-02", 1, 0)]
    [InlineData("2026-07-02", 0, 1)]
    [InlineData("2026-10-01", -1, 0)]
    public void The_year_begins_at_the_top_and_goes_clockwise(string day, int right, int down)
    {
        var (x, y) = Wheel.At(Wheel.Turn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), 100);

        x.Should().BeApproximately(Wheel.Middle + (right * 100), 2);
        y.Should().BeApproximately(Wheel.Middle + (down * 100), 2);
    }

    /// <summary>Laws over years as full as one likes, in every kind.</summary>
    [Fact]
    public void Every_happening_is_in_one_mark_and_no_two_marks_are_too_close_for_a_finger()
    {
        var random = new Random(20261125);
        for (var n = 0; n < 300; n++)
        {
            var events = Enumerable.Range(0, random.Next(0, 150)).Select(_ => Any(random)).ToList();

            var marks = Wheel.Marks(events, _today);

            marks.SelectMany(m => m.Events).OrderBy(e => e.Id).Should().Equal(events.OrderBy(e => e.Id));
            var distances = marks.SelectMany((one, at) => marks.Skip(at + 1).Select(other => double.Hypot(one.X - other.X, one.Y - other.Y)));
            distances.Append(double.MaxValue).Min().Should().BeGreaterThan(Wheel.Apart - 0.5);
        }
    }

    [Fact]
    public void A_mark_shows_the_most_pressing_of_what_it_stands_for()
    {
        static YearEvent At(int day, DateOnly? doneOn) => new(YearEventKind.FollowUp, Guid.NewGuid(), "Kommunen", new DateOnly(2026, 9, day), "Saken", doneOn);

        Wheel.Marks([At(29, new DateOnly(2026, 9, 28)), At(30, null)], _today).Should().ContainSingle().Which.State.Should().Be(OccasionState.Missed);
    }

    private static YearEvent Any(Random random)
    {
        var day = new DateOnly(2026, 1, 1).AddDays(random.Next(365));
        return new YearEvent((YearEventKind)random.Next(6), Guid.NewGuid(), "Kommunen", day, "Saken", random.Next(2) == 0 ? day : null);
    }
}
