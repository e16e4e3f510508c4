using HsAvtal.Domain.Indicators;

namespace HsAvtal.Domain.FollowUp;

/// <summary>One thing that is followed up during the year, with the days that it is to be done.</summary>
public sealed class FollowUpItem : Aggregate
{
    private readonly List<FollowUpOccasion> _occasions = [];

    private FollowUpItem()
    {
    }

    internal FollowUpItem(FollowUpPlan plan, int number, FollowUpFacts facts, Signature by)
    {
        Plan = plan;
        PlanId = plan.Id;
        Number = number;
        Write(facts, by);
    }

    public Guid PlanId { get; private set; }

    public FollowUpPlan Plan { get; private set; } = null!;

    /// <summary>Number within the plan, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What is followed up.</summary>
    public string Title { get; private set; } = "";

    public Guid AreaId { get; private set; }

    public Guid? IndicatorId { get; private set; }

    public Guid? CommitmentId { get; private set; }

    public Perspective Perspective { get; private set; }

    /// <summary>How it is followed up, for example a survey or a sample of records.</summary>
    public string How { get; private set; } = "";

    public FollowUpFrequency Frequency { get; private set; }

    /// <summary>The first day of the year's schedule.</summary>
    public DateOnly FirstOn { get; private set; }

    /// <summary>The function that answers for it; a function, never a person's name.</summary>
    public string ResponsibleFunction { get; private set; } = "";

    public IReadOnlyList<FollowUpOccasion> Occasions => _occasions;

    /// <summary>What is written about it, as it can be written anew.</summary>
    internal FollowUpFacts Facts => new(Title, AreaId, IndicatorId, CommitmentId, Perspective, How, Frequency, FirstOn, ResponsibleFunction);

    /// <summary>Changes the row. Days that have passed or are reported stay; those ahead follow the new schedule.</summary>
    public void Change(FollowUpFacts facts, Signature by)
    {
        DemandInUse();
        Write(facts, by);
    }

    /// <summary>Reports that an occasion was followed up, with what it showed. Done after its day, it stays marked as late.</summary>
    public FollowUpReport Report(Guid occasionId, DateOnly? doneOn, string? text, IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        var occasion = Find(occasionId);
        Guard.That(occasion.DoneOn is null, "Uppföljningen är redan rapporterad.");
        var on = Guard.Date(doneOn, "Datum då uppföljningen gjordes", nameof(FollowUpReport.DoneOn));
        Guard.That(on <= by.Today, "Datum då uppföljningen gjordes kan inte ligga i framtiden.", nameof(FollowUpReport.DoneOn));
        Guard.That(on.Year >= Plan.Year, $"Uppföljningen hör till {Plan.Year} och görs inte före det året.", nameof(FollowUpReport.DoneOn));
        var report = occasion.Add(new FollowUpReport(occasion.Id, on, text, evidence, by));
        Touch(by);
        return report;
    }

    /// <summary>Takes back a report made by mistake; it stays readable with the reason (rule 17).</summary>
    public void TakeBack(Guid occasionId, string? reason, Signature by)
    {
        Find(occasionId).TakeBack(Guard.Text(reason, "Skälet", 1000, "Reason"), by);
        Touch(by);
    }

    /// <summary>Rule 17: ends the row with a reason. Days ahead are no longer planned; what was done or missed stays.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        foreach (var ahead in Ahead(by.Today))
        {
            ahead.Withdraw("Raden makulerades.", by);
        }

        Touch(by);
    }

    private void Write(FollowUpFacts facts, Signature by)
    {
        var title = Guard.Text(facts.Title, "Vad som följs upp", 200, nameof(Title));
        Guard.That(facts.AreaId is not null, "Välj område.", nameof(AreaId));
        Guard.That(facts.Perspective is not null, "Välj perspektiv.", nameof(Perspective));
        var how = Guard.Text(facts.How, "Hur det följs upp", 2000, nameof(How));
        Guard.That(facts.Frequency is not null, "Välj hur ofta.", nameof(Frequency));
        var first = Guard.Date(facts.FirstOn, "Första dagen", nameof(FirstOn));
        Guard.That(first.Year == Plan.Year, $"Första dagen ska ligga i {Plan.Year}.", nameof(FirstOn));
        var function = Guard.Text(facts.ResponsibleFunction, "Ansvarig funktion", 150, nameof(ResponsibleFunction));
        var isRescheduled = first != FirstOn || facts.Frequency != Frequency;
        var days = FollowUpSchedule.Of(first, facts.Frequency.Value).Where(d => d >= by.Today).ToList();
        Guard.That(!isRescheduled || days.Count > 0, "Alla tillfällen har redan passerat. Välj en senare första dag.", nameof(FirstOn));

        (Title, AreaId, IndicatorId, CommitmentId) = (title, facts.AreaId.Value, facts.IndicatorId, facts.CommitmentId);
        (Perspective, How, ResponsibleFunction) = (facts.Perspective.Value, how, function);
        (Frequency, FirstOn) = (facts.Frequency.Value, first);
        if (isRescheduled)
        {
            Schedule(days, by);
        }

        Touch(by);
    }

    private void Schedule(List<DateOnly> days, Signature by)
    {
        foreach (var dropped in Ahead(by.Today).Where(o => !days.Contains(o.PlannedOn)))
        {
            dropped.Withdraw("Planen ändrades.", by);
        }

        _occasions.AddRange(days.Where(d => !_occasions.Exists(o => !o.IsWithdrawn && o.PlannedOn == d)).Select(d => new FollowUpOccasion(Id, d)));
    }

    /// <summary>What can still be planned otherwise: nobody plans away what was missed.</summary>
    private List<FollowUpOccasion> Ahead(DateOnly today) => _occasions.FindAll(o => !o.IsWithdrawn && o.DoneOn is null && o.PlannedOn >= today);

    private FollowUpOccasion Find(Guid occasionId)
    {
        var occasion = _occasions.Find(o => o.Id == occasionId && !o.IsWithdrawn);
        Guard.That(occasion is not null, "Tillfället finns inte längre i planen.");
        return occasion;
    }

    private void DemandInUse() => Guard.That(!IsWithdrawn, "Raden är makulerad.");
}

/// <summary>What a row of a follow-up plan says.</summary>
public sealed record FollowUpFacts(
    string? Title,
    Guid? AreaId,
    Guid? IndicatorId,
    Guid? CommitmentId,
    Perspective? Perspective,
    string? How,
    FollowUpFrequency? Frequency,
    DateOnly? FirstOn,
    string? ResponsibleFunction);
