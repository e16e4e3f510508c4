namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>The search for foreign figures finds them, and leaves Swedish ones alone.</summary>
public sealed class ForeignFiguresTests
{
    [Theory]
    [InlineData("Klar 2026-04-21.", "2026-04-21")]
    [InlineData("Klar 4/21/2026.", "4/21/2026")]
    [InlineData("Antal 12,345 dagar", "12,345")]
    [InlineData("Antal 12345 dagar", "12345")]
    public void A_foreign_figure_is_found(string text, string figure) => ForeignFigures.In(text).Should().Equal(figure);

    [Theory]
    [InlineData("21 april 2026, 12 345 dagar, 55,4 procent, § 39, DEMO 2025/207, SCB-kod 1290, N07407")]
    public void Swedish_figures_are_left_alone(string text) => ForeignFigures.In(text).Should().BeEmpty();
}
