using AngleSharp.Dom;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A field's label, hint and error are tied to its input, for those who do not see them beside each other.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData(1, "input")]
    [InlineData(4, "textarea")]
    public async Task A_text_field_ties_label_hint_and_error_to_its_input(int rows, string element)
    {
        var body = await Html.RenderAsync<TextField>(("Label", "Skäl"), ("Name", "Reason"), ("Hint", "Visas för alla."), ("Error", "Skälet saknas."), ("Required", true), ("Rows", rows));

        var input = body.QuerySelector(element)!;
        body.QuerySelector("label")!.GetAttribute("for").Should().Be(input.Id);
        Described(body, input).Should().BeEquivalentTo("Visas för alla.", "Skälet saknas.");
        input.GetAttribute("aria-invalid").Should().Be("true");
        input.GetAttribute("aria-required").Should().Be("true");
    }

    [Fact]
    public async Task A_date_field_ties_label_hint_and_error_to_its_input()
    {
        var body = await Html.RenderAsync<DateField>(("Label", "Nytt slutdatum"), ("Name", "To"), ("Hint", "Tidigast i morgon."), ("Error", "Datum saknas."), ("Value", new DateOnly(2026, 4, 1)));

        var input = body.QuerySelector("input")!;
        body.QuerySelector("label")!.GetAttribute("for").Should().Be(input.Id);
        input.GetAttribute("value").Should().Be("2026-04-01");
        Described(body, input).Should().BeEquivalentTo("Tidigast i morgon.", "Datum saknas.");
        input.GetAttribute("aria-invalid").Should().Be("true");
    }

    [Fact]
    public async Task A_choice_has_a_legend_its_error_and_one_button_per_word()
    {
        IReadOnlyList<(string, string)> choices = [("a", "Det ena"), ("b", "Det andra")];

        var body = await Html.RenderAsync<ChoiceField<string>>(("Label", "Läge"), ("Name", "Status"), ("Choices", choices), ("Value", "b"), ("Hint", "Välj ett."), ("Error", "Välj ett läge."));

        var set = body.QuerySelector("fieldset")!;
        set.QuerySelector("legend")!.TextContent.Should().Be("Läge");
        Described(body, set).Should().Contain("Välj ett läge.").And.Contain("Välj ett.");
        var radios = set.QuerySelectorAll("input[type=radio]");
        radios.Should().OnlyContain(r => r.GetAttribute("name") == "Status" && r.Closest("label") != null);
        radios.Where(r => r.HasAttribute("checked")).Should().ContainSingle().Which.Closest("label")!.TextContent.Trim().Should().Be("Det andra");
    }

    [Fact]
    public async Task What_need_not_be_filled_in_says_so_and_nothing_is_tied_where_there_is_nothing()
    {
        var body = await Html.RenderAsync<TextField>(("Label", "Källa"), ("Name", "Source"));

        body.QuerySelector("label")!.TextContent.Should().Be("Källa (frivilligt)");
        body.QuerySelector("input")!.HasAttribute("aria-describedby").Should().BeFalse();
        body.QuerySelector("input")!.GetAttribute("aria-invalid").Should().Be("false");
        body.QuerySelector(".error").Should().BeNull();
    }

    [Fact]
    public async Task An_error_is_spoken_when_it_appears() =>
        (await Html.RenderAsync<TextField>(("Label", "x"), ("Name", "x"), ("Error", "Fel"))).QuerySelector(".error")!.GetAttribute("role").Should().Be("alert");

    /// <summary>The texts that describe an element; an id that leads nowhere fails.</summary>
    private static List<string> Described(IElement body, IElement element) =>
        [.. (element.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => body.QuerySelector($"[id='{id}']")!.TextContent.Trim())];
}
