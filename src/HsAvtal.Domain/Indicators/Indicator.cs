namespace HsAvtal.Domain.Indicators;

/// <summary>The five that the agreement's follow-up must cover at least.</summary>
public enum Perspective
{
    /// <summary>Måluppfyllelse.</summary>
    GoalAttainment,

    /// <summary>Patient och brukare.</summary>
    Patients,

    /// <summary>Anhörig och närstående.</summary>
    Relatives,

    /// <summary>Verksamhet och medarbetare.</summary>
    Staff,

    /// <summary>Ekonomi.</summary>
    Economy,
}

/// <summary>What is measured, in what unit, which way it should move and where it comes from (<em>indikator</em>).</summary>
public sealed class Indicator : Aggregate
{
    private Indicator()
    {
    }

    public Indicator(Guid agreementId, IndicatorFacts facts, Signature by)
    {
        AgreementId = agreementId;
        Name = Guard.Text(facts.Name, "Indikatorns namn", 200, nameof(Name));
        Definition = Guard.Text(facts.Definition, "Definitionen", 2000, nameof(Definition));
        Unit = Guard.Text(facts.Unit, "Enheten", 50, nameof(Unit));
        Source = Guard.Text(facts.Source, "Källan", 300, nameof(Source));
        Direction = facts.Direction;
        Perspective = facts.Perspective;
        AreaId = facts.AreaId;
        Touch(by);
    }

    public Guid AgreementId { get; private set; }

    public Guid? AreaId { get; private set; }

    public string Name { get; private set; } = "";

    public string Definition { get; private set; } = "";

    /// <summary>For example percent or number per 1 000 inhabitants.</summary>
    public string Unit { get; private set; } = "";

    public IndicatorDirection Direction { get; private set; }

    public Perspective Perspective { get; private set; }

    public string Source { get; private set; } = "";
}

/// <summary>What an indicator is.</summary>
public sealed record IndicatorFacts(
    string? Name,
    string? Definition,
    string? Unit,
    IndicatorDirection Direction,
    Perspective Perspective,
    string? Source,
    Guid? AreaId = null);
