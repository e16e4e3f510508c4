using HsAvtal.Domain.Indicators;

namespace HsAvtal.Domain.FollowUp;

/// <summary>Which of the agreement's areas a plan follows up from which of the five perspectives, and where nothing is.</summary>
public sealed class FollowUpCoverage
{
    private readonly Dictionary<(Guid, Perspective), int> _rows;

    private FollowUpCoverage(int cells, Dictionary<(Guid, Perspective), int> rows)
    {
        Cells = cells;
        _rows = rows;
    }

    /// <summary>The perspectives that the agreement demands.</summary>
    public static IReadOnlyList<Perspective> Perspectives { get; } = Enum.GetValues<Perspective>();

    /// <summary>Areas times perspectives.</summary>
    public int Cells { get; }

    /// <summary>Cells with at least one row.</summary>
    public int Covered => _rows.Count;

    public int Holes => Cells - Covered;

    /// <param name="areas">The areas of the agreement, each once.</param>
    /// <param name="rows">Area and perspective of each row in use; a row of an area that is not among them is not counted.</param>
    public static FollowUpCoverage Of(IReadOnlyCollection<Guid> areas, IEnumerable<(Guid AreaId, Perspective Perspective)> rows) =>
        new(areas.Count * Perspectives.Count, rows.Where(r => areas.Contains(r.AreaId)).GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count()));

    /// <summary>How many rows there are; 0 is a hole.</summary>
    public int At(Guid areaId, Perspective perspective) => _rows.GetValueOrDefault((areaId, perspective));
}
