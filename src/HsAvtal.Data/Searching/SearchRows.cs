namespace HsAvtal.Data.Searching;

/// <summary>What can be searched.</summary>
public enum SearchKind
{
    /// <summary>A recommendation as one board has it.</summary>
    Recommendation,

    /// <summary>An action of an adopted plan.</summary>
    Action,

    /// <summary>An observation of a handed-over report.</summary>
    Observation,
}

/// <summary>What is known of a typed word.</summary>
/// <param name="Place">Which of the typed words, from 1.</param>
/// <param name="Stem">Its stem, or the nearest word's; null for a word that says nothing alone, such as "och".</param>
/// <param name="Lexemes">The stems of the words that hold it; empty when there are none.</param>
/// <param name="Nearest">The word most like it, when no word holds it.</param>
public sealed record SearchWord(int Place, string? Stem, string[] Lexemes, string? Nearest);

/// <summary>A hit, or none, with how many there are of each kind.</summary>
public sealed record SearchHit(long? Place, SearchKind? Kind, Guid? Id, int Recommendations, int Actions, int Observations);
