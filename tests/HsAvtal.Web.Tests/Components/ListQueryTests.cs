using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A list's state is its address.</summary>
public sealed class ListQueryTests
{
    private static readonly Dictionary<string, string?> _filters = new(StringComparer.Ordinal) { ["sok"] = "vård & omsorg", ["huvudman"] = "", ["ar"] = null };

    [Fact]
    public void Filters_are_kept_and_escaped_and_empty_ones_left_out() =>
        Query().Url().Should().Be("/lista?sok=v%C3%A5rd%20%26%20omsorg&sortera=ar&fallande=true");

    [Fact]
    public void Another_order_starts_from_the_first_page_and_ascending() =>
        (Query() with { Page = 3 }).Url(sort: "titel").Should().Be("/lista?sok=v%C3%A5rd%20%26%20omsorg&sortera=titel");

    [Fact]
    public void Another_page_keeps_the_order() =>
        Query().Url(page: 2).Should().EndWith("&sortera=ar&fallande=true&sida=2");

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 50)]
    public void A_page_skips_those_before_it(int page, int skip) => (Query() with { Page = page }).Skip.Should().Be(skip);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(51, 3)]
    public void Rows_make_pages(int total, int pages) => new PagedList<int>([], total).Pages.Should().Be(pages);

    [Fact]
    public void Only_what_is_filled_in_narrows()
    {
        Query().IsFiltered.Should().BeTrue();
        (Query() with { Filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = "" } }).IsFiltered.Should().BeFalse();
    }

    [Theory]
    [InlineData("100 %", "%100 \\%%")]
    [InlineData("a_b", "%a\\_b%")]
    [InlineData(" c\\d ", "%c\\\\d%")]
    public void What_is_typed_means_itself(string typed, string pattern) => SearchPattern.Containing(typed).Should().Be(pattern);

    private static ListQuery Query() => new("/lista", _filters, "ar", true, 1);
}
