using HsAvtal.Data.Searching;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Search;

/// <summary>What a search gives.</summary>
/// <param name="List">A page of hits, best first, and how many there are of the kind asked for.</param>
/// <param name="Counts">How many there are of each kind.</param>
public sealed record SearchResult(PagedList<FoundRow> List, IReadOnlyDictionary<SearchKind, int> Counts)
{
    public static SearchResult Nothing { get; } = new(new PagedList<FoundRow>([], 0), new Dictionary<SearchKind, int>());

    /// <summary>The typed words that stand in no text.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What was searched for instead, with each unknown word replaced by the one most like it; null when all were known or nothing is like them.</summary>
    public string? Instead { get; init; }

    /// <summary>Whether nothing but words such as "och" was typed, or no word at all.</summary>
    public bool SaysNothing { get; init; }

    /// <summary>Whether more was typed than was searched for.</summary>
    public bool IsCut { get; init; }
}

/// <summary>A hit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Href">The page where it is read.</param>
/// <param name="Title">Its name.</param>
/// <param name="Excerpt">Where in its text the words stand.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Board">Which board's.</param>
/// <param name="Origin">The audit or the plan that it comes from.</param>
public sealed record FoundRow(SearchKind Kind, Guid Id, string Href, MarkedText Title, MarkedText Excerpt, string Organisation, string Board, string Origin)
{
    /// <summary>Where a recommendation stands.</summary>
    public RecommendationState? State { get; init; }

    /// <summary>How an action is going.</summary>
    public ActionStatus? Status { get; init; }

    public DueBucket? Bucket { get; init; }
}
