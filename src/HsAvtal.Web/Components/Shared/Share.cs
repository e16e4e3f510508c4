namespace HsAvtal.Web.Components.Shared;

/// <summary>A part of a whole: how many, what they are called, and where they are listed.</summary>
/// <param name="Word">For example "Försenad".</param>
/// <param name="Count">How many.</param>
/// <param name="Tone">Shape and colour.</param>
/// <param name="Href">The list of just these.</param>
public sealed record Share(string Word, int Count, Tone Tone, string Href);

/// <summary>A part with its place along a bar, as shares of the bar's length.</summary>
public sealed record PlacedShare(Share Share, double Start, double Length)
{
    /// <summary>The smallest part that holds its shape and number and can be pointed at.</summary>
    private const double Smallest = 0.12;

    /// <summary>The parts that have anything, in order; they fill the bar, and a small one is drawn wider than it is.</summary>
    public static IReadOnlyList<PlacedShare> Along(IEnumerable<Share> shares)
    {
        var shown = shares.Where(s => s.Count > 0).ToList();
        var total = (double)shown.Sum(s => s.Count);
        var lengths = shown.ConvertAll(s => Math.Max(s.Count / total, Smallest));
        var sum = lengths.Sum();
        var placed = new List<PlacedShare>();
        var start = 0.0;
        for (var i = 0; i < shown.Count; i++)
        {
            placed.Add(new PlacedShare(shown[i], start / sum, lengths[i] / sum));
            start += lengths[i];
        }

        return placed;
    }
}
