using HsAvtal.Data;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Overview;

/// <summary>What has happened lately at an organisation, in one statement. Drafts have no events, so none can show.</summary>
internal static class RecentChanges
{
    public const string Recommendation = "rekommendation";
    public const string Report = "lagesrapport";
    public const string Deferral = "framflyttning";

    public static Task<List<RecentChange>> ReadAsync(HsAvtalDbContext db, Guid organisationId, CancellationToken ct) =>
        db.Database.SqlQuery<RecentChange>(
            $"""
            (SELECT e.recorded_at AS "At", {Recommendation} AS "Kind", e.to_state::text AS "State", r.title::text AS "Title", a.id AS "Id", e.recorded_by::text AS "By"
             FROM recommendation_event e JOIN recommendation_addressee a ON a.id = e.addressee_id
             JOIN recommendation r ON r.id = a.recommendation_id JOIN board b ON b.id = a.board_id
             WHERE b.organisation_id = {organisationId} ORDER BY e.recorded_at DESC LIMIT 8)
            UNION ALL
            (SELECT p.recorded_at, {Report}, p.status, a.title, a.id, p.recorded_by
             FROM progress_report p JOIN planned_action a ON a.id = p.action_id
             JOIN action_plan pl ON pl.id = a.plan_id JOIN board b ON b.id = pl.board_id
             WHERE b.organisation_id = {organisationId} ORDER BY p.recorded_at DESC LIMIT 8)
            UNION ALL
            (SELECT d.recorded_at, {Deferral}, d.to_due_on::text, a.title, a.id, d.recorded_by
             FROM deferral d JOIN planned_action a ON a.id = d.action_id
             JOIN action_plan pl ON pl.id = a.plan_id JOIN board b ON b.id = pl.board_id
             WHERE b.organisation_id = {organisationId} ORDER BY d.recorded_at DESC LIMIT 8)
            ORDER BY 1 DESC LIMIT 8
            """).ToListAsync(ct);
}
