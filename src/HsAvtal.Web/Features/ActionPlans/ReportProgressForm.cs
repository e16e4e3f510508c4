using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>What an officer types to report progress. The domain checks it.</summary>
public sealed class ReportProgressForm
{
    public ActionStatus Status { get; set; }

    public string? Text { get; set; }

    public DateOnly? ReportedOn { get; set; }

    public EvidenceForm Evidence { get; init; } = new();
}

/// <summary>What an officer types to move a due date. The domain checks it.</summary>
public sealed class DeferForm
{
    public DateOnly? To { get; set; }

    public string? Reason { get; set; }

    public string? DecidedBy { get; set; }

    public DateOnly? DecidedOn { get; set; }
}
