namespace HsAvtal.Web.Tests.Budget;

/// <summary>No page reads through what is large in the country, or asks for one row at a time inside the database.</summary>
public sealed class ReadPlanTests : IClassFixture<ReadPlans>
{
    /// <summary>How often a function of the database may be asked for a page. The first rows of a list are more.</summary>
    private const int OncePerRow = 15;

    private readonly ReadPlans _read;

    public ReadPlanTests(ReadPlans read) => _read = read;

    [Fact]
    public void What_is_large_in_the_country_is_known() =>
        _read.Large.Should().Contain(["planned_action", "deferral", "progress_report", "recommendation", "assessment", "role_assignment", "user_account", "indicator_value", "change_log"])
            .And.NotContain(["organisation", "board", "grade", "agreement_area", "commitment"]);

    [Fact]
    public void No_page_reads_through_a_large_table() =>
        (from page in _read.Pages
         from plan in page.Plans
         from table in plan.Scanned
         where _read.Large.Contains(table)
         select $"{page.Page}: {table}\n{plan.Statement}").Distinct(StringComparer.Ordinal).Should().BeEmpty();

    [Fact]
    public void No_page_asks_a_function_of_the_database_once_per_row() =>
        (from page in _read.Pages
         from asked in page.Plans.Where(p => !IsOfPolicies(p)).GroupBy(p => p.Statement, StringComparer.Ordinal)
         where asked.Count() > OncePerRow
         select $"{page.Page}: {asked.Count()} times\n{asked.Key}").Should().BeEmpty();

    [Fact]
    public void A_save_finds_where_its_entries_in_the_log_belong_by_their_ids()
    {
        var log = _read.Save.Where(p => p.Statement.Contains("INSERT INTO change_log ", StringComparison.Ordinal)).ToList();

        foreach (var table in (string[])["planned_action", "board_decision", "follow_up_item"])
        {
            log.SelectMany(p => p.LookedUpBy(table)).Should().NotBeEmpty().And.OnlyContain(c => c == "(id = e.scope_id)", "{0} is looked up by id", table);
        }
    }

    /// <summary>A policy asks once per statement and table whose rows may be seen, however many they are.</summary>
    private static bool IsOfPolicies(Plan plan) => plan.Statement.Contains("reached", StringComparison.Ordinal);
}
