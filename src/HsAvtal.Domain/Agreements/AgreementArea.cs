namespace HsAvtal.Domain.Agreements;

/// <summary>An area of the agreement, for example läkarmedverkan. Configurable data, never an enum.</summary>
public sealed class AgreementArea : Entity
{
    private readonly List<Commitment> _commitments = [];

    private AgreementArea()
    {
    }

    internal AgreementArea(Guid agreementId, int order, string? name, string? summary)
    {
        AgreementId = agreementId;
        Order = order;
        Change(name, summary);
    }

    public Guid AgreementId { get; private set; }

    /// <summary>Place in lists, from 1.</summary>
    public int Order { get; private set; }

    public string Name { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public IReadOnlyList<Commitment> Commitments => _commitments;

    internal void Change(string? name, string? summary)
    {
        var (called, said) = (Guard.Text(name, "Områdets namn", 150, nameof(Name)), Guard.Text(summary, "Områdets sammanfattning", 2000, nameof(Summary)));
        (Name, Summary) = (called, said);
    }

    internal void ChangePlaceWith(AgreementArea other) => (Order, other.Order) = (other.Order, Order);

    internal void Withdraw(string? reason, Signature by) => MarkWithdrawn(reason, by);

    internal void Restore() => MarkRestored();

    internal Commitment AddCommitment(string? text, CommitmentParty? carriedBy, string? target)
    {
        var commitment = new Commitment(Id, _commitments.Select(c => c.Number).DefaultIfEmpty().Max() + 1, text, carriedBy, target);
        _commitments.Add(commitment);
        return commitment;
    }
}

/// <summary>Who carries a commitment.</summary>
public enum CommitmentParty
{
    Region,
    Municipality,
    Joint,
}

/// <summary>A numbered promise within an area (<em>åtagande</em>).</summary>
public sealed class Commitment : Entity
{
    private Commitment()
    {
    }

    internal Commitment(Guid areaId, int number, string? text, CommitmentParty? carriedBy, string? target)
    {
        AreaId = areaId;
        Change(number, text, carriedBy, target);
    }

    public Guid AreaId { get; private set; }

    /// <summary>Number within the area, from 1.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public CommitmentParty CarriedBy { get; private set; }

    /// <summary>The measurable target where the agreement gives one, for example "inom 2 timmar".</summary>
    public string? Target { get; private set; }

    internal void Change(int number, string? text, CommitmentParty? carriedBy, string? target)
    {
        var (promise, measure) = (Guard.Text(text, "Åtagandet", 2000, nameof(Text)), Guard.Optional(target, "Målet", 200, nameof(Target)));
        Guard.That(carriedBy is not null, "Välj vem som bär åtagandet.", nameof(CarriedBy));
        (Number, Text, CarriedBy, Target) = (number, promise, carriedBy.Value, measure);
    }

    internal void Withdraw(string? reason, Signature by) => MarkWithdrawn(reason, by);
}
