using HsAvtal.Domain.Audits;

namespace HsAvtal.Web.Features.Overview;

/// <summary>How the grades of one area have moved over the rounds, at every organisation of the agreement.</summary>
/// <param name="Area">The area.</param>
/// <param name="Rounds">The years of the audits that have assessed it, oldest first.</param>
/// <param name="GradeNames">The scale's words, best first.</param>
/// <param name="Subregions">What the list can be narrowed to.</param>
/// <param name="Rows">Every organisation, or those of one subregion.</param>
public sealed record AreaTrend(MatrixArea Area, IReadOnlyList<int> Rounds, IReadOnlyList<string> GradeNames, IReadOnlyList<string> Subregions, IReadOnlyList<TrendRow> Rows)
{
    /// <summary>How many moved each way (rule 4: counts, no average).</summary>
    public int Moved(GradeMove move) => Rows.Count(r => r.Move == move);

    /// <summary>The grades that were given in a round; who was not assessed in it is a share of its own.</summary>
    public GradeDistribution In(int year) => GradeDistribution.Of(Rows.Select(r => r.ByRound.GetValueOrDefault(year)?.Rank), GradeNames.Count);
}

/// <summary>One organisation's grades of the area.</summary>
public sealed record TrendRow(string Code, string Name, IReadOnlyDictionary<int, GradeCell> ByRound, GradeCell? Now, GradeCell? Before)
{
    public GradeMove Move => GradeMoves.Of(Now?.Rank, Before?.Rank);
}
