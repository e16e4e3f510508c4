using FluentAssertions;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

public sealed class ProgressReportTests
{
    private readonly PlannedAction _action = A.PlannedAction().InAnAdoptedPlan();

    [Fact]
    public void A_report_says_from_which_status_to_which()
    {
        Report(ActionStatus.InProgress);

        Report(ActionStatus.Hindered).Should().BeEquivalentTo(
            new { FromStatus = ActionStatus.InProgress, Status = ActionStatus.Hindered, ReportedOn = Signed.Day });
    }

    [Fact]
    [Trait("Rule", "12")]
    public void A_report_renews_the_day_of_the_last_report()
    {
        Report(ActionStatus.InProgress, Signed.Day.AddDays(-3));

        _action.LastReportedOn.Should().Be(Signed.Day.AddDays(-3));
    }

    [Fact]
    [Trait("Rule", "17")]
    public void Every_report_stays_after_the_next()
    {
        Report(ActionStatus.InProgress);
        Report(ActionStatus.Completed);

        _action.Reports.Select(r => r.Status).Should().Equal(ActionStatus.InProgress, ActionStatus.Completed);
    }

    [Fact]
    public void An_action_reported_done_twice_keeps_the_first_day()
    {
        Report(ActionStatus.Completed, Signed.Day.AddDays(-10));
        Report(ActionStatus.Completed, Signed.Day);

        _action.CompletedOn.Should().Be(Signed.Day.AddDays(-10));
    }

    [Fact]
    public void An_action_that_was_not_done_after_all_has_no_day_of_completion()
    {
        Report(ActionStatus.Completed);
        Report(ActionStatus.InProgress);

        _action.CompletedOn.Should().BeNull();
    }

    [Fact]
    public void A_report_of_tomorrow_is_refused_by_its_field() =>
        new Action(() => Report(ActionStatus.InProgress, Signed.Day.AddDays(1)))
            .ShouldBeRefusedFor("ReportedOn", "kan inte ligga i framtiden");

    [Fact]
    public void A_report_older_than_the_last_is_refused_with_its_date()
    {
        Report(ActionStatus.InProgress);

        new Action(() => Report(ActionStatus.InProgress, Signed.Day.AddDays(-1)))
            .ShouldBeRefusedFor("ReportedOn", "Det finns redan en lägesrapport från 2025-06-02");
    }

    [Fact]
    public void A_report_without_text_is_refused_by_its_field() =>
        new Action(() => _action.Report(ActionStatus.InProgress, "", Signed.Day, Signed.ByOfficer()))
            .ShouldBeRefusedFor("Text", "Lägesbeskrivningen saknas.");

    [Fact]
    public void An_action_of_a_draft_plan_is_not_reported() =>
        A.PlannedAction().InADraftPlan().Invoking(a => a.Report(ActionStatus.InProgress, "På gång.", Signed.Day, Signed.ByOfficer()))
            .Should().Throw<DomainException>().WithMessage("Planen är inte antagen än.");

    private ProgressReport Report(ActionStatus status, DateOnly? on = null) =>
        _action.Report(status, "Så här går det.", on ?? Signed.Day, Signed.ByOfficer());
}
