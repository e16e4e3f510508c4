using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

public sealed class OccasionTests
{
    private static readonly int _year = Signed.Day.Year;

    [Theory]
    [InlineData(-1, null, OccasionState.Missed)]
    [InlineData(0, null, OccasionState.Planned)]
    [InlineData(1, null, OccasionState.Planned)]
    [InlineData(-10, -10, OccasionState.Done)]
    [InlineData(-10, -11, OccasionState.Done)]
    [InlineData(-10, -9, OccasionState.DoneLate)]
    public void The_state_follows_from_the_day_and_what_was_done(int planned, int? done, OccasionState expected) =>
        OccasionStates.Of(Signed.Day.AddDays(planned), done is { } days ? Signed.Day.AddDays(days) : null, Signed.Day).Should().Be(expected);

    [Fact]
    public void What_was_missed_never_becomes_done_in_time() =>
        Law.CheckForAll(
            from planned in Law.Days from wait in Gen.Choose(1, 400) from more in Gen.Choose(0, 400) select (planned, wait, more),
            t =>
            {
                var noticed = t.planned.AddDays(t.wait);
                OccasionStates.Of(t.planned, null, noticed).Should().Be(OccasionState.Missed);

                OccasionStates.Of(t.planned, noticed.AddDays(t.more), noticed.AddDays(t.more)).Should().Be(OccasionState.DoneLate);
            });

    [Fact]
    public void A_report_says_when_what_and_who()
    {
        var item = FollowUpBuilder.Item();

        var report = item.Report(item.At(3).Id, Day(3, 30), " Det går bättre. ", [new EvidenceSource(null, "https://exempel.example/", "Enkäten")], Signed.ByOfficer(Day(4, 1)));

        item.At(3).DoneOn.Should().Be(Day(3, 30));
        report.Should().BeEquivalentTo(new { DoneOn = Day(3, 30), Text = "Det går bättre.", RecordedBy = "MAS" });
        report.Evidence.Should().ContainSingle(e => e.Title == "Enkäten");
    }

    [Fact]
    public void A_report_is_of_the_past_of_the_plans_year_with_text_and_given_once()
    {
        var item = FollowUpBuilder.Item();
        var id = item.At(3).Id;

        Refusal.Trying(() => item.Report(id, Day(3, 2), "Klart", [], Signed.ByOfficer(Day(3, 1)))).ShouldBeRefusedFor("DoneOn", "framtiden");
        Refusal.Trying(() => item.Report(id, Day(1, 1).AddDays(-1), "Klart", [], Signed.ByOfficer(Day(3, 1)))).ShouldBeRefusedFor("DoneOn", $"{_year}");
        Refusal.Trying(() => item.Report(id, Day(3, 1), " ", [], Signed.ByOfficer(Day(3, 1)))).ShouldBeRefusedFor("Text", "saknas");
        item.At(3).DoneOn.Should().BeNull();
        item.ReportDone(3, Day(3, 1));
        Refusal.Of(() => item.ReportDone(3, Day(3, 2)))!.Message.Should().Contain("redan rapporterad");
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_report_taken_back_stays_with_its_reason_and_the_occasion_can_be_reported_anew()
    {
        var item = FollowUpBuilder.Item();
        item.ReportDone(3, Day(3, 30));
        Refusal.Of(() => item.TakeBack(item.At(3).Id, " ", Signed.ByOfficer()))!.Field.Should().Be("Reason");

        item.TakeBack(item.At(3).Id, "Fel rad", Signed.ByOfficer());

        item.At(3).DoneOn.Should().BeNull();
        item.At(3).State(Signed.Day).Should().Be(OccasionState.Missed);
        item.At(3).Reports.Should().ContainSingle(r => r.WithdrawnReason == "Fel rad");
        Refusal.Of(() => item.TakeBack(item.At(3).Id, "En gång till", Signed.ByOfficer()))!.Message.Should().Contain("inte rapporterad");
        item.ReportDone(3, Day(5, 30));
        item.At(3).State(Signed.Day).Should().Be(OccasionState.DoneLate);
    }

    [Fact]
    public void A_changed_schedule_moves_what_is_ahead_and_keeps_what_is_done_or_missed()
    {
        var item = FollowUpBuilder.Item();
        item.ReportDone(9, Day(6, 2));

        item.Change(FollowUpBuilder.Facts(FollowUpFrequency.HalfYearly, Day(5, 31)), Signed.ByOfficer(Day(6, 2)));

        item.Occasions.Where(o => !o.IsWithdrawn).Select(o => (o.PlannedOn, o.State(Day(6, 2)))).Should().BeEquivalentTo(new[]
        {
            (Day(3, 31), OccasionState.Missed), (Day(9, 30), OccasionState.Done), (Day(11, 30), OccasionState.Planned),
        });
        item.Occasions.Where(o => o.IsWithdrawn).Should().OnlyContain(o => o.WithdrawnReason == "Planen ändrades.");
    }

    [Fact]
    public void Words_can_be_changed_after_the_last_day()
    {
        var item = FollowUpBuilder.Plan().AddItem(FollowUpBuilder.Facts(FollowUpFrequency.Yearly), Signed.ByOfficer(FollowUpBuilder.NewYear));

        item.Change(FollowUpBuilder.Facts(FollowUpFrequency.Yearly, title: "Nytt namn"), Signed.ByOfficer());

        (item.Title, item.Occasions.Count(o => !o.IsWithdrawn)).Should().Be(("Nytt namn", 1));
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_row_that_ends_leaves_what_was_done_or_missed_and_changes_no_more()
    {
        var item = FollowUpBuilder.Item();

        item.Withdraw("Görs inte mer", Signed.ByOfficer(Day(6, 30)));

        item.Occasions.Where(o => !o.IsWithdrawn).Select(o => o.PlannedOn).Should().Equal(Day(3, 31));
        Refusal.Of(() => item.Change(FollowUpBuilder.Facts(), Signed.ByOfficer()))!.Message.Should().Contain("makulerad");
        Refusal.Of(() => item.ReportDone(3, Day(7, 1))).Should().BeNull("what was missed can still be done");
    }

    private static DateOnly Day(int month, int day) => new(_year, month, day);
}
