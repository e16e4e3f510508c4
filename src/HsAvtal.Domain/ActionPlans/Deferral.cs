namespace HsAvtal.Domain.ActionPlans;

/// <summary>One move of a due date: from, to, reason, who decided, when (<em>framflyttning</em>).</summary>
public sealed class Deferral : Entity
{
    private Deferral()
    {
    }

    internal Deferral(Guid actionId, DateOnly? from, DateOnly to, string? reason, string? decidedBy, DateOnly decidedOn, Signature by)
    {
        ActionId = actionId;
        FromDueOn = from;
        ToDueOn = to;
        Reason = Guard.Text(reason, "Skälet", 2000, nameof(Reason));
        DecidedBy = Guard.Text(decidedBy, "Vem som beslutat", 150, nameof(DecidedBy));
        DecidedOn = decidedOn;
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    public Guid ActionId { get; private set; }

    /// <summary>The due date before; null when there was none.</summary>
    public DateOnly? FromDueOn { get; private set; }

    public DateOnly ToDueOn { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The function or board that decided.</summary>
    public string DecidedBy { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    /// <summary>Days moved; negative when brought forward, 0 when a first date was set.</summary>
    public int Days => FromDueOn is { } from ? ToDueOn.DayNumber - from.DayNumber : 0;
}

/// <summary>How many times a due date has been moved and how many days in all (rule 9).</summary>
public sealed record Slippage(int Times, int Days)
{
    public static readonly Slippage None = new(0, 0);

    /// <summary>Without reading the ledger: the sum of the moves is the current date less the original.</summary>
    public static Slippage Of(int times, DateOnly? original, DateOnly? current) =>
        times == 0 || original is null || current is null ? None : new Slippage(times, current.Value.DayNumber - original.Value.DayNumber);
}
