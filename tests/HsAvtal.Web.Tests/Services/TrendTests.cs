using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What the pictures count is what their links list.</summary>
public sealed class TrendTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public TrendTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData("Egenvård", GradeMove.Better)]
    [InlineData("Kostnadsansvar för förbruknings- och sjukvårdsartiklar", GradeMove.Same)]
    [InlineData("Rehabilitering", GradeMove.First)]
    [Trait("Rule", "4")]
    public async Task An_areas_trend_counts_how_many_moved_each_way_with_Ej_bedömd_for_itself(string area, GradeMove move)
    {
        var trend = await TrendAsync(area);

        trend.Rows.Should().HaveCount(34);
        trend.Moved(move).Should().Be(1);
        trend.Rows.Single(r => r.Move == move).Code.Should().Be("1290");
        trend.Moved(GradeMove.NotAssessed).Should().Be(33);
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task A_round_counts_the_grades_given_in_it_and_borrows_none()
    {
        var trend = await TrendAsync("Egenvård");

        trend.Rounds.Should().Equal(2022, 2025);
        trend.In(2022).Counts.Should().Equal(0, 0, 0, 1);
        trend.In(2025).Counts.Should().Equal(0, 0, 1, 0);
        trend.In(2025).NotAssessed.Should().Be(33);
        (await TrendAsync("Rehabilitering")).Rounds.Should().Equal(2022);
    }

    [Fact]
    public async Task An_unknown_area_has_no_trend() => (await _app.As<TrendService>(Role.BoardMember).FindAsync(Guid.NewGuid(), null)).Should().BeNull();

    [Fact]
    public async Task The_trend_can_be_narrowed_to_a_subregion() =>
        (await TrendAsync("Egenvård", "Nordost")).Rows.Select(r => r.Code).Should().Contain("1290").And.NotContain("1280");

    [Theory]
    [InlineData(DecisionKind.Measures)]
    [InlineData(DecisionKind.ReportReceived)]
    [InlineData(DecisionKind.DecidedOnReport)]
    [InlineData(DecisionKind.RemainingNeeds)]
    public async Task Each_step_of_the_decision_chain_agrees_with_the_list_that_it_links_to(DecisionKind question)
    {
        var overview = (await _app.As<OverviewService>(Role.BoardMember).OrganisationAsync("1290"))!;
        var query = new ListQuery("/", new Dictionary<string, string?>(StringComparer.Ordinal), "x", false, 1);
        var filter = new RecommendationFilter(null, "1290", RecommendationService.OpenStates, null) { Unanswered = question };

        var missing = await _app.As<RecommendationService>(Role.BoardMember).ListAsync(filter, query);

        missing.Total.Should().Be(overview.OpenRecommendations.Count - overview.Chain.Single(s => s.Question == question).Answered);
        overview.Chain.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_part_of_the_distribution_agrees_with_the_rows_that_it_narrows_the_map_to()
    {
        var matrix = await _app.As<OverviewService>(Role.Coordinator).MatrixAsync(null, false);
        for (var i = 0; i < matrix.Areas.Count; i++)
        {
            var distribution = matrix.Distribution(i);
            for (var rank = 1; rank <= matrix.GradeNames.Count; rank++)
            {
                matrix.With(matrix.Areas[i].Id, rank).Should().HaveCount(distribution.Counts[rank - 1]);
            }

            matrix.With(matrix.Areas[i].Id, null).Should().HaveCount(distribution.NotAssessed);
        }
    }

    private async Task<AreaTrend> TrendAsync(string area, string? subregion = null)
    {
        var matrix = await _app.As<OverviewService>(Role.BoardMember).MatrixAsync(null, false);
        return (await _app.As<TrendService>(Role.BoardMember).FindAsync(matrix.Areas.Single(a => a.Name == area).Id, subregion))!;
    }
}
