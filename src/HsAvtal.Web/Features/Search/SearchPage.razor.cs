using HsAvtal.Data.Searching;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Search;

/// <summary>The search over the whole agreement; words, kind and page live in the URL.</summary>
public sealed partial class SearchPage
{
    private SearchKind? _kind;
    private bool _hasTyped;
    private ListQuery _query = null!;
    private SearchResult _result = SearchResult.Nothing;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Slag { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [Inject]
    private SearchService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _kind = SearchKinds.Of(Slag);
        _hasTyped = !string.IsNullOrWhiteSpace(Q);
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["q"] = Q, ["slag"] = _kind is null ? null : Slag };
        _query = new ListQuery("/sok", filters, "", false, Math.Clamp(Sida ?? 1, 1, 10_000));
        if (_hasTyped)
        {
            _result = await Service.FindAsync(Q, _kind, _query);
        }
    }

    private static string UrlFor(string? typed, SearchKind? kind) =>
        $"/sok?q={Uri.EscapeDataString(typed ?? "")}{(kind is { } one ? $"&slag={SearchKinds.Key(one)}" : "")}";

    private static string Quoted(IReadOnlyList<string> words) => string.Join(", ", words.Select(w => $"”{w}”"));
}
