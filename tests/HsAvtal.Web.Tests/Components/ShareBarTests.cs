using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A bar of parts says how many each is, and leads to what it counts.</summary>
public sealed class ShareBarTests
{
    private static readonly Share[] _shares =
    [
        new("Försenad", 1, Tone.Bad, "/atgarder?nar=Overdue"),
        new("Senare", 0, Tone.Neutral, "/atgarder?nar=Later"),
        new("Utan datum", 1200, Tone.None, "/atgarder?nar=NoDate"),
    ];

    [Fact]
    public async Task Each_part_that_has_anything_is_a_link_with_word_and_number_in_the_bar_and_beside_it()
    {
        var bar = await Html.RenderAsync<ShareBar>(("Id", "x"), ("Label", "Åtgärder"), ("Shares", _shares));

        var parts = bar.QuerySelectorAll("svg.share-bar > a").ToList();
        parts.Select(a => a.GetAttribute("href")).Should().Equal("/atgarder?nar=Overdue", "/atgarder?nar=NoDate");
        parts.Select(a => a.QuerySelector("title")!.TextContent).Should().Equal("Försenad: 1", $"Utan datum: {1200:N0}");
        bar.QuerySelectorAll(".share-words a").Select(a => (a.GetAttribute("href"), a.TextContent.Trim())).Should().Equal(("/atgarder?nar=Overdue", "Försenad: 1"), ("/atgarder?nar=NoDate", $"Utan datum: {1200:N0}"));
        bar.QuerySelector("svg.share-bar")!.GetAttribute("aria-label").Should().Be("Åtgärder");
    }

    [Fact]
    [Trait("Rule", "4")]
    public async Task What_is_not_known_is_hatched_and_nothing_else_is()
    {
        var bar = await Html.RenderAsync<ShareBar>(("Id", "x"), ("Label", "Åtgärder"), ("Shares", _shares));

        bar.QuerySelectorAll("[fill='url(#skraffering-x)']").Should().ContainSingle().Which.Closest("a")!.QuerySelector("title")!.TextContent.Should().StartWith("Utan datum");
    }

    [Fact]
    public void The_parts_fill_the_bar_in_order_and_none_is_too_small_to_point_at()
    {
        var placed = PlacedShare.Along([.. _shares, new("Klar", 3, Tone.Good, "/")]);

        placed.Select(p => p.Share.Word).Should().Equal("Försenad", "Utan datum", "Klar");
        placed[0].Start.Should().Be(0);
        placed.Zip(placed.Skip(1)).Should().OnlyContain(p => Math.Abs(p.First.Start + p.First.Length - p.Second.Start) < 1e-9);
        (placed[^1].Start + placed[^1].Length).Should().BeApproximately(1, 1e-9);
        placed.Should().OnlyContain(p => p.Length > 0.09);
    }

    [Fact]
    public void Attributes_are_written_with_a_point_whatever_the_culture() => Svg.Percent(1 / 3.0).Should().Be("33.333%");

    [Fact]
    public async Task Nothing_is_drawn_of_nothing() =>
        (await Html.RenderAsync<ShareBar>(("Id", "x"), ("Label", "Åtgärder"), ("Shares", Array.Empty<Share>()))).QuerySelector("svg").Should().BeNull();
}
