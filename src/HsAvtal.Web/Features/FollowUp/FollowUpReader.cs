using HsAvtal.Data;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>How a query makes the row of a plan; for reading it and for writing it.</summary>
internal static class FollowUpReader
{
    public static IQueryable<FollowUpRow> Rows(HsAvtalDbContext db, IQueryable<FollowUpItem> items) =>
        from i in items
        join area in db.Areas on i.AreaId equals area.Id
        from indicator in db.Indicators.Where(x => x.Id == i.IndicatorId).DefaultIfEmpty()
        orderby i.PlanId, i.Number
        select new FollowUpRow(
            i.Id, i.PlanId, i.Number, i.Title, i.AreaId, area.Name, i.Perspective, i.How, i.Frequency, i.FirstOn, i.ResponsibleFunction,
            i.IndicatorId, indicator == null ? null : indicator.Name,
            i.CommitmentId, area.Commitments.Where(c => c.Id == i.CommitmentId).Select(c => c.Text).FirstOrDefault(),
            i.WithdrawnReason,
            i.Occasions.Where(o => o.WithdrawnAt == null).OrderBy(o => o.PlannedOn).Select(o => new OccasionRow(o.Id, o.PlannedOn, o.DoneOn)).ToList(),
            new Seen(i.Version, db.ChangeLog.Where(e => e.AggregateId == i.Id).Max(e => (long?)e.Id) ?? 0));
}
