using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Expectations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Expectations;

/// <summary>What is expected of whom, from facts: who by the permission table, when by the rules of dates.</summary>
public sealed class ExpectedTests
{
    private static readonly Guid _own = Guid.CreateVersion7();
    private static readonly Guid _other = Guid.CreateVersion7();
    private static readonly Guid _agreement = Guid.CreateVersion7();
    private static readonly DateOnly _today = Signed.Day;

    /// <summary>Facts of every kind, dated so that each expects something of somebody.</summary>
    public static TheoryData<FactKind, Role, ExpectationKind[]> Matrix => new()
    {
        { FactKind.UnansweredReport, Role.BoardMember, [ExpectationKind.Answer] },
        { FactKind.UnansweredReport, Role.Auditor, [ExpectationKind.AnswerOverdue] },
        { FactKind.UnansweredReport, Role.Officer, [] },
        { FactKind.ReceivedReport, Role.BoardMember, [ExpectationKind.DecideOnReport] },
        { FactKind.ReceivedReport, Role.Officer, [] },
        { FactKind.AllActionsDone, Role.Officer, [ExpectationKind.ReportCompleted] },
        { FactKind.AllActionsDone, Role.BoardMember, [] },
        { FactKind.ReportedCompleted, Role.Auditor, [ExpectationKind.Confirm] },
        { FactKind.ReportedCompleted, Role.Officer, [] },
        { FactKind.OpenAction, Role.BoardMember, [ExpectationKind.DeferredAgain] },
        { FactKind.OpenAction, Role.Officer, [ExpectationKind.ActionDue] },
        { FactKind.OpenAction, Role.Auditor, [] },
        { FactKind.FollowUpOccasion, Role.Officer, [ExpectationKind.FollowUp] },
        { FactKind.FollowUpOccasion, Role.BoardMember, [] },
        { FactKind.FollowUpOccasion, Role.Auditor, [] },
        { FactKind.AdoptedPlan, Role.BoardMember, [ExpectationKind.StalePlan] },
        { FactKind.AdoptedPlan, Role.Officer, [ExpectationKind.ReviewPlan] },
        { FactKind.AdoptedPlan, Role.Auditor, [] },
        { FactKind.DraftPlan, Role.BoardMember, [ExpectationKind.AdoptPlan] },
        { FactKind.DraftPlan, Role.Officer, [ExpectationKind.FinishPlan] },
        { FactKind.DraftPlan, Role.Auditor, [] },
        { FactKind.DraftReport, Role.Auditor, [ExpectationKind.FinishReport] },
        { FactKind.DraftReport, Role.BoardMember, [] },
        { FactKind.DraftReport, Role.Officer, [] },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Each_role_is_expected_to_do_its_own(FactKind fact, Role role, ExpectationKind[] expected) =>
        Expected.Of(An(role), [Late(fact)], _today).Select(e => e.Kind).Should().Equal(expected);

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public void Nothing_is_expected_of_the_roles_that_change_no_content(Role role) =>
        Expected.Of(An(role), Enum.GetValues<FactKind>().Select(k => Late(k)), _today).Should().BeEmpty();

    [Fact]
    [Trait("Rule", "1")]
    public void Nothing_is_expected_of_anybody_at_another_organisation()
    {
        var facts = Enum.GetValues<FactKind>().Select(k => Late(k, _other)).ToList();

        Enum.GetValues<Role>().SelectMany(role => Expected.Of(An(role), facts, _today)).Should().BeEmpty();
    }

    [Theory]
    [Trait("Rule", "11")]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void An_action_is_expected_when_late_or_due_within_30_days(int days, bool expected) =>
        (OfOfficer(Fact(FactKind.OpenAction, _today.AddDays(days))).Count == 1).Should().Be(expected);

    [Theory]
    [InlineData(-400, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_follow_up_is_expected_when_missed_or_due_within_30_days(int days, bool expected) =>
        (OfOfficer(Fact(FactKind.FollowUpOccasion, _today.AddDays(days))).Count == 1).Should().Be(expected);

    [Fact]
    public void An_action_without_a_date_is_to_be_given_one() =>
        OfOfficer(Fact(FactKind.OpenAction, null)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = ExpectationKind.SetDueDate, Text = "Sätt slutdatum: Saken", DueOn = (DateOnly?)null });

    [Theory]
    [Trait("Rule", "9")]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void The_board_takes_a_stand_on_an_action_moved_twice_or_more(int times, bool expected)
    {
        var found = OfBoard(Fact(FactKind.OpenAction, _today.AddDays(300), times, 90));

        string[] texts = expected ? [$"Saken: flyttad {times} gånger, 90 dagar i allt, ta ställning"] : [];
        found.Select(e => e.Text).Should().BeEquivalentTo(texts);
    }

    [Theory]
    [Trait("Rule", "12")]
    [InlineData(89, false, false)]
    [InlineData(90, true, false)]
    [InlineData(120, true, false)]
    [InlineData(121, true, true)]
    public void A_plan_is_to_be_updated_from_30_days_before_its_interval_ends_and_the_board_asks_after_it(int daysSince, bool officer, bool board)
    {
        var plan = Fact(FactKind.AdoptedPlan, _today.AddDays(-daysSince), 120);

        (OfOfficer(plan).Count == 1).Should().Be(officer);
        (OfBoard(plan).Count == 1).Should().Be(board);
    }

    [Theory]
    [Trait("Rule", "12")]
    [InlineData(0, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void A_plan_with_a_short_interval_is_left_in_peace_for_the_first_half_of_it(int daysSince, bool expected) =>
        (OfOfficer(Fact(FactKind.AdoptedPlan, _today.AddDays(-daysSince), 14)).Count == 1).Should().Be(expected);

    [Fact]
    [Trait("Rule", "12")]
    public void Who_may_report_on_a_stale_plan_is_not_also_told_to_ask_for_it()
    {
        var both = new Actor(Guid.NewGuid(), "Båda", [new Assignment(Role.BoardMember, _own, _agreement), new Assignment(Role.Officer, _own, _agreement)]);

        Expected.Of(both, [Late(FactKind.AdoptedPlan)], _today).Should().ContainSingle().Which.Kind.Should().Be(ExpectationKind.ReviewPlan);
    }

    [Fact]
    public void A_drafted_plan_without_actions_is_not_for_the_board_yet() =>
        OfBoard(Fact(FactKind.DraftPlan, _today)).Should().BeEmpty();

    [Fact]
    public void An_answer_that_is_not_late_is_not_the_auditors_matter() =>
        Expected.Of(An(Role.Auditor), [Fact(FactKind.UnansweredReport, _today, 2)], _today).Should().BeEmpty();

    [Theory]
    [InlineData(1, "Yttra er över 1 rekommendation i Saken")]
    [InlineData(3, "Yttra er över 3 rekommendationer i Saken")]
    public void A_report_to_answer_says_how_many_recommendations_wait(int number, string text) =>
        OfBoard(Fact(FactKind.UnansweredReport, _today, number))[0].Text.Should().Be(text);

    [Theory]
    [InlineData(12, "12 dagar kvar")]
    [InlineData(1, "1 dag kvar")]
    [InlineData(0, "sista dagen är i dag")]
    [InlineData(-1, "försenat med 1 dag")]
    [InlineData(-40, "försenat med 40 dagar")]
    public void What_has_a_last_day_says_how_many_days_are_left(int days, string words)
    {
        var answer = OfBoard(Fact(FactKind.UnansweredReport, _today.AddDays(days), 1))[0];

        answer.DaysInWords(_today).Should().Be(words);
        answer.IsOverdue(_today).Should().Be(days < 0);
    }

    [Theory]
    [InlineData(FactKind.ReceivedReport, 12, "har väntat 12 dagar")]
    [InlineData(FactKind.ReceivedReport, 0, "sedan i dag")]
    [InlineData(FactKind.DraftPlan, 1, "har väntat 1 dag")]
    public void What_has_none_says_how_long_it_has_waited(FactKind kind, int days, string words)
    {
        var waiting = OfBoard(Fact(kind, _today.AddDays(-days), 1))[0];

        waiting.DaysInWords(_today).Should().Be(words);
        waiting.IsOverdue(_today).Should().BeFalse();
    }

    [Fact]
    public void What_is_being_written_says_how_long_it_has_lain() =>
        Expected.Of(An(Role.Auditor), [Fact(FactKind.DraftReport, _today.AddDays(-9))], _today)[0].DaysInWords(_today).Should().Be("orört i 9 dagar");

    [Fact]
    public void What_is_not_dated_says_no_days() => OfOfficer(Fact(FactKind.OpenAction, null))[0].DaysInWords(_today).Should().BeNull();

    [Fact]
    public void The_soonest_comes_first_and_then_what_has_waited_longest() => Law.CheckForAll(
        Gen.ListOf(
            from kind in Gen.Elements(Enum.GetValues<FactKind>())
            from days in Gen.Choose(-200, 200)
            from number in Gen.Choose(0, 200)
            select Fact(kind, days == 0 ? null : _today.AddDays(days), number)),
        facts =>
        {
            var found = Expected.Of(An(Role.BoardMember, Role.Officer, Role.Auditor), facts, _today);

            var dated = found.TakeWhile(e => e.DueOn.HasValue).ToList();
            var waiting = found.Skip(dated.Count).ToList();
            dated.Should().BeInAscendingOrder(e => e.DueOn);
            waiting.Should().NotContain(e => e.DueOn.HasValue);
            waiting.Select(e => e.Since ?? DateOnly.MaxValue).Should().BeInAscendingOrder();
        });

    private static IReadOnlyList<Expectation> OfOfficer(ExpectationFact fact) => Expected.Of(An(Role.Officer), [fact], _today);

    private static IReadOnlyList<Expectation> OfBoard(ExpectationFact fact) => Expected.Of(An(Role.BoardMember), [fact], _today);

    private static ExpectationFact Late(FactKind kind, Guid? organisation = null) => Fact(kind, _today.AddDays(-300), 3) with { OrganisationId = organisation ?? _own };

    private static ExpectationFact Fact(FactKind kind, DateOnly? on, int number = 0, int days = 0) => new(kind, Guid.CreateVersion7(), _own, "Kommunen", "Saken", on, number, days);

    private static Actor An(params Role[] roles) => new(Guid.NewGuid(), "Någon", [.. roles.Select(r => new Assignment(r, _own, _agreement))]);
}
