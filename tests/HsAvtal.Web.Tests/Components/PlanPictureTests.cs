using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Features.ActionPlans;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A plan over time shows the date that was promised beside the one that it was moved to (rule 9).</summary>
public sealed class PlanPictureTests
{
    private static readonly DateOnly _today = new(2026, 11, 25);
    private static readonly PlanLane _kept = new(Guid.NewGuid(), 1, "Rutin", ActionStatus.InProgress, new(2026, 4, 1), new(2027, 1, 31), new(2027, 1, 31), []);
    private static readonly PlanLane _moved = _kept with { Id = Guid.NewGuid(), Number = 2, Title = "Kartläggning", OriginalDueOn = new(2026, 7, 1), DueOn = new(2026, 10, 16), MovedTo = [new(2026, 9, 1), new(2026, 10, 16)] };
    private static readonly PlanLane _undated = _kept with { Id = Guid.NewGuid(), Number = 3, Title = "Film", OriginalDueOn = null, DueOn = null };

    [Fact]
    [Trait("Rule", "9")]
    public async Task A_moved_date_is_drawn_with_the_original_and_every_day_between_and_said_in_words()
    {
        var lane = (await LanesAsync())[1];

        lane.QuerySelectorAll(".original").Should().ContainSingle();
        lane.QuerySelectorAll(".between").Should().ContainSingle();
        lane.QuerySelectorAll("rect.moved").Should().ContainSingle();
        lane.TextContent.Should().Contain("2. Kartläggning: försenad, slutdatum 16 oktober 2026, flyttat 2 gånger från 1 juli 2026");
        lane.QuerySelector("a")!.GetAttribute("href").Should().Be($"/atgarder/{_moved.Id}");
    }

    [Fact]
    [Trait("Rule", "9")]
    public async Task A_kept_date_has_nothing_moved()
    {
        var lane = (await LanesAsync())[0];

        lane.QuerySelectorAll(".original, .between, rect.moved").Should().BeEmpty();
        lane.TextContent.Should().Contain("1. Rutin: inom 90 dagar, slutdatum 31 januari 2027").And.NotContain("flyttat");
    }

    [Fact]
    public async Task An_action_without_a_date_says_so_and_has_no_bar()
    {
        var lane = (await LanesAsync())[2];

        lane.QuerySelectorAll("rect").Should().BeEmpty();
        lane.QuerySelector("svg")!.TextContent.Trim().Should().Be("utan slutdatum");
    }

    [Fact]
    public async Task A_boards_slippage_is_drawn_against_the_worst_and_a_date_moved_nearer_draws_nothing()
    {
        var worst = new BoardSlippage { BoardId = Guid.NewGuid(), Board = "Nämnden", Organisation = "Ort", OrganisationCode = "1290", Actions = 5, ActionsMoved = 2, StillOpen = 1, Times = 3, Days = 200 };
        var bars = await Html.RenderAsync<SlippageBars>(("Rows", new[] { worst, worst with { Days = 50 }, worst with { Days = -10 } }));

        bars.QuerySelectorAll(".days").Select(d => d.GetAttribute("width")).Should().Equal("100%", "25%", "0%");
        bars.QuerySelectorAll("a").Should().HaveCount(3).And.OnlyContain(a => a.GetAttribute("href")!.StartsWith("/atgarder?huvudman=1290", StringComparison.Ordinal));
        bars.TextContent.Should().Contain("200 dagar");
    }

    private static async Task<List<AngleSharp.Dom.IElement>> LanesAsync() =>
        [.. (await Html.RenderAsync<SwimLanes>(("Lanes", new[] { _kept, _moved, _undated }), ("Begun", new DateOnly(2026, 4, 1)), ("Today", _today))).QuerySelectorAll("li")];
}
