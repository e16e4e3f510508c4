using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;

namespace HsAvtal.Web.Features.Audits;

/// <summary>What is missing from a report, in words.</summary>
internal static class GapWords
{
    public static string Of(ReportGap gap, ReportDetails report)
    {
        var subject = gap.Subject is null ? "" : Subject(gap.Subject, report);
        return gap.Kind switch
        {
            ReportGapKind.NothingAssessed => "Rapporten bedömer inget område än.",
            ReportGapKind.GradeMissing => $"{subject}: bedömning saknas.",
            ReportGapKind.MotivationMissing => $"{subject}: motivering saknas.",
            ReportGapKind.OutcomeMissing => $"{subject}: utfall saknas.",
            ReportGapKind.ContinuationMissing => $"{subject}: ska fortsätta som en ny rekommendation, som inte är skriven än.",
            ReportGapKind.FirstKeyMissing => $"{subject}: Genomförd kräver att organisationen först har rapporterat den genomförd.",
        };
    }

    /// <summary>The subject of an assessment, as a heading.</summary>
    public static string Of(ReportAssessment row, ReportDetails report) =>
        row.SubjectKind == AssessmentSubjectKind.Whole
            ? OfWhole(row.Purpose)
            : Subject(new AssessmentSubject(row.SubjectKind, row.AreaId, row.RecommendationId), report);

    /// <summary>The whole, on either scale.</summary>
    public static string OfWhole(GradeScalePurpose purpose) => purpose == GradeScalePurpose.Measures ? "Helheten: vidtagna åtgärder" : "Helheten";

    private static string Subject(AssessmentSubject subject, ReportDetails report) => subject.Kind switch
    {
        AssessmentSubjectKind.Whole => "Helheten",
        AssessmentSubjectKind.Area => report.Assessments.FirstOrDefault(a => a.AreaId == subject.AreaId)?.AreaName ?? "Området",
        AssessmentSubjectKind.Measures => $"Uppföljning av ”{report.FollowUps.FirstOrDefault(f => f.RecommendationId == subject.RecommendationId)?.Title}”",
    };
}
