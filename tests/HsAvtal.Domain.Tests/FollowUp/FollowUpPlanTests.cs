using FluentAssertions;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

public sealed class FollowUpPlanTests
{
    private static readonly int _year = Signed.Day.Year;

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    [InlineData(2, false)]
    public void A_plan_is_for_this_year_or_the_next(int years, bool allowed) =>
        (Refusal.Of(() => _ = new FollowUpPlan(Guid.CreateVersion7(), _year + years, Signed.ByOfficer())) is null).Should().Be(allowed);

    [Fact]
    public void A_row_is_planned_for_the_days_of_its_schedule() =>
        FollowUpBuilder.Item().Occasions.Select(o => o.PlannedOn).Should().Equal(Day(3, 31), Day(6, 30), Day(9, 30), Day(12, 31));

    [Fact]
    public void Nothing_is_planned_backwards() =>
        FollowUpBuilder.Plan(Day(7, 1)).AddItem(FollowUpBuilder.Facts(), Signed.ByOfficer(Day(7, 1)))
            .Occasions.Select(o => o.PlannedOn).Should().Equal(Day(9, 30), Day(12, 31));

    [Fact]
    public void A_schedule_that_has_passed_is_refused_by_its_first_day() =>
        Refusal.Trying(() => FollowUpBuilder.Plan(Day(7, 1)).AddItem(FollowUpBuilder.Facts(FollowUpFrequency.Yearly, Day(6, 30)), Signed.ByOfficer(Day(7, 1))))
            .ShouldBeRefusedFor("FirstOn", "redan passerat");

    [Fact]
    public void A_first_day_in_another_year_is_refused() =>
        Refusal.Trying(() => FollowUpBuilder.Plan().AddItem(FollowUpBuilder.Facts(firstOn: Day(3, 31).AddYears(1)), Signed.ByOfficer(FollowUpBuilder.NewYear)))
            .ShouldBeRefusedFor("FirstOn", $"{_year}");

    [Fact]
    public void Each_missing_part_of_a_row_is_told_by_its_field()
    {
        var facts = FollowUpBuilder.Facts();
        foreach (var (field, lacking) in new (string, FollowUpFacts)[]
        {
            ("Title", facts with { Title = " " }), ("AreaId", facts with { AreaId = null }), ("Perspective", facts with { Perspective = null }), ("How", facts with { How = "" }),
            ("Frequency", facts with { Frequency = null }), ("FirstOn", facts with { FirstOn = null }), ("ResponsibleFunction", facts with { ResponsibleFunction = null }),
        })
        {
            Refusal.Of(() => FollowUpBuilder.Plan().AddItem(lacking, Signed.ByOfficer(FollowUpBuilder.NewYear)))!.Field.Should().Be(field);
        }
    }

    [Fact]
    public void Next_years_plan_takes_the_rows_in_use_with_their_days_moved_and_nothing_of_what_was_done()
    {
        var earlier = FollowUpBuilder.Plan();
        var kept = earlier.AddItem(FollowUpBuilder.Facts(title: "Kvar"), Signed.ByOfficer(FollowUpBuilder.NewYear));
        earlier.AddItem(FollowUpBuilder.Facts(title: "Bort"), Signed.ByOfficer(FollowUpBuilder.NewYear)).Withdraw("Görs inte mer", Signed.ByOfficer());
        kept.ReportDone(3, Day(3, 30));
        var plan = new FollowUpPlan(earlier.BoardId, _year + 1, Signed.ByOfficer(Day(11, 25)));

        plan.StartFrom(earlier, Signed.ByOfficer(Day(11, 25)));

        var item = plan.Items.Should().ContainSingle().Which;
        item.Should().BeEquivalentTo(new { kept.Title, kept.AreaId, kept.Perspective, kept.How, kept.Frequency, kept.ResponsibleFunction, Number = 1, FirstOn = Day(3, 31).AddYears(1) });
        item.Occasions.Should().HaveCount(4).And.OnlyContain(o => o.DoneOn == null && o.PlannedOn.Year == _year + 1);
    }

    [Fact]
    public void A_plan_does_not_start_from_another_boards_or_a_later_one_or_twice()
    {
        var earlier = FollowUpBuilder.Plan();
        earlier.AddItem(FollowUpBuilder.Facts(), Signed.ByOfficer(FollowUpBuilder.NewYear));
        var next = new FollowUpPlan(earlier.BoardId, _year + 1, Signed.ByOfficer());
        next.StartFrom(earlier, Signed.ByOfficer());

        Refusal.Of(() => next.StartFrom(earlier, Signed.ByOfficer()))!.Message.Should().Contain("redan rader");
        Refusal.Of(() => new FollowUpPlan(earlier.BoardId, _year, Signed.ByOfficer()).StartFrom(next, Signed.ByOfficer()))!.Message.Should().Contain("tidigare år");
        Refusal.Of(() => new FollowUpPlan(Guid.CreateVersion7(), _year + 1, Signed.ByOfficer()).StartFrom(earlier, Signed.ByOfficer()))!.Message.Should().Contain("samma nämnds");
    }

    private static DateOnly Day(int month, int day) => new(_year, month, day);
}
