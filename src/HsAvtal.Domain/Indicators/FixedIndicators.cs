namespace HsAvtal.Domain.Indicators;

/// <summary>The indicators that the parties follow in one verksamhetsår, fixed by a decision of the central body.</summary>
public sealed class FixedIndicators : Aggregate
{
    private readonly List<FixedIndicator> _indicators = [];

    private FixedIndicators()
    {
    }

    /// <param name="agreementId">The agreement.</param>
    /// <param name="year">The verksamhetsår.</param>
    /// <param name="decision">When, by whom and under what numbers it was decided.</param>
    /// <param name="indicatorIds">The indicators; at least one.</param>
    /// <param name="by">Who registers it.</param>
    public FixedIndicators(Guid agreementId, int? year, FixingDecision decision, IReadOnlyCollection<Guid> indicatorIds, Signature by)
    {
        Guard.That(year is not null, "Verksamhetsåret saknas.", nameof(Year));
        Guard.That(year >= Guard.Earliest.Year && year <= Guard.Latest.Year, "Verksamhetsåret är orimligt.", nameof(Year));
        Guard.That(indicatorIds.Count > 0, "Välj minst en indikator.", nameof(Indicators));
        AgreementId = agreementId;
        Year = year.Value;
        DecidedOn = Guard.Date(decision.DecidedOn, "Beslutsdatum", nameof(DecidedOn));
        Guard.That(DecidedOn <= by.Today, "Beslutsdatum kan inte ligga i framtiden.", nameof(DecidedOn));
        DecidedBy = Guard.Text(decision.DecidedBy, "Organet som beslutade", 200, nameof(DecidedBy));
        Paragraph = Guard.Text(decision.Paragraph, "Paragrafen", 30, nameof(Paragraph));
        RegistryNumber = Guard.Optional(decision.RegistryNumber, "Diarienumret", 60, nameof(RegistryNumber));
        _indicators.AddRange(indicatorIds.Distinct().Select(id => new FixedIndicator(Id, id)));
        Touch(by);
    }

    public Guid AgreementId { get; private set; }

    public int Year { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    /// <summary>The body, for example Centralt samverkansorgan.</summary>
    public string DecidedBy { get; private set; } = "";

    public string Paragraph { get; private set; } = "";

    /// <summary>Null is kept and shown as missing (rule 20).</summary>
    public string? RegistryNumber { get; private set; }

    public IReadOnlyList<FixedIndicator> Indicators => _indicators;

    /// <summary>Rule 17: a year that is fixed anew withdraws the earlier fixing, with the reason.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }
}

/// <summary>The central body's decision on a year's indicators.</summary>
public sealed record FixingDecision(DateOnly? DecidedOn, string? DecidedBy, string? Paragraph, string? RegistryNumber);

/// <summary>That an indicator is among a year's.</summary>
public sealed class FixedIndicator
{
    private FixedIndicator()
    {
    }

    internal FixedIndicator(Guid fixedIndicatorsId, Guid indicatorId)
    {
        FixedIndicatorsId = fixedIndicatorsId;
        IndicatorId = indicatorId;
    }

    public Guid FixedIndicatorsId { get; private set; }

    public Guid IndicatorId { get; private set; }
}
