namespace HsAvtal.Web.Components.Shared;

/// <summary>Search, filters, order and page of a list, as its URL says them.</summary>
/// <param name="Path">The list's path, for example "/rekommendationer".</param>
/// <param name="Filters">Search word and filters by their URL names; empty values are left out of the URL.</param>
/// <param name="Sort">The column's key; empty where the list has one order only.</param>
/// <param name="Descending">Whether the order is reversed.</param>
/// <param name="Page">From 1.</param>
public sealed record ListQuery(string Path, IReadOnlyDictionary<string, string?> Filters, string Sort, bool Descending, int Page)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Rows on paper: as many as anybody reads.</summary>
    public const int MostPrinted = 1000;

    /// <summary>Whether all rows stand on one page, to be printed.</summary>
    public bool ForPrint { get; init; }

    /// <summary>Rows to read.</summary>
    public int Size => ForPrint ? MostPrinted : PageSize;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Filters.Values.Any(v => !string.IsNullOrEmpty(v));

    public int Skip => ForPrint ? 0 : (Math.Max(1, Page) - 1) * PageSize;

    /// <summary>The same list with all rows on one page.</summary>
    public string PrintUrl => $"{Url()}&utskrift=true";

    /// <summary>The same list in another order or on another page.</summary>
    public string Url(string? sort = null, bool? descending = null, int page = 1)
    {
        var parts = Filters.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value!)}").ToList();
        if ((sort ?? Sort) is { Length: > 0 } by)
        {
            parts.Add($"sortera={by}");
        }

        if (descending ?? (sort is null && Descending))
        {
            parts.Add("fallande=true");
        }

        if (page > 1)
        {
            parts.Add($"sida={page}");
        }

        return $"{Path}?{string.Join('&', parts)}";
    }
}

/// <summary>One page of a list and how many rows there are in all.</summary>
public sealed record PagedList<T>(IReadOnlyList<T> Rows, int Total)
{
    public int Pages => Math.Max(1, (Total + ListQuery.PageSize - 1) / ListQuery.PageSize);
}
