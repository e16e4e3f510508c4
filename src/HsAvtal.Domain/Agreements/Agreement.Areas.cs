namespace HsAvtal.Domain.Agreements;

/// <content>The areas of the agreement, in order, and what is promised within each.</content>
public sealed partial class Agreement
{
    private const string NoArea = "Området finns inte längre.";
    private const string NoCommitment = "Åtagandet finns inte längre.";

    /// <summary>Adds an area last in order.</summary>
    public AgreementArea AddArea(string? name, string? summary, Signature by)
    {
        DemandFreeArea(name, except: null);
        var area = new AgreementArea(Id, _areas.Select(a => a.Order).DefaultIfEmpty().Max() + 1, name, summary);
        _areas.Add(area);
        Touch(by);
        return area;
    }

    public void ChangeArea(Guid areaId, string? name, string? summary, Signature by)
    {
        var area = Find(_areas, areaId, NoArea);
        DemandFreeArea(name, area);
        area.Change(name, summary);
        Touch(by);
    }

    /// <summary>Changes place with the area before or after it; the first and the last stay where they are.</summary>
    public void MoveArea(Guid areaId, bool up, Signature by)
    {
        var area = Find(_areas, areaId, NoArea);
        var inOrder = _areas.Where(a => !a.IsWithdrawn).OrderBy(a => a.Order).ToList();
        var other = inOrder.ElementAtOrDefault(inOrder.IndexOf(area) + (up ? -1 : 1));
        Guard.That(other is not null, up ? "Området står redan först." : "Området står redan sist.");
        area.ChangePlaceWith(other);
        Touch(by);
    }

    /// <summary>Rule 17: hides the area from overviews and choices. What has been assessed of it stays in its reports.</summary>
    public void WithdrawArea(Guid areaId, string? reason, Signature by)
    {
        Find(_areas, areaId, NoArea).Withdraw(reason, by);
        Touch(by);
    }

    /// <summary>Takes a withdrawn area into use again.</summary>
    public void RestoreArea(Guid areaId, Signature by)
    {
        var area = _areas.Find(a => a.Id == areaId) ?? throw new DomainException(NoArea);
        DemandFreeArea(area.Name, area);
        area.Restore();
        Touch(by);
    }

    /// <summary>Adds a promise, numbered after those that the area has had.</summary>
    public Commitment AddCommitment(Guid areaId, string? text, CommitmentParty? carriedBy, string? target, Signature by)
    {
        var commitment = Find(_areas, areaId, NoArea).AddCommitment(text, carriedBy, target);
        Touch(by);
        return commitment;
    }

    public void ChangeCommitment(Guid commitmentId, int? number, string? text, CommitmentParty? carriedBy, string? target, Signature by)
    {
        var commitment = Find(_areas.SelectMany(a => a.Commitments), commitmentId, NoCommitment);
        var area = _areas.Single(a => a.Id == commitment.AreaId);
        Guard.That(number is > 0 and < 1000, "Numret ska vara ett heltal från 1 till 999.", nameof(Commitment.Number));
        Guard.That(
            area.Commitments.All(c => c == commitment || c.Number != number),
            $"Numret {number} är upptaget av ett annat åtagande i området, kanske ett som är makulerat.",
            nameof(Commitment.Number));
        commitment.Change(number.Value, text, carriedBy, target);
        Touch(by);
    }

    /// <summary>Rule 17: the promise no longer holds; it stays in the record.</summary>
    public void WithdrawCommitment(Guid commitmentId, string? reason, Signature by)
    {
        Find(_areas.SelectMany(a => a.Commitments), commitmentId, NoCommitment).Withdraw(reason, by);
        Touch(by);
    }

    private void DemandFreeArea(string? name, AgreementArea? except) => Guard.That(
        !_areas.Exists(a => a != except && !a.IsWithdrawn && IsSame(a.Name, name)),
        $"Avtalet har redan ett område som heter {name?.Trim()}.",
        nameof(AgreementArea.Name));
}
