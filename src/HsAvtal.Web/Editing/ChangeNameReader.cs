using HsAvtal.Data;
using HsAvtal.Data.ChangeLog;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Editing;

/// <summary>The names of what log entries only have ids of: grades, what an assessment is about, whom a recommendation is addressed to.</summary>
internal static class ChangeNameReader
{
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(HsAvtalDbContext db, IEnumerable<ChangeLogEntry> entries, CancellationToken ct)
    {
        var ids = entries.SelectMany(ChangeWords.IdsToName).Distinct().ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        var grades = await db.Grades.Where(g => ids.Contains(g.Id)).Select(g => new Named(g.Id, g.Name)).ToListAsync(ct);
        var subjects = await (
            from s in db.Assessments
            where ids.Contains(s.Id)
            from area in db.Areas.Where(a => a.Id == s.AreaId).DefaultIfEmpty()
            from r in db.Recommendations.Where(r => r.Id == s.RecommendationId).DefaultIfEmpty()
            select new { s.Id, Area = area == null ? null : area.Name, Recommendation = r == null ? null : r.Title }).ToListAsync(ct);
        var addressees = await (
            from a in db.Addressees
            join b in db.Boards on a.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where ids.Contains(a.Id)
            select new Named(a.Id, "Rekommendation riktad till " + b.Name + ", " + o.ShortName)).ToListAsync(ct);
        return grades.Concat(subjects.Select(s => new Named(s.Id, s.Area ?? Measures(s.Recommendation)))).Concat(addressees).ToDictionary(n => n.Id, n => n.Name);
    }

    private static string Measures(string? recommendation) => recommendation is null ? "Helheten" : $"Uppföljning av ”{recommendation}”";

    private sealed record Named(Guid Id, string Name);
}
