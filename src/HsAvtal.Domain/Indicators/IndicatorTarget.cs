using HsAvtal.Domain.Decisions;

namespace HsAvtal.Domain.Indicators;

/// <summary>The level that an organisation is to reach in a period, decided by its board (<em>målnivå</em>).</summary>
public sealed class IndicatorTarget : Aggregate
{
    private IndicatorTarget()
    {
    }

    /// <param name="indicator">What is measured.</param>
    /// <param name="organisationId">Whose target it is.</param>
    /// <param name="period">When it is to be reached.</param>
    /// <param name="value">The level.</param>
    /// <param name="decision">The decision that it rests on, of a board of the organisation.</param>
    /// <param name="by">Who registers it.</param>
    public IndicatorTarget(Indicator indicator, Guid organisationId, Period? period, decimal? value, BoardDecision decision, Signature by)
    {
        Guard.That(!indicator.IsWithdrawn, "Indikatorn är makulerad.");
        Guard.That(period is not null, "Perioden saknas.", nameof(Period));
        Guard.That(period.Value.Kind == indicator.PeriodKind, "Perioden är av ett annat slag än indikatorns.", nameof(Period));
        Guard.That(value is not null, "Målnivån saknas.", nameof(Value));
        Guard.That(!decision.IsWithdrawn, "Beslutet är makulerat och kan inte användas.", nameof(DecisionId));
        Guard.That(decision.Kind == DecisionKind.TargetsSet, "Beslutet gäller inte målnivåer för indikatorer.", nameof(DecisionId));
        IndicatorId = indicator.Id;
        OrganisationId = organisationId;
        Period = period.Value.Start;
        Value = Figure.Of(value.Value).Value!.Value;
        DecisionId = decision.Id;
        RegisteredBy = by.Name;
        Touch(by);
    }

    public Guid IndicatorId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The period's first day.</summary>
    public DateOnly Period { get; private set; }

    public decimal Value { get; private set; }

    public Guid DecisionId { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    /// <summary>Rule 17: a target that was replaced or registered by mistake is withdrawn with a reason.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }
}
