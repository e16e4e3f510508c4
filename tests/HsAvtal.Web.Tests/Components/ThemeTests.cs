using System.Globalization;
using System.Text.RegularExpressions;

namespace HsAvtal.Web.Tests.Components;

/// <summary>The colours of the theme are told apart, in light and in dark, and the figures that it gives are true.</summary>
public sealed partial class ThemeTests
{
    private static readonly string _css = Architecture.Sources.Read("src/HsAvtal.Web/wwwroot/theme.css");

    private static readonly Dictionary<string, (string Light, string Dark)> _colours = Colour().Matches(_css)
        .ToDictionary(m => m.Groups["name"].Value, m => (m.Groups["light"].Value, m.Groups["dark"].Value), StringComparer.Ordinal);

    /// <summary>Text on its ground: 4.5 to 1 (WCAG 1.4.3).</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "ink", "ground" }, { "ink", "card" }, { "ink", "raised" }, { "soft", "ground" }, { "soft", "card" }, { "soft", "raised" }, { "link", "ground" }, { "link", "card" }, { "link", "raised" },
        { "good", "good-ground" }, { "fair", "fair-ground" }, { "weak", "weak-ground" }, { "bad", "bad-ground" }, { "bad", "card" }, { "none", "card" }, { "good", "card" },
    };

    /// <summary>Borders of fields, and what shows where the keyboard is: 3 to 1 (WCAG 1.4.11).</summary>
    public static TheoryData<string, string> Borders => new()
    {
        { "line-strong", "card" }, { "focus", "ground" }, { "focus", "card" }, { "accent", "card" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_stands_out_from_its_ground(string text, string ground) => Math.Min(Light(text, ground), Dark(text, ground)).Should().BeGreaterThanOrEqualTo(4.5);

    [Theory]
    [MemberData(nameof(Borders))]
    public void What_is_no_text_is_seen(string thing, string ground) => Math.Min(Light(thing, ground), Dark(thing, ground)).Should().BeGreaterThanOrEqualTo(3);

    [Theory]
    [InlineData("ink", "ground")]
    [InlineData("soft", "card")]
    [InlineData("link", "card")]
    public void The_figures_that_the_theme_gives_are_the_colours_own(string text, string ground) =>
        _css.Should().Contain(string.Create(CultureInfo.InvariantCulture, $"{text} on {ground} {Light(text, ground):0.0} / {Dark(text, ground):0.0}"));

    [Fact]
    public void The_theme_answers_to_dark_contrast_forced_colours_and_calm()
    {
        _css.Should().Contain("color-scheme: light dark");
        foreach (var wish in (string[])["prefers-contrast: more", "forced-colors: active", "prefers-reduced-motion"])
        {
            _css.Should().Contain(wish);
        }
    }

    private static double Light(string a, string b) => Contrast(_colours[a].Light, _colours[b].Light);

    private static double Dark(string a, string b) => Contrast(_colours[a].Dark, _colours[b].Dark);

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\(#(?<light>[0-9a-f]{6}), #(?<dark>[0-9a-f]{6})\);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
