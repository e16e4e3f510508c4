using System.Text.RegularExpressions;

namespace HsAvtal.Web.Features.Search;

/// <summary>The words of what somebody types in the search field. Everything that is neither letter nor digit divides them.</summary>
/// <param name="All">In small letters, each once, at most <see cref="Most"/>.</param>
/// <param name="IsCut">Whether more was typed than is searched for.</param>
public sealed partial record TypedWords(IReadOnlyList<string> All, bool IsCut)
{
    public const int MaxLength = 200;
    public const int Most = 8;

    public static TypedWords Of(string? typed)
    {
        // Letters made of two signs, as some keyboards and documents have them, are made one; a stray half of a sign is nothing.
        var text = new string([.. (typed ?? "").Take(MaxLength).Where(c => !char.IsSurrogate(c))]).Normalize();
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        return new TypedWords([.. words.Take(Most)], typed?.Length > MaxLength || words.Count > Most);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
