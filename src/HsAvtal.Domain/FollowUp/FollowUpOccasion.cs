namespace HsAvtal.Domain.FollowUp;

/// <summary>How something planned for a day has gone.</summary>
public enum OccasionState
{
    /// <summary>Planerad: its day has not passed.</summary>
    Planned,

    /// <summary>Missad: its day has passed and it is not done.</summary>
    Missed,

    /// <summary>Gjord, on its day or before.</summary>
    Done,

    /// <summary>Gjord för sent: after its day, which stays told.</summary>
    DoneLate,
}

/// <summary>How a day and what became of it make a state.</summary>
public static class OccasionStates
{
    public static OccasionState Of(DateOnly plannedOn, DateOnly? doneOn, DateOnly today) => doneOn switch
    {
        null => plannedOn < today ? OccasionState.Missed : OccasionState.Planned,
        { } on => on > plannedOn ? OccasionState.DoneLate : OccasionState.Done,
    };
}

/// <summary>One planned day of a follow-up (<em>tillfälle</em>).</summary>
public sealed class FollowUpOccasion : Entity
{
    private readonly List<FollowUpReport> _reports = [];

    private FollowUpOccasion()
    {
    }

    internal FollowUpOccasion(Guid itemId, DateOnly plannedOn)
    {
        ItemId = itemId;
        PlannedOn = plannedOn;
    }

    public Guid ItemId { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    /// <summary>The day it was done, by the report in force; null when there is none.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>At most one that is not taken back.</summary>
    public IReadOnlyList<FollowUpReport> Reports => _reports;

    public OccasionState State(DateOnly today) => OccasionStates.Of(PlannedOn, DoneOn, today);

    internal FollowUpReport Add(FollowUpReport report)
    {
        _reports.Add(report);
        DoneOn = report.DoneOn;
        return report;
    }

    internal void TakeBack(string reason, Signature by)
    {
        var report = _reports.Find(r => !r.IsWithdrawn);
        Guard.That(report is not null, "Uppföljningen är inte rapporterad.");
        report.Withdraw(reason, by);
        DoneOn = null;
    }

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);
}

/// <summary>That an occasion was followed up, and what it showed.</summary>
public sealed class FollowUpReport : Entity
{
    private readonly List<Evidence> _evidence = [];

    private FollowUpReport()
    {
    }

    internal FollowUpReport(Guid occasionId, DateOnly doneOn, string? text, IReadOnlyList<EvidenceSource> evidence, Signature by)
    {
        OccasionId = occasionId;
        DoneOn = doneOn;
        Text = Guard.Text(text, "Vad uppföljningen visade", 4000, nameof(Text));
        _evidence.AddRange(evidence.Select(e => new Evidence(e, by)));
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid OccasionId { get; private set; }

    public DateOnly DoneOn { get; private set; }

    public string Text { get; private set; } = "";

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);
}
