using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Expectations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;

namespace HsAvtal.Web.Tests.Services;

/// <summary>The state at a glance says what the data says, and nothing that it does not.</summary>
public sealed class OverviewTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public OverviewTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "3")]
    public async Task An_area_shows_its_grade_per_round_and_the_latest_as_the_current_one()
    {
        var overview = await OverviewAsync(Role.BoardMember);

        overview.Rounds.Should().Equal(2022, 2025);
        var care = overview.Areas.Single(a => a.Name == "Egenvård");
        care.ByRound[2022].Rank.Should().Be(4);
        care.Current!.Should().BeEquivalentTo(new { Year = 2025, Rank = 3 });
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task An_area_left_out_of_the_last_round_keeps_its_own_grade_and_one_never_assessed_borrows_none()
    {
        var overview = await OverviewAsync(Role.BoardMember);

        overview.Areas.Single(a => a.Name == "Rehabilitering").Current!.Year.Should().Be(2022);
        overview.Areas.Single(a => a.Name == "Utskrivning från slutenvård").Current.Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "4")]
    public async Task The_matrix_shows_the_distribution_the_worst_and_those_not_assessed_as_their_own_share()
    {
        var matrix = await _app.As<OverviewService>(Role.Coordinator).MatrixAsync(null, false);
        var care = matrix.Areas.ToList().FindIndex(a => a.Name == "Egenvård");

        matrix.Rows.Should().HaveCount(34);
        matrix.Distribution(care).Should().BeEquivalentTo(new { NotAssessed = 33, Total = 34, WorstRank = 3 });
        matrix.Rows.Single(r => r.Code == "1290").Cells[care]!.Change.Should().Be("bättre än 2022");
        matrix.Rows.Where(r => r.Code != "1290").SelectMany(r => r.Cells).Should().OnlyContain(c => c == null);
    }

    [Fact]
    public async Task The_matrix_can_be_narrowed_to_a_subregion_and_put_worst_first()
    {
        var service = _app.As<OverviewService>(Role.Coordinator);

        (await service.MatrixAsync("Nordost", false)).Rows.Should().OnlyContain(r => r.Subregion == "Nordost").And.Contain(r => r.Code == "1290");
        (await service.MatrixAsync(null, true)).Rows[0].Code.Should().Be("1290");
    }

    [Fact]
    [Trait("Rule", "10")]
    public async Task Figures_agree_with_the_lists_that_they_link_to()
    {
        var overview = await OverviewAsync(Role.BoardMember);
        var query = new ListQuery("/", new Dictionary<string, string?>(StringComparer.Ordinal), "x", false, 1);

        var open = await _app.As<RecommendationService>(Role.BoardMember).ListAsync(new RecommendationFilter(null, "1290", RecommendationService.OpenStates, null), query);
        var late = await _app.As<PlannedActionService>(Role.BoardMember).ListAsync(new ActionFilter(null, "1290", DueBucket.Overdue, null), query);
        var done = await _app.As<PlannedActionService>(Role.BoardMember).ListAsync(new ActionFilter(null, "1290", DueBucket.Done, null), query);

        overview.OpenRecommendations.Should().HaveCount(open.Total).And.OnlyContain(r => RecommendationStates.Open.Contains(r.State));
        overview.Progress.Overdue.Should().Be(late.Total).And.BePositive();
        overview.Progress.Done.Should().Be(done.Total).And.BePositive();
    }

    [Fact]
    [Trait("Rule", "12")]
    public async Task A_plan_past_its_interval_is_stale_and_a_finished_one_is_not_nagged_about()
    {
        var overview = await OverviewAsync(Role.Officer);

        overview.Plans.Single(p => p.Title.StartsWith("Genomförandeplan", StringComparison.Ordinal)).Freshness.IsStale.Should().BeTrue();
        overview.Expected.Should().Contain(e => e.Text.StartsWith("Uppdatera Genomförandeplan", StringComparison.Ordinal));
        overview.Expected.Should().NotContain(e => e.Text.StartsWith("Uppdatera Handlingsplan efter granskningen 2022", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_role_is_expected_to_do_its_own()
    {
        (await OverviewAsync(Role.Auditor)).Expected.Should().OnlyContain(e => e.Text.StartsWith("Skriv klart", StringComparison.Ordinal) || e.Text.StartsWith("Bekräfta", StringComparison.Ordinal)).And.NotBeEmpty();
        (await OverviewAsync(Role.BoardMember)).Expected.Select(e => e.Kind).Distinct().Should().BeEquivalentTo([ExpectationKind.DecideOnReport, ExpectationKind.DeferredAgain, ExpectationKind.StalePlan]);
        (await OverviewAsync(Role.Administrator)).Expected.Should().BeEmpty();
    }

    [Fact]
    public async Task An_organisation_outside_of_the_agreement_does_not_exist() =>
        (await _app.As<OverviewService>(Role.BoardMember).OrganisationAsync("9999")).Should().BeNull();

    private async Task<OrganisationOverview> OverviewAsync(Role role) => (await _app.As<OverviewService>(role).OrganisationAsync("1290"))!;
}
