using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace HsAvtal.Web.Components.Layout;

/// <summary>Which pages show one organisation or another by their address, "?huvudman=1290".</summary>
public static class PartyRoutes
{
    /// <summary>The SCB code of the organisation in the address.</summary>
    public const string Key = "huvudman";

    private static readonly Regex[] _routes =
    [
        .. typeof(PartyRoutes).Assembly.GetTypes()
            .Where(t => t.GetRuntimeProperties().Any(p => p.Name == "Huvudman" && p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null))
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Where(r => !r.Template.StartsWith("/administration", StringComparison.Ordinal))
            .Select(r => new Regex($"^{Regex.Replace(r.Template, @"\{[^}]+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))),
    ];

    public static bool Takes(string path) => Array.Exists(_routes, r => r.IsMatch(path));

    /// <summary>The organisation that an address asks for, or null.</summary>
    public static string? Asked(Uri address) =>
        QueryHelpers.ParseQuery(address.Query).TryGetValue(Key, out var code) && !string.IsNullOrEmpty(code) ? code.ToString() : null;

    /// <summary>The same page for another organisation, from its first row; the overview where the page is about one thing only.</summary>
    /// <param name="pathAndQuery">The page, a path of the product's own.</param>
    /// <param name="code">The organisation's SCB code.</param>
    public static string For(string pathAndQuery, string code)
    {
        var parts = pathAndQuery.Split('?', 2);
        if (!Takes(parts[0]))
        {
            return $"/?{Key}={Uri.EscapeDataString(code)}";
        }

        var query = QueryHelpers.ParseQuery(parts.Length > 1 ? parts[1] : "");
        query.Remove("sida");
        query[Key] = code;
        return QueryHelpers.AddQueryString(parts[0], query);
    }
}
