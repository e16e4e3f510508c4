namespace HsAvtal.Domain.FollowUp;

/// <summary>What a board follows up, how, how often and by whom in one <em>verksamhetsår</em> (<em>uppföljningsplan</em>).</summary>
public sealed class FollowUpPlan : Aggregate
{
    private readonly List<FollowUpItem> _items = [];

    private FollowUpPlan()
    {
    }

    /// <param name="boardId">Whose plan it is.</param>
    /// <param name="year">The year that it is for: the current one or the next, since nobody plans backwards.</param>
    /// <param name="by">The officer who writes it.</param>
    public FollowUpPlan(Guid boardId, int? year, Signature by)
    {
        Guard.That(year is not null, "Verksamhetsåret saknas.", nameof(Year));
        var now = by.Today.Year;
        Guard.That(year == now || year == now + 1, $"En plan görs för {now} eller {now + 1}.", nameof(Year));
        BoardId = boardId;
        Year = year.Value;
        Touch(by);
    }

    public Guid BoardId { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<FollowUpItem> Items => _items;

    public FollowUpItem AddItem(FollowUpFacts facts, Signature by)
    {
        var item = new FollowUpItem(this, _items.Count + 1, facts, by);
        _items.Add(item);
        Touch(by);
        return item;
    }

    /// <summary>Takes the rows of an earlier year's plan as this year's. What was done or missed then stays with that year.</summary>
    public void StartFrom(FollowUpPlan earlier, Signature by)
    {
        Guard.That(earlier.BoardId == BoardId, "Planen utgår från samma nämnds tidigare plan.");
        Guard.That(earlier.Year < Year, "Planen utgår från ett tidigare år.");
        Guard.That(_items.Count == 0, "Planen har redan rader.");
        foreach (var row in earlier._items.Where(i => !i.IsWithdrawn).OrderBy(i => i.Number))
        {
            AddItem(row.Facts with { FirstOn = FollowUpSchedule.FirstIn(Year, row.FirstOn, row.Frequency, by.Today) }, by);
        }
    }
}
