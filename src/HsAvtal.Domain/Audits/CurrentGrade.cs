namespace HsAvtal.Domain.Audits;

/// <summary>A handed-over assessment of an area as summaries need to know it.</summary>
/// <param name="OrganisationId">Whose board was assessed.</param>
/// <param name="AreaId">The assessed area.</param>
/// <param name="Year">The audit's year: the round.</param>
/// <param name="HandedOverOn">The day of the hand-over.</param>
/// <param name="RecordedAt">When it was recorded, which orders corrections.</param>
/// <param name="Rank">The grade's rank, 1 best.</param>
public sealed record GradedArea(Guid OrganisationId, Guid AreaId, int Year, DateOnly HandedOverOn, DateTimeOffset RecordedAt, int Rank);

/// <summary>Rule 3: which assessment is the current one.</summary>
public static class CurrentGrade
{
    /// <summary>The latest handed over; among those of one day, the latest recorded. Null is <em>Ej bedömd</em>.</summary>
    public static GradedArea? Of(IEnumerable<GradedArea> assessments) =>
        assessments.OrderBy(a => a.HandedOverOn).ThenBy(a => a.Year).ThenBy(a => a.RecordedAt).LastOrDefault();

    /// <summary>The round before: of assessments of the same board and area, the latest handed over earlier; null for the first.</summary>
    public static GradedArea? Before(GradedArea now, IEnumerable<GradedArea> assessments) =>
        Of(assessments.Where(a => (a.HandedOverOn, a.Year).CompareTo((now.HandedOverOn, now.Year)) < 0));
}

/// <summary>What has become of a grade since the round before.</summary>
public enum GradeMove
{
    Better,
    Worse,
    Same,

    /// <summary>Assessed for the first time: there is nothing to compare with.</summary>
    First,

    /// <summary><em>Ej bedömd</em> (rule 3).</summary>
    NotAssessed,
}

/// <summary>Compares the ranks of two rounds; 1 is the best.</summary>
public static class GradeMoves
{
    /// <param name="rank">The current rank, or null for <em>Ej bedömd</em>.</param>
    /// <param name="rankBefore">The rank of the round before, or null when there was none.</param>
    public static GradeMove Of(int? rank, int? rankBefore) => (rank, rankBefore) switch
    {
        (null, _) => GradeMove.NotAssessed,
        (_, null) => GradeMove.First,
        var (now, before) when now < before => GradeMove.Better,
        var (now, before) when now > before => GradeMove.Worse,
        _ => GradeMove.Same,
    };
}

/// <summary>
/// Rule 4: a summary over many boards is a distribution with the worst named, and <em>Ej bedömd</em> as a share of its own;
/// never an average.
/// </summary>
/// <param name="Counts">Number of boards by rank, best first; the index is rank − 1.</param>
/// <param name="NotAssessed">Number of boards without any assessment.</param>
public sealed record GradeDistribution(IReadOnlyList<int> Counts, int NotAssessed)
{
    public int Total => Counts.Sum() + NotAssessed;

    /// <summary>The worst rank that anyone has; null when nobody is assessed.</summary>
    public int? WorstRank
    {
        get
        {
            for (var rank = Counts.Count; rank > 0; rank--)
            {
                if (Counts[rank - 1] > 0)
                {
                    return rank;
                }
            }

            return null;
        }
    }

    /// <param name="currentRanks">One entry per board: its current rank, or null for <em>Ej bedömd</em>.</param>
    /// <param name="steps">How many grades the scale has.</param>
    public static GradeDistribution Of(IEnumerable<int?> currentRanks, int steps)
    {
        var counts = new int[steps];
        var notAssessed = 0;
        foreach (var rank in currentRanks)
        {
            if (rank is { } r)
            {
                counts[r - 1]++;
            }
            else
            {
                notAssessed++;
            }
        }

        return new GradeDistribution(counts, notAssessed);
    }
}
