namespace HsAvtal.Web.Tests.Budget;

/// <summary>No page needs more than eight statements, however many organisations there are.</summary>
public sealed class StatementBudgetTests : IClassFixture<Measured>
{
    private const int Budget = 8;

    private readonly Measured _measured;

    public StatementBudgetTests(Measured measured) => _measured = measured;

    [Fact]
    public void Every_page_has_an_entry_and_every_entry_a_page() =>
        ProductPages.All.Select(p => p.Template).Should().BeEquivalentTo(ProductPages.Templates);

    [Theory]
    [InlineData("demo")]
    [InlineData("1")]
    [InlineData("34")]
    [InlineData("311")]
    public void No_page_needs_more_than_eight_statements(string size) =>
        _measured.At(size).Where(c => c.Value > Budget).Select(c => $"{c.Key}: {c.Value}").Should().BeEmpty();

    [Fact]
    public void A_page_with_content_is_counted() => _measured.At("1")["/rekommendationer as BoardMember"].Should().BeGreaterThan(2);

    [Theory]
    [InlineData("34")]
    [InlineData("311")]
    public void The_number_is_the_same_however_many_organisations(string size) =>
        _measured.At(size).Where(c => _measured.At("1")[c.Key] != c.Value).Select(c => $"{c.Key}: {c.Value}, not {_measured.At("1")[c.Key]}").Should().BeEmpty();
}
