using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>A plan's open actions, to report on several at once.</summary>
public sealed record BulkReport(Guid PlanId, string Title, string Board, string Organisation, IReadOnlyList<BulkReportRow> Rows, DateOnly Today);

/// <summary>An action to report on.</summary>
public sealed record BulkReportRow(
    Guid Id,
    int Number,
    string Title,
    string? ResponsibleFunction,
    ActionStatus Status,
    DateOnly? DueOn,
    DateOnly? LastReportedOn,
    Seen Seen);

/// <summary>Reports on several actions, of one day. The domain checks them.</summary>
public sealed class BulkReportForm
{
    public DateOnly? ReportedOn { get; set; }

    public IList<BulkReportRowForm> Rows { get; set; } = [];
}

/// <summary>The report on one action; a row without text and with the state it had is not reported now.</summary>
public sealed class BulkReportRowForm
{
    public required Guid ActionId { get; init; }

    public required ActionStatus Before { get; init; }

    public ActionStatus Status { get; set; }

    public string? Text { get; set; }

    public required Seen Seen { get; set; }

    public bool IsGiven => Status != Before || !string.IsNullOrWhiteSpace(Text);

    /// <summary>The name of the row's text field in messages.</summary>
    public string TextField => $"Text-{ActionId:N}";
}
