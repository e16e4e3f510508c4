using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;

namespace HsAvtal.Web.Tests.Components;

/// <summary>The state at a glance is drawn as it is.</summary>
public sealed class OverviewPictureTests
{
    private static readonly GradeCell _before = new(2022, 4, 4, "Inte ändamålsenlig", Guid.NewGuid());
    private static readonly GradeCell _now = new(2025, 3, 4, "Inte helt ändamålsenlig", Guid.NewGuid());

    [Fact]
    [Trait("Rule", "3")]
    public async Task A_round_that_left_an_area_out_is_hatched_and_the_last_grade_says_its_year()
    {
        var strip = await StripAsync(new Dictionary<int, GradeCell> { [2022] = _before }, _before, null);

        strip.QuerySelectorAll(".strip-cell").Select(c => c.ClassList.Contains("mark-none")).Should().Equal(false, true);
        strip.QuerySelectorAll("a.strip-cell").Should().ContainSingle().Which.GetAttribute("href").Should().Be($"/rapporter/{_before.ReportId}");
        Page.Tidy(strip.QuerySelector(".strip-now")!.TextContent).Should().Be("Inte ändamålsenlig senast bedömt 2022");
    }

    [Fact]
    public async Task A_grade_says_how_it_has_moved_by_arrow_and_word()
    {
        var strip = await StripAsync(new Dictionary<int, GradeCell> { [2022] = _before, [2025] = _now }, _now, _before);

        Page.Tidy(strip.QuerySelector(".strip-now")!.TextContent).Should().Be("Inte helt ändamålsenlig ↑ bättre än 2022");
        strip.QuerySelectorAll(".strip-cell .visually-hidden").Select(s => s.TextContent).Should().Equal("2022: Inte ändamålsenlig", "2025: Inte helt ändamålsenlig");
    }

    [Fact]
    public async Task Each_step_of_the_chain_says_how_many_have_come_so_far_and_leads_to_those_that_have_not()
    {
        var chain = await Html.RenderAsync<ChainSteps>(("Steps", new[] { (DecisionKind.Measures, 3), (DecisionKind.ReportReceived, 2) }), ("Total", 3), ("Code", "1290"));

        chain.QuerySelectorAll("li").Select(li => Page.Tidy(li.TextContent)).Should().Equal("3 av 3 Beslut om åtgärder Alla har beslut", "2 av 3 Återrapportering mottagen 1 saknar beslut");
        chain.QuerySelectorAll("a").Should().ContainSingle().Which.GetAttribute("href").Should().Be("/rekommendationer?huvudman=1290&tillstand=oppna&saknar=ReportReceived");
    }

    [Fact]
    [Trait("Rule", "11")]
    public async Task The_most_pressing_actions_stand_first()
    {
        var bar = await Html.RenderAsync<DueBar>(("Counts", new[] { (DueBucket.Done, 7), (DueBucket.Overdue, 3), (DueBucket.NoDate, 1) }), ("Href", (Func<DueBucket, string>)(b => $"/atgarder?nar={b}")));

        bar.QuerySelectorAll(".share-words a").Select(a => a.GetAttribute("href")).Should().Equal("/atgarder?nar=Overdue", "/atgarder?nar=NoDate", "/atgarder?nar=Done");
    }

    [Fact]
    public async Task What_happens_too_close_to_be_told_apart_is_one_mark_that_says_it_all()
    {
        Moment[] moments =
        [
            new(ActedBy.Auditors, new(2022, 1, 10), "Lämnad", Tone.Weak, "#1"),
            new(ActedBy.Board, new(2024, 3, 1), "Yttrande", Tone.Neutral, "#2"),
            new(ActedBy.Board, new(2024, 3, 20), "Beslut", Tone.Neutral, "#3"),
        ];
        var line = await Html.RenderAsync<RoundsLine>(("Moments", moments), ("Today", new DateOnly(2026, 11, 25)));

        var board = line.QuerySelector("svg[aria-label='Nämnden']")!;
        board.QuerySelectorAll("a").Should().ContainSingle().Which.QuerySelector("title")!.TextContent.Should().Be("Yttrande. Beslut");
        board.QuerySelector("text")!.TextContent.Should().Be("2");
        line.QuerySelectorAll("svg[aria-label='Revisorerna'] a").Should().ContainSingle();
        line.QuerySelectorAll("svg[aria-label='Förvaltningen'] a").Should().BeEmpty();
    }

    private static Task<AngleSharp.Dom.IElement> StripAsync(Dictionary<int, GradeCell> rounds, GradeCell? now, GradeCell? before)
    {
        var area = new AreaStatus(Guid.NewGuid(), "Egenvård", rounds, now, before, 0, new Progress(0, 0, 0));
        return Html.RenderAsync<GradeStrips>(("Areas", new[] { area }), ("Rounds", new[] { 2022, 2025 }), ("Code", "1290"));
    }
}
