using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Audits;

/// <summary>A handed-over assessment about to be corrected.</summary>
/// <param name="Head">The report.</param>
/// <param name="Old">The assessment as it stands.</param>
/// <param name="Subject">What it assesses, as a heading.</param>
/// <param name="Grades">The grades of its scale, best first.</param>
/// <param name="Seen">The report as the auditor sees it (rule 19).</param>
public sealed record CorrectionSheet(ReportHead Head, ReportAssessment Old, string Subject, IReadOnlyList<GradeChoice> Grades, Seen Seen);

/// <summary>What is typed to correct an assessment. The domain checks it.</summary>
public sealed class CorrectionForm
{
    public Guid? GradeId { get; set; }

    public string? Motivation { get; set; }

    public string? OwnWording { get; set; }

    public string? Reason { get; set; }
}
