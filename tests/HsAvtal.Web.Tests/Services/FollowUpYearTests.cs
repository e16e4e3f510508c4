using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Features.FollowUp;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What is read of a year's plan, as it was loaded.</summary>
public sealed class FollowUpYearTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public FollowUpYearTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_of_the_agreement_reads_the_plan_and_only_the_officer_is_offered_to_write(Role role)
    {
        var year = (await _app.As<FollowUpService>(role).YearAsync("1290", null))!;

        (year.Year, year.Plans.Count, year.Rows.Count, year.MayWrite).Should().Be((2026, 1, 9, false));
        (await _app.As<FollowUpService>(Role.Officer).YearAsync(null, 2026))!.MayWrite.Should().BeTrue();
    }

    [Fact]
    public async Task The_demonstration_has_done_missed_late_and_coming_and_its_holes_are_counted()
    {
        var year = (await _app.As<FollowUpService>(Role.BoardMember).YearAsync(null, null))!;

        year.Count(OccasionState.Missed).Should().Be(1);
        year.Count(OccasionState.DoneLate).Should().Be(1);
        year.Count(OccasionState.Done).Should().BeGreaterThan(5);
        year.Count(OccasionState.Planned).Should().BeGreaterThan(3);
        (year.Coverage.Cells, year.Coverage.Covered).Should().Be((55, 9));
        year.Coverage.At(Area(year, "Utskrivning"), Perspective.Relatives).Should().Be(1);
        year.Coverage.At(Area(year, "Habilitering"), Perspective.Relatives).Should().Be(0);
    }

    [Fact]
    public async Task Another_agreements_organisation_is_not_there() =>
        (await _app.As<FollowUpService>(Role.BoardMember).YearAsync("9999", null)).Should().BeNull();

    private static Guid Area(FollowUpYear year, string beginning) => year.Areas.Single(a => a.Name.StartsWith(beginning, StringComparison.Ordinal)).Id;
}
