using HsAvtal.Data;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Overview;

/// <summary>Reads the handed-over grades of areas: no drafts (rule 1), no corrected ones (rule 2).</summary>
internal static class GradeReader
{
    /// <param name="db">The context.</param>
    /// <param name="agreementId">The agreement.</param>
    /// <param name="organisationId">One organisation, or null for all.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<List<GradeRow>> AreaGradesAsync(this HsAvtalDbContext db, Guid agreementId, Guid? organisationId, CancellationToken ct) => (
        from s in db.Assessments
        join audited in db.AuditedBoards on s.AuditedBoardId equals audited.Id
        join audit in db.Audits on audited.AuditId equals audit.Id
        join b in db.Boards on audited.BoardId equals b.Id
        join g in db.Grades on s.GradeId equals g.Id
        where audit.AgreementId == agreementId && audited.State == ReportState.HandedOver && s.AreaId != null
            && s.Purpose == GradeScalePurpose.Compliance && s.CorrectedById == null && s.WithdrawnAt == null
            && (organisationId == null || b.OrganisationId == organisationId)
        select new GradeRow(
            new GradedArea(b.OrganisationId, s.AreaId!.Value, audit.Year, audited.HandedOverOn!.Value, s.RecordedAt, g.Rank), g.Steps, g.Name, audited.Id)).ToListAsync(ct);

    /// <summary>The agreement's parties: the region first, then the municipalities by name.</summary>
    public static Task<List<PartyRow>> PartiesInOrderAsync(this HsAvtalDbContext db, Guid agreementId, CancellationToken ct) => (
        from p in db.Parties
        join o in db.Organisations on p.OrganisationId equals o.Id
        join s in db.Subregions on p.SubregionId equals s.Id into subregions
        from s in subregions.DefaultIfEmpty()
        where p.AgreementId == agreementId
        orderby o.Kind descending, o.ShortName
        select new PartyRow(o.Id, o.Code, o.ShortName, s == null ? null : s.Name)).ToListAsync(ct);

    /// <summary>The words of the scale that areas are graded on, best first.</summary>
    public static Task<List<string>> GradeNamesAsync(this HsAvtalDbContext db, Guid agreementId, CancellationToken ct) =>
        db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance && db.Set<GradeScale>().Any(s => s.Id == g.ScaleId && s.AgreementId == agreementId && s.WithdrawnAt == null))
            .OrderBy(g => g.Rank).Select(g => g.Name).ToListAsync(ct);

    /// <summary>Rule 3: the current one among the rows, and the one before it in time.</summary>
    public static (GradeCell? Now, GradeCell? Before) CurrentAndBefore(IReadOnlyCollection<GradeRow> rows)
    {
        var now = Current(rows);
        var before = now is null ? null : Current([.. rows.Where(r => r != now)]);
        return (now?.Cell, before?.Cell);
    }

    private static GradeRow? Current(IReadOnlyCollection<GradeRow> rows)
    {
        var current = CurrentGrade.Of(rows.Select(r => r.Graded));
        return current is null ? null : rows.First(r => r.Graded == current);
    }
}

/// <summary>A party of the agreement.</summary>
internal sealed record PartyRow(Guid Id, string Code, string ShortName, string? Subregion)
{
    public static IReadOnlyList<string> Subregions(IEnumerable<PartyRow> parties) =>
        [.. parties.Select(p => p.Subregion).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
}
