using HsAvtal.Domain.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Reading;

/// <summary>Reads what happens on the days of a year, in one statement however many organisations it is for.</summary>
public static class YearReader
{
    /// <summary>By day, and on a day in the order of the kinds. Nothing of a draft is read (rule 1).</summary>
    /// <param name="db">The context.</param>
    /// <param name="organisationIds">Whose year.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<YearEvent>> YearEventsAsync(
        this HsAvtalDbContext db, IReadOnlyCollection<Guid> organisationIds, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await Rows(db, [.. organisationIds], from, to).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new YearEvent(Enum.Parse<YearEventKind>(r.Kind), r.Id, r.Organisation, r.On, r.Title, r.DoneOn))
                .OrderBy(e => e.On).ThenBy(e => e.Kind).ThenBy(e => e.Title, StringComparer.CurrentCulture).ThenBy(e => e.Id),
        ];
    }

    private static IQueryable<Row> Rows(HsAvtalDbContext db, Guid[] organisationIds, DateOnly from, DateOnly to) =>
        db.Database.SqlQuery<Row>(
            $"""
            WITH own AS (
              SELECT b.id, b.name::text AS board, o.short_name::text AS name
              FROM board b JOIN organisation o ON o.id = b.organisation_id WHERE o.id = ANY ({organisationIds})),
            event AS (
              SELECT {nameof(YearEventKind.FollowUp)} AS kind, x.id, own.name, x.planned_on AS day, i.title::text AS title, x.done_on
              FROM follow_up_occasion x JOIN follow_up_item i ON i.id = x.item_id JOIN follow_up_plan p ON p.id = i.plan_id JOIN own ON own.id = p.board_id
              WHERE x.withdrawn_at IS NULL
              UNION ALL
              SELECT {nameof(YearEventKind.Meeting)}, m.id, own.name, m.meets_on, own.board || coalesce(': ' || m.note, ''), NULL
              FROM board_meeting m JOIN own ON own.id = m.board_id WHERE m.withdrawn_at IS NULL
              UNION ALL
              SELECT {nameof(YearEventKind.Decision)}, d.id, own.name, d.decided_on, d.paragraph || ' ' || left(d.text, 150) || CASE WHEN length(d.text) > 150 THEN '…' ELSE '' END, NULL
              FROM board_decision d JOIN own ON own.id = d.board_id WHERE d.withdrawn_at IS NULL
              UNION ALL
              SELECT {nameof(YearEventKind.Report)}, x.id, own.name, x.handed_over_on, audit.title::text, NULL
              FROM audited_board x JOIN own ON own.id = x.board_id JOIN audit ON audit.id = x.audit_id
              WHERE x.state = 'HandedOver' AND x.withdrawn_at IS NULL
              UNION ALL
              SELECT {nameof(YearEventKind.AnswerDue)}, x.id, own.name, x.answer_due_on, audit.title::text,
                CASE WHEN bool_or(a.state = 'Issued') THEN NULL ELSE coalesce(max(r.answered_on), x.answer_due_on) END
              FROM audited_board x JOIN own ON own.id = x.board_id JOIN audit ON audit.id = x.audit_id
                JOIN recommendation_addressee a ON a.audited_board_id = x.id AND a.board_id = x.board_id AND a.withdrawn_at IS NULL
                LEFT JOIN board_response r ON r.addressee_id = a.id
              WHERE x.state = 'HandedOver' AND x.withdrawn_at IS NULL AND a.state <> 'Draft'
              GROUP BY x.id, own.name, audit.title
              UNION ALL
              SELECT {nameof(YearEventKind.ActionDue)}, p.id, own.name, p.due_on, p.title::text, p.completed_on
              FROM planned_action p JOIN action_plan pl ON pl.id = p.plan_id JOIN own ON own.id = pl.board_id
              WHERE pl.state = 'Adopted' AND pl.withdrawn_at IS NULL AND p.withdrawn_at IS NULL)
            SELECT kind AS "Kind", id AS "Id", name AS "Organisation", day AS "On", title AS "Title", done_on AS "DoneOn"
            FROM event WHERE day BETWEEN {from} AND {to}
            """);

    private sealed record Row(string Kind, Guid Id, string Organisation, DateOnly On, string Title, DateOnly? DoneOn);
}
