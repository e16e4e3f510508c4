using FluentAssertions;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

public sealed class YearEventTests
{
    [Theory]
    [InlineData(YearEventKind.FollowUp, OccasionState.Missed)]
    [InlineData(YearEventKind.AnswerDue, OccasionState.Missed)]
    [InlineData(YearEventKind.ActionDue, OccasionState.Missed)]
    [InlineData(YearEventKind.Meeting, OccasionState.Done)]
    [InlineData(YearEventKind.Decision, OccasionState.Done)]
    [InlineData(YearEventKind.Report, OccasionState.Done)]
    public void What_was_to_be_done_can_be_missed_and_what_was_held_cannot(YearEventKind kind, OccasionState state) => At(kind, -1).Should().Be(state);

    [Theory]
    [InlineData(YearEventKind.FollowUp)]
    [InlineData(YearEventKind.AnswerDue)]
    [InlineData(YearEventKind.ActionDue)]
    [InlineData(YearEventKind.Meeting)]
    public void What_is_to_come_is_planned(YearEventKind kind) => (At(kind, 0), At(kind, 1)).Should().Be((OccasionState.Planned, OccasionState.Planned));

    [Fact]
    public void A_meeting_is_a_day_within_reason_and_can_be_cancelled_with_a_reason()
    {
        Refusal.Trying(() => _ = new BoardMeeting(Guid.CreateVersion7(), null, null, Signed.BySecretary())).ShouldBeRefusedFor("MeetsOn", "saknas");
        var meeting = new BoardMeeting(Guid.CreateVersion7(), Signed.Day.AddDays(30), " Årsbokslut ", Signed.BySecretary());
        Refusal.Of(() => meeting.Withdraw(" ", Signed.BySecretary()))!.Field.Should().Be("Reason");

        meeting.Withdraw("Inställt", Signed.BySecretary());

        (meeting.Note, meeting.WithdrawnReason).Should().Be(("Årsbokslut", "Inställt"));
    }

    private static OccasionState At(YearEventKind kind, int days) => new YearEvent(kind, Guid.Empty, "Kommunen", Signed.Day.AddDays(days), "Saken", null).State(Signed.Day);
}
