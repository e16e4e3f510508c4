using HsAvtal.Data;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.History;

/// <summary>The names of what the log only has ids of, with the pages of those that have one; in one statement.</summary>
internal static class HistoryNameReader
{
    public static async Task<IReadOnlyDictionary<Guid, HistorySubject>> ReadAsync(HsAvtalDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, HistorySubject>();
        }

        var named = await db.Areas.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name, Href = "/omraden/" })
            .Concat(db.Grades.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name, Href = "" }))
            .Concat(db.Agreements.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Avtalet " + x.ShortName, Href = "" }))
            .Concat(db.Indicators.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name, Href = "/indikatorer/" }))
            .Concat(db.Organisations.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name, Href = "/historik/huvudman/" }))
            .Concat(db.Users.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = x.DisplayName, Href = "" }))
            .Concat(db.Boards.Where(x => ids.Contains(x.Id)).Join(db.Organisations, b => b.OrganisationId, o => o.Id, (b, o) => new { b.Id, Name = b.Name + ", " + o.ShortName, Href = "" }))
            .Concat(db.Audits.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Granskningen " + x.Title + ", " + x.Year, Href = "/granskningar/" }))
            .Concat(
                from x in db.AuditedBoards
                join a in db.Audits on x.AuditId equals a.Id
                join b in db.Boards on x.BoardId equals b.Id
                join o in db.Organisations on b.OrganisationId equals o.Id
                where ids.Contains(x.Id)
                select new { x.Id, Name = "Rapporten om " + b.Name + ", " + o.ShortName + " (" + a.Year + ")", Href = "/rapporter/" })
            .Concat(db.Recommendations.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Rekommendationen ”" + x.Title + "”", Href = "" }))
            .Concat(
                from x in db.Addressees
                join r in db.Recommendations on x.RecommendationId equals r.Id
                join b in db.Boards on x.BoardId equals b.Id
                join o in db.Organisations on b.OrganisationId equals o.Id
                where ids.Contains(x.Id)
                select new { x.Id, Name = "Rekommendationen ”" + r.Title + "” till " + b.Name + ", " + o.ShortName, Href = x.State == RecommendationState.Draft ? "" : "/rekommendationer/" })
            .Concat(db.Decisions.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Nämndbeslut " + x.Paragraph, Href = "/beslut/" }))
            .Concat(db.ActionPlans.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Planen " + x.Title, Href = "/atgardsplaner/" }))
            .Concat(db.PlannedActions.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Åtgärden " + x.Title, Href = "/atgarder/" }))
            .Concat(db.FollowUpPlans.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Uppföljningsplanen för " + x.Year, Href = "" }))
            .Concat(db.FollowUpItems.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Uppföljningen " + x.Title, Href = "/historik/uppfoljning/" }))
            .Concat(db.SignInProviders.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Inloggningen " + x.Name, Href = "" }))
            .Concat(db.FixedIndicators.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, Name = "Fastställda indikatorer för " + x.Year, Href = "/historik/arsindikatorer/" }))
            .Concat(db.IndicatorTargets.Where(x => ids.Contains(x.Id)).Join(db.Indicators, t => t.IndicatorId, i => i.Id, (t, i) => new { t.Id, Name = "Målnivå för " + i.Name, Href = "" }))
            .Concat(db.Meetings.Where(x => ids.Contains(x.Id)).Join(db.Boards, m => m.BoardId, b => b.Id, (m, b) => new { m.Id, Name = "Sammanträde, " + b.Name, Href = "/historik/sammantrade/" }))
            .Concat(
                from x in db.RoleAssignments
                join u in db.Users on x.UserId equals u.Id
                where ids.Contains(x.Id)
                select new { x.Id, Name = "Roll för " + u.DisplayName, Href = "" })
            .ToListAsync(ct);
        return named.DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => new HistorySubject(n.Name, n.Href.Length == 0 ? null : $"{n.Href}{n.Id}"));
    }
}
