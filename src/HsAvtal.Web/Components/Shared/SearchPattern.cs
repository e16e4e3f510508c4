namespace HsAvtal.Web.Components.Shared;

/// <summary>What a user types in a search box, as a pattern for the database.</summary>
public static class SearchPattern
{
    /// <summary>Matches text that contains the words as typed; % and _ mean themselves.</summary>
    public static string Containing(string search)
    {
        var escaped = search.Trim()
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
