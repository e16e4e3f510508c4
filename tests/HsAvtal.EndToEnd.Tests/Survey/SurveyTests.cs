namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>What holds on every page, whoever looks, wide and narrow, light and dark.</summary>
[Collection(ReadingApp.Name)]
public sealed class SurveyTests : IClassFixture<PageSurvey>
{
    private readonly PageSurvey _survey;

    public SurveyTests(PageSurvey survey) => _survey = survey;

    [Fact]
    public void Every_page_of_the_app_is_looked_at() =>
        Visits.All.Select(v => v.Route).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(PageRoutes.OfTheApp());

    [Fact]
    public void No_page_breaks_an_accessibility_rule() => _survey.Findings.SelectMany(f => f.Accessibility).Should().BeEmpty();

    [Fact]
    public void No_page_scrolls_sideways() => _survey.Findings.SelectMany(f => f.Sideways).Should().BeEmpty();

    [Fact]
    public void No_page_speaks_English() => _survey.Findings.SelectMany(f => f.Foreign).Should().BeEmpty();

    [Fact]
    public void No_page_has_an_error_in_its_console() => _survey.Console.Should().BeEmpty();
}
