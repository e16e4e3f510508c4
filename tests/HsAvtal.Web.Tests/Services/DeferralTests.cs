using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Overview;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 9 over a whole board: the ledger of moved dates, summed.</summary>
[Trait("Rule", "9")]
public sealed class DeferralTests : IClassFixture<DemoApp>
{
    private const string Code = "1262";
    private readonly DemoApp _app;

    public DeferralTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_moves_of_all_adopted_plans_of_a_board_are_summed_and_those_of_a_draft_are_not()
    {
        await MoveAsync(Code);

        var row = (await ReadAsync(Code)).Rows.Should().ContainSingle().Subject;

        row.Should().BeEquivalentTo(new { Board = "Ansvarig nämnd", OrganisationCode = Code, Actions = 4, ActionsMoved = 2, StillOpen = 1, Times = 3, Days = 70 });
    }

    [Fact]
    public async Task The_overview_of_the_organisation_tells_the_same_sum()
    {
        await MoveAsync("1263");

        var overview = await _app.As<OverviewService>(await _app.AddUserAsync(Role.BoardMember, "1263")).OrganisationAsync(null);

        overview!.Slippage.Should().Be(new Slippage(3, 70));
    }

    [Fact]
    public async Task Boards_with_most_days_come_first_and_those_that_have_moved_nothing_are_not_listed()
    {
        await MoveAsync("1267", extraDays: 500);
        await MoveAsync("1264");

        var rows = (await ReadAsync(null)).Rows;

        rows.Select(r => r.Days).Should().BeInDescendingOrder();
        rows[0].OrganisationCode.Should().Be("1267");
        rows.Should().OnlyContain(r => r.Times > 0).And.Contain(r => r.OrganisationCode == "1290" && r.Times == 4 && r.Days > 0);
    }

    [Fact]
    public async Task Sliding_actions_come_first_by_days_when_the_list_is_sorted_so()
    {
        await MoveAsync("1265");

        var list = await _app.As<PlannedActionService>(await _app.AddUserAsync(Role.Officer, "1265"))
            .ListAsync(new ActionFilter(null, "1265", null, null), new ListQuery("/atgarder", new Dictionary<string, string?>(StringComparer.Ordinal), "flyttad", true, 1));

        list.Rows.Select(r => r.Slippage.Days).Should().Equal(60, 10, 0, 0);
    }

    private async Task<PagedList<BoardSlippage>> ReadAsync(string? code) =>
        await _app.As<DeferralService>(await _app.AddUserAsync(Role.Coordinator, "1290"))
            .PerBoardAsync(new PlanFilter(null, code), new ListQuery("/", new Dictionary<string, string?>(StringComparer.Ordinal), "dagar", true, 1));

    /// <summary>Two plans: one action moved twice by 60 days, one that was moved 10 days and is done, one that got its first date, one that stands.</summary>
    private async Task MoveAsync(string code, int extraDays = 0)
    {
        await using var matters = await Matters.AtAsync(_app, code);
        var due = _app.Today.AddDays(30);
        var first = await matters.PlanAsync("Första planen", 60, [], Matters.Action("Flyttad två gånger", due), Matters.Action("Utan datum", null));
        var second = await matters.PlanAsync("Andra planen", 50, [], Matters.Action("Flyttad och klar", due), Matters.Action("Som den antogs", due));
        await matters.DeferAsync(first.Actions[0], due.AddDays(20));
        await matters.DeferAsync(first.Actions[0], due.AddDays(60 + extraDays), daysAgo: 4);
        await matters.DeferAsync(first.Actions[1], due.AddDays(90));
        await matters.DeferAsync(second.Actions[0], due.AddDays(10));
        await matters.ReportAsync(second.Actions[0], ActionStatus.Completed, 1);
        await matters.DraftPlanAsync("Utkast", Matters.Action("Inte antagen", due));
    }
}
