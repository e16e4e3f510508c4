namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>What holds on every page, whoever looks, wide and narrow, light and dark.</summary>
[Collection(SurveyedApp.Name)]
public sealed class SurveyTests : IClassFixture<PageSurvey>
{
    private readonly PageSurvey _survey;

    public SurveyTests(PageSurvey survey) => _survey = survey;

    [Fact]
    public void Every_page_of_the_app_is_looked_at() =>
        Visits.All.Select(v => v.Route).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(PageRoutes.OfTheApp());

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_breaks_an_accessibility_rule(string role) => (await _survey.FaultsAsync(role, Concern.Accessibility)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_scrolls_sideways(string role) => (await _survey.FaultsAsync(role, Concern.Sideways)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_hides_its_focus_jumps_about_or_holds_the_keyboard(string role) => (await _survey.FaultsAsync(role, Concern.Keyboard)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_speaks_English(string role) => (await _survey.FaultsAsync(role, Concern.English)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_writes_a_date_or_a_number_as_a_machine_does(string role) => (await _survey.FaultsAsync(role, Concern.Figures)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_has_an_error_in_its_console(string role) => (await _survey.FaultsAsync(role, Concern.Console)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Visits.Roles), MemberType = typeof(Visits))]
    public async Task No_page_breaks_its_content_security_policy(string role) => (await _survey.FaultsAsync(role, Concern.Policy)).Should().BeEmpty();
}
