using System.Globalization;

namespace HsAvtal.Web.Components.Shared;

/// <summary>Numbers in drawings, written as SVG wants them whatever the culture. The site's policy lets no inline style through.</summary>
public static class Svg
{
    /// <summary>A share of the drawing's length, 0 to 1: "33.333%".</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.###}%");
}
