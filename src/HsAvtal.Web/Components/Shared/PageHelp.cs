namespace HsAvtal.Web.Components.Shared;

/// <summary>The help of every page, in one place: what it is, who does what, and the rule behind what it counts.</summary>
/// <param name="What">What the page shows or is for.</param>
/// <param name="Who">Who does what here.</param>
/// <param name="Rule">How a figure or a state comes about; null where the page has none of its own.</param>
public sealed partial record PageHelp(string What, string Who, string? Rule = null)
{
    public static IReadOnlyCollection<string> Routes => _all.Keys;

    /// <summary>The help for an address.</summary>
    /// <param name="path">Without host and query, for example "/atgarder".</param>
    /// <returns>Null for an address that is no page.</returns>
    public static PageHelp? Of(string path) => RouteOf(path) is { } route ? _all[route] : null;

    /// <summary>The route of the page at an address; null when there is none.</summary>
    public static string? RouteOf(string path)
    {
        var asked = path.Split('/');
        return _all.Keys.Where(r => Fits(r.Split('/'), asked)).MinBy(r => r.Count(c => c == '{'));
    }

    /// <summary>A part in braces stands for any.</summary>
    private static bool Fits(string[] route, string[] asked) =>
        route.Length == asked.Length && route.Zip(asked).All(p => p.First.StartsWith('{') ? p.Second.Length > 0 : p.First == p.Second);
}
