using HsAvtal.Domain.Audits;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 1: a draft is seen by its audit's auditors and by nobody else, in no list, count or page.</summary>
[Trait("Rule", "1")]
public sealed class DraftVisibilityTests : IClassFixture<DemoApp>
{
    private const string Secret = "hemligt utkast";
    private static readonly ListQuery _firstPage = new("/", new Dictionary<string, string?>(StringComparer.Ordinal), "ar", true, 1);

    private readonly DemoApp _app;

    public DraftVisibilityTests(DemoApp app) => _app = app;

    public static TheoryData<Role> Others => [.. Enum.GetValues<Role>().Where(r => r != Role.Auditor)];

    [Fact]
    public async Task An_auditor_of_the_organisation_sees_the_draft_in_list_and_page()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        var service = _app.As<AuditService>(Role.Auditor);

        var (list, years, mayStart) = await service.ListAsync(new AuditFilter(null, null, null), _firstPage);

        list.Rows.Should().Contain(r => r.Id == draft && r.State == ReportState.Draft);
        years.Should().Contain(2026);
        mayStart.Should().BeTrue();
        (await service.FindReportAsync(draft))!.MayWrite.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nobody_else_sees_it_in_the_list_its_counts_or_its_years(Role role)
    {
        var (list, years, mayStart) = await _app.As<AuditService>(role).ListAsync(new AuditFilter(null, null, null), _firstPage);

        list.Rows.Should().OnlyContain(r => r.State == ReportState.HandedOver);
        list.Total.Should().Be(2);
        years.Should().Equal(2025, 2022);
        mayStart.Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nobody_else_finds_it_by_search(Role role)
    {
        var (list, _, _) = await _app.As<AuditService>(role).ListAsync(new AuditFilter("egenvård och läkarmedverkan", null, null), _firstPage);

        list.Total.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nobody_else_reads_or_writes_it_by_its_id(Role role)
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();

        (await _app.As<AuditService>(role).FindReportAsync(draft)).Should().BeNull();
        (await _app.As<ReportWritingService>(role).LoadAsync(draft)).Should().BeNull();
    }

    [Fact]
    public async Task An_auditor_of_another_organisation_sees_nothing_of_it()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        var other = await _app.AddUserAsync(Role.Auditor, "1230");

        var (list, _, _) = await _app.As<AuditService>(other).ListAsync(new AuditFilter(null, null, null), _firstPage);

        list.Total.Should().Be(2);
        (await _app.As<AuditService>(other).FindReportAsync(draft)).Should().BeNull();
        (await _app.As<ReportWritingService>(other).LoadAsync(draft)).Should().BeNull();
    }

    [Fact]
    public async Task A_drafted_recommendation_is_in_no_list_no_count_and_on_no_page_of_recommendations()
    {
        var addressee = await RecommendSecretlyAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var service = _app.As<RecommendationService>(role);

            (await service.ListAsync(new RecommendationFilter(null, null, null, null), _firstPage)).Total.Should().Be(5, "{0} sees what is handed over", role);
            (await service.ListAsync(new RecommendationFilter(Secret, null, null, null), _firstPage)).Total.Should().Be(0);
            (await service.ListAsync(new RecommendationFilter(null, null, "Draft", null), _firstPage)).Total.Should().Be(0);
            (await service.FindAsync(addressee)).Should().BeNull();
        }
    }

    [Fact]
    public async Task Drafts_change_nothing_in_the_overview_and_on_the_area()
    {
        await using var db = _app.Open();
        var area = await db.AreaAsync("Egenvård");
        var before = await _app.As<OverviewService>(Role.BoardMember).OrganisationAsync(null);
        await RecommendSecretlyAsync();
        await AssessSecretlyAsync();

        var after = await _app.As<OverviewService>(Role.BoardMember).OrganisationAsync(null);
        var details = await _app.As<AreaService>(Role.BoardMember).FindAsync(area, null);

        after.Should().BeEquivalentTo(before);
        details!.Current!.Year.Should().Be(2025);
        details.Assessments.Should().NotContain(a => a.Motivation == Secret);
        details.Observations.Should().NotContain(o => o.Year == 2026);
        details.Recommendations.Should().NotContain(r => r.Title == Secret);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task The_matrix_counts_no_draft_and_only_the_auditor_is_expected_to_write(Role role)
    {
        await AssessSecretlyAsync();

        var matrix = await _app.As<OverviewService>(role).MatrixAsync(null, false);
        var overview = await _app.As<OverviewService>(role).OrganisationAsync("1290");

        matrix.Rows.SelectMany(r => r.Cells).OfType<MatrixCell>().Should().OnlyContain(c => c.Now.Year < 2026);
        overview!.Expected.Should().NotContain(e => e.Text.StartsWith("Skriv klart", StringComparison.Ordinal));
    }

    private async Task<ReportWriter> WriterAsync()
    {
        await using var db = _app.Open();
        return new ReportWriter(_app.As<ReportWritingService>(Role.Auditor), await db.DraftAsync());
    }

    private async Task<Guid> RecommendSecretlyAsync()
    {
        var writer = await WriterAsync();
        await using var db = _app.Open();
        await writer.DoAsync(async (service, _, seen) =>
        {
            var form = new RecommendationForm { Number = "9", Title = Secret, Text = Secret };
            form.AreaIds.Add(await db.AreaAsync("Egenvård"));
            await service.RecommendAsync(writer.ReportId, form, seen);
        });
        return await db.Addressees.Where(a => a.AuditedBoardId == writer.ReportId).Select(a => a.Id).FirstAsync();
    }

    private async Task AssessSecretlyAsync() => await (await WriterAsync()).AssessAsync(a => a.AreaName == "Egenvård", 1, Secret);
}
