using HsAvtal.Domain.Access;
using HsAvtal.Domain.Expectations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Reading;

/// <summary>Reads what a user may have to act on, in one statement however many organisations the user has roles at.</summary>
public static class ExpectationReader
{
    /// <param name="db">The context.</param>
    /// <param name="actor">Only organisations where the actor has a role to act in are read; drafts only where they may be (rule 1).</param>
    /// <param name="organisationId">One of them, or null for all.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<ExpectationFact>> ExpectationFactsAsync(
        this HsAvtalDbContext db, Actor actor, Guid? organisationId, CancellationToken ct)
    {
        Guid[] Own(params Operation[] operations) =>
            [.. operations.SelectMany(actor.OwnOrganisations).Distinct().Where(id => organisationId is null || id == organisationId)];
        var own = Own(Operation.RegisterDecision, Operation.ReportProgress, Operation.ConfirmCompletion);
        var plans = Own(Operation.ReadDraftPlan);
        var reports = Own(Operation.ReadDraftReport);
        if (own.Length + plans.Length + reports.Length == 0)
        {
            return [];
        }

        var rows = await Rows(db, own, plans, reports).ToListAsync(ct);
        return rows.ConvertAll(r => new ExpectationFact(Enum.Parse<FactKind>(r.Kind), r.Id, r.OrganisationId, r.Organisation, r.Title, r.On, r.Number, r.Days));
    }

    private static IQueryable<Row> Rows(HsAvtalDbContext db, Guid[] own, Guid[] plans, Guid[] reports) =>
        db.Database.SqlQuery<Row>(
            $"""
            WITH own AS (
              SELECT b.id, o.id AS organisation_id, o.short_name::text AS name
              FROM board b JOIN organisation o ON o.id = b.organisation_id WHERE o.id = ANY ({own})),
            followed AS (
              SELECT a.id, a.board_id, a.recommendation_id, a.audited_board_id, a.state, own.organisation_id, own.name, r.title::text AS title
              FROM recommendation_addressee a JOIN own ON own.id = a.board_id JOIN recommendation r ON r.id = a.recommendation_id
              WHERE a.state IN ('Issued', 'Answered', 'InProgress', 'ReportedCompleted') AND a.withdrawn_at IS NULL AND r.withdrawn_at IS NULL),
            action AS (
              SELECT p.*, pl.board_id, own.organisation_id, own.name
              FROM planned_action p JOIN action_plan pl ON pl.id = p.plan_id JOIN own ON own.id = pl.board_id
              WHERE pl.state = 'Adopted' AND pl.withdrawn_at IS NULL AND p.withdrawn_at IS NULL)
            SELECT {nameof(FactKind.UnansweredReport)} AS "Kind", x.id AS "Id", f.organisation_id AS "OrganisationId", f.name AS "Organisation",
              audit.title::text AS "Title", x.answer_due_on AS "On", count(*)::int AS "Number", 0 AS "Days"
            FROM followed f JOIN audited_board x ON x.id = f.audited_board_id JOIN audit ON audit.id = x.audit_id
            WHERE f.state = 'Issued' GROUP BY x.id, f.organisation_id, f.name, audit.title
            UNION ALL
            SELECT {nameof(FactKind.ReceivedReport)}, f.id, f.organisation_id, f.name, f.title, report.received_on, 0, 0
            FROM followed f CROSS JOIN LATERAL (
              SELECT min(d.decided_on) FILTER (WHERE d.kind = 'ReportReceived') AS received_on, max(d.decided_on) FILTER (WHERE d.kind = 'DecidedOnReport') AS decided_on
              FROM board_decision d JOIN decision_recommendation l ON l.decision_id = d.id
              WHERE d.board_id = f.board_id AND l.recommendation_id = f.recommendation_id AND d.withdrawn_at IS NULL) report
            WHERE report.received_on IS NOT NULL AND (report.decided_on IS NULL OR report.decided_on < report.received_on)
            UNION ALL
            SELECT {nameof(FactKind.AllActionsDone)}, f.id, f.organisation_id, f.name, f.title, max(a.completed_on), count(*)::int, 0
            FROM followed f JOIN action_recommendation l ON l.recommendation_id = f.recommendation_id JOIN action a ON a.id = l.action_id AND a.board_id = f.board_id
            WHERE f.state = 'InProgress' GROUP BY f.id, f.organisation_id, f.name, f.title HAVING bool_and(a.status = 'Completed')
            UNION ALL
            SELECT {nameof(FactKind.ReportedCompleted)}, f.id, f.organisation_id, f.name, f.title,
              (SELECT max(e.occurred_on) FROM recommendation_event e WHERE e.addressee_id = f.id AND e.to_state = 'ReportedCompleted'), 0, 0
            FROM followed f WHERE f.state = 'ReportedCompleted'
            UNION ALL
            SELECT {nameof(FactKind.OpenAction)}, a.id, a.organisation_id, a.name, a.title::text, a.due_on, moved.times, moved.days
            FROM action a CROSS JOIN LATERAL (
              SELECT count(*)::int AS times, coalesce(sum(d.to_due_on - d.from_due_on), 0)::int AS days
              FROM deferral d WHERE d.action_id = a.id AND d.from_due_on IS NOT NULL) moved
            WHERE a.status <> 'Completed'
            UNION ALL
            SELECT {nameof(FactKind.FollowUpOccasion)}, x.id, own.organisation_id, own.name, i.title::text, x.planned_on, 0, 0
            FROM follow_up_occasion x JOIN follow_up_item i ON i.id = x.item_id JOIN follow_up_plan p ON p.id = i.plan_id JOIN own ON own.id = p.board_id
            WHERE x.done_on IS NULL AND x.withdrawn_at IS NULL
            UNION ALL
            SELECT {nameof(FactKind.AdoptedPlan)}, pl.id, a.organisation_id, a.name, pl.title::text, coalesce(max(a.last_reported_on), pl.adopted_on), pl.review_interval_days, 0
            FROM action a JOIN action_plan pl ON pl.id = a.plan_id
            GROUP BY pl.id, a.organisation_id, a.name HAVING NOT bool_and(a.status = 'Completed')
            UNION ALL
            SELECT {nameof(FactKind.DraftPlan)}, pl.id, o.id, o.short_name::text, pl.title::text, (pl.changed_at AT TIME ZONE 'Europe/Stockholm')::date,
              (SELECT count(*)::int FROM planned_action p WHERE p.plan_id = pl.id AND p.withdrawn_at IS NULL), 0
            FROM action_plan pl JOIN board b ON b.id = pl.board_id JOIN organisation o ON o.id = b.organisation_id
            WHERE o.id = ANY ({plans}) AND pl.state = 'Draft' AND pl.withdrawn_at IS NULL
            UNION ALL
            SELECT {nameof(FactKind.DraftReport)}, x.id, o.id, o.short_name::text, audit.title::text, (x.changed_at AT TIME ZONE 'Europe/Stockholm')::date, 0, 0
            FROM audited_board x JOIN audit ON audit.id = x.audit_id JOIN board b ON b.id = x.board_id JOIN organisation o ON o.id = b.organisation_id
            WHERE o.id = ANY ({reports}) AND x.state = 'Draft' AND x.withdrawn_at IS NULL
            """);

    private sealed record Row(string Kind, Guid Id, Guid OrganisationId, string Organisation, string Title, DateOnly? On, int Number, int Days);
}
