using HsAvtal.Data.Searching;

namespace HsAvtal.Web.Features.Search;

/// <summary>The kinds of hits on the screen and in the URL.</summary>
public static class SearchKinds
{
    public static SearchKind? Of(string? key) => Enum.GetValues<SearchKind>().Cast<SearchKind?>().FirstOrDefault(k => Key(k!.Value) == key);

    public static string Key(SearchKind kind) => kind switch
    {
        SearchKind.Recommendation => "rekommendationer",
        SearchKind.Action => "atgarder",
        SearchKind.Observation => "iakttagelser",
    };

    public static string Singular(SearchKind kind) => kind switch
    {
        SearchKind.Recommendation => "Rekommendation",
        SearchKind.Action => "Åtgärd",
        SearchKind.Observation => "Iakttagelse",
    };

    public static string Plural(SearchKind kind) => kind switch
    {
        SearchKind.Recommendation => "Rekommendationer",
        SearchKind.Action => "Åtgärder",
        SearchKind.Observation => "Iakttagelser",
    };
}
