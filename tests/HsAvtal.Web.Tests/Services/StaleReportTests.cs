using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Audits;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 19 for two auditors in one report.</summary>
[Trait("Rule", "19")]
public sealed class StaleReportTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public StaleReportTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_second_auditor_is_told_what_the_first_wrote_about_an_area()
    {
        var (first, second) = await TwoAsync("1277");
        var seen = (await second.LoadAsync()).Seen;
        await first.AssessAsync(ReportWriter.IsArea, 3, "Intyg saknas ofta.");

        var stale = await ObserveAsync(second, seen);

        stale.Changes.Should().ContainSingle(c => c.StartsWith("Egenvård – Bedömning: Inte helt ändamålsenlig, Motivering: Intyg saknas ofta. (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_auditor_is_told_from_which_grade_to_which_when_only_the_grade_changed()
    {
        var (first, second) = await TwoAsync("1283");
        await first.AssessAsync(ReportWriter.IsArea, 3);
        var seen = (await second.LoadAsync()).Seen;
        await first.AssessAsync(ReportWriter.IsArea, 1);

        var stale = await ObserveAsync(second, seen);

        stale.Changes.Should().ContainSingle(c => c.StartsWith("Egenvård – Bedömning: Inte helt ändamålsenlig → Ändamålsenlig (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_auditor_is_told_what_the_first_saw()
    {
        var (first, second) = await TwoAsync("1278");
        var seen = (await second.LoadAsync()).Seen;
        await first.DoAsync((s, _, now) => s.ObserveAsync(first.ReportId, new ObservationForm { Text = "Rutinen finns.", Interview = "MAS" }, now));

        var stale = await ObserveAsync(second, seen);

        stale.Changes.Should().ContainSingle(c => c.StartsWith("Iakttagelse – Text: Rutinen finns., Intervju: MAS (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_auditor_is_told_what_the_first_recommended()
    {
        var (first, second) = await TwoAsync("1280");
        await first.RecommendAsync("1", "Redan läst");
        var seen = (await second.LoadAsync()).Seen;
        await first.RecommendAsync("2", "Följ upp egenvården");

        var stale = await ObserveAsync(second, seen);

        stale.Changes.Should().ContainSingle(c => c.StartsWith("Rekommendation – ", StringComparison.Ordinal) && c.Contains("Rubrik: Följ upp egenvården", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_auditor_saves_against_what_is_there_now()
    {
        var (first, second) = await TwoAsync("1281");
        var seen = (await second.LoadAsync()).Seen;
        await first.AssessAsync(ReportWriter.IsArea, 3);
        var stale = await ObserveAsync(second, seen);

        await second.DoAsync((s, _, _) => s.ObserveAsync(second.ReportId, new ObservationForm { Text = "Min iakttagelse" }, stale.Now));

        (await first.LoadAsync()).Report.Observations.Should().ContainSingle(o => o.Text == "Min iakttagelse");
    }

    private static async Task<StaleEditException> ObserveAsync(ReportWriter writer, Seen seen)
    {
        var observing = () => writer.DoAsync((s, _, _) => s.ObserveAsync(writer.ReportId, new ObservationForm { Text = "Min iakttagelse" }, seen));
        return (await observing.Should().ThrowAsync<StaleEditException>()).Which;
    }

    private async Task<(ReportWriter First, ReportWriter Second)> TwoAsync(string organisationCode)
    {
        await using var db = _app.Open();
        var first = await ReportWriter.StartAsync(_app, await _app.AddUserAsync(Role.Auditor, organisationCode), await db.BoardAsync(organisationCode), [await db.AreaAsync("Egenvård")]);
        var second = await _app.AddUserAsync(Role.Auditor, organisationCode);
        return (first, new ReportWriter(_app.As<ReportWritingService>(second), first.ReportId));
    }
}
