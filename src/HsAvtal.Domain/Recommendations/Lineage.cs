namespace HsAvtal.Domain.Recommendations;

/// <summary>A recommendation as lineage needs to know it.</summary>
public sealed record LineageNode(Guid RecommendationId, Guid AuditId, int Year);

/// <summary>Rule 5: when a recommendation was first raised and how many audits have raised it since.</summary>
/// <param name="FirstRaisedYear">The year of the earliest audit in its line.</param>
/// <param name="TimesRaised">How many different audits have raised it, this one included; 1 for a new one.</param>
public sealed record Lineage(int FirstRaisedYear, int TimesRaised)
{
    /// <summary>Follows the links backwards from a recommendation.</summary>
    /// <param name="recommendationId">Where to start.</param>
    /// <param name="nodes">At least the recommendation and all it descends from.</param>
    /// <param name="links">From the earlier to the later.</param>
    public static Lineage Of(
        Guid recommendationId,
        IReadOnlyDictionary<Guid, LineageNode> nodes,
        IReadOnlyCollection<(Guid From, Guid To)> links)
    {
        var line = Ancestors(recommendationId, links).Select(id => nodes[id]).ToList();
        return new Lineage(line.Min(n => n.Year), line.Select(n => n.AuditId).Distinct().Count());
    }

    private static HashSet<Guid> Ancestors(Guid start, IReadOnlyCollection<(Guid From, Guid To)> links)
    {
        var earlier = links.ToLookup(l => l.To, l => l.From);
        var found = new HashSet<Guid> { start };
        var queue = new Queue<Guid>(found);
        while (queue.TryDequeue(out var id))
        {
            foreach (var from in earlier[id].Where(found.Add))
            {
                queue.Enqueue(from);
            }
        }

        return found;
    }
}
