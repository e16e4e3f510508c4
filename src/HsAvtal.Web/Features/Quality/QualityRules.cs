using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Quality;

/// <summary>The rules that an organisation's data is held against. None reads a draft (rule 1).</summary>
public static class QualityRules
{
    /// <summary>The organisation's boards, what is recommended to them, the actions of their adopted plans, and what those answer.</summary>
    public const string Common =
        """
        WITH own AS (SELECT b.id FROM board b WHERE b.organisation_id = {0}),
        followed AS (
          SELECT a.*, r.title FROM recommendation_addressee a JOIN own ON own.id = a.board_id JOIN recommendation r ON r.id = a.recommendation_id
          WHERE a.state <> 'Draft' AND a.withdrawn_at IS NULL AND r.withdrawn_at IS NULL),
        plan AS (SELECT p.* FROM action_plan p JOIN own ON own.id = p.board_id WHERE p.state = 'Adopted' AND p.withdrawn_at IS NULL),
        action AS (SELECT a.*, plan.board_id FROM planned_action a JOIN plan ON plan.id = a.plan_id WHERE a.withdrawn_at IS NULL),
        answering AS (SELECT l.recommendation_id, a.* FROM action a JOIN action_recommendation l ON l.action_id = a.id)
        """;

    /// <summary>Note: nothing; On: the last day; Number: recommendations without an answer.</summary>
    public static readonly QualityRule OverdueAnswer = new(
        "yttrande",
        "Försenat yttrande",
        QualitySeverity.Serious,
        "Sista dagen för yttrandet har passerat, men alla rekommendationer i rapporten är inte besvarade. Då vet ingen om nämnden tänker göra något.",
        """
        SELECT x.id AS "Id", audit.title::text AS "Title", NULL::text AS "Note", x.answer_due_on AS "On", count(*)::int AS "Number", 0 AS "Extra"
        FROM followed f JOIN audited_board x ON x.id = f.audited_board_id JOIN audit ON audit.id = x.audit_id
        WHERE f.state = 'Issued' AND x.answer_due_on < {1} GROUP BY x.id, audit.title
        """)
    {
        Detail = (hit, today) => $"{Words.Count(hit.Number, "rekommendation", "rekommendationer")} utan svar, {new AnswerDeadline(hit.On!.Value, null).InWords(today)}",
        Href = hit => $"/rapporter/{hit.Id}",
        Mend = hit => new QualityMend(Operation.RegisterDecision, "Lämna yttrande", $"/rapporter/{hit.Id}/yttrande"),
    };

    /// <summary>Note: the state.</summary>
    public static readonly QualityRule NoAction = new(
        "utan-atgard",
        "Rekommendation utan åtgärd",
        QualitySeverity.Serious,
        "Nämnden har svarat på rekommendationen, men ingen antagen plan har en åtgärd för den. Då är det oklart vem som gör vad, och när.",
        """
        SELECT f.id AS "Id", f.title::text AS "Title", f.state::text AS "Note", NULL::date AS "On", 0 AS "Number", 0 AS "Extra"
        FROM followed f
        WHERE f.state IN ('Answered', 'InProgress', 'ReportedCompleted')
          AND NOT EXISTS (SELECT FROM answering a WHERE a.board_id = f.board_id AND a.recommendation_id = f.recommendation_id)
        """)
    {
        Detail = (hit, _) => $"{Words.OfStored(hit.Note!)}, men ingen åtgärd i en antagen plan",
        Href = hit => $"/rekommendationer/{hit.Id}",
        Mend = _ => new QualityMend(Operation.WriteDraftPlan, "Skriv en plan", "/atgardsplaner/ny"),
    };

    /// <summary>Rule 12. On: the last report, or the adoption; Number: the review interval in days.</summary>
    public static readonly QualityRule StalePlan = new(
        "inaktuell-plan",
        "Inaktuell plan",
        QualitySeverity.Shortcoming,
        "Planen har inte uppdaterats inom sitt översynsintervall. Då går det inte att lita på att läget som visas stämmer.",
        """
        SELECT p.id AS "Id", p.title::text AS "Title", NULL::text AS "Note", coalesce(max(a.last_reported_on), p.adopted_on) AS "On", p.review_interval_days AS "Number", 0 AS "Extra"
        FROM plan p JOIN action a ON a.plan_id = p.id
        GROUP BY p.id, p.title, p.adopted_on, p.review_interval_days
        HAVING NOT bool_and(a.status = 'Completed') AND coalesce(max(a.last_reported_on), p.adopted_on) + p.review_interval_days < {1}
        """)
    {
        Detail = (hit, today) =>
        {
            var freshness = Freshness.Of(hit.On!.Value, hit.Number, today);
            return $"inaktuell sedan {Words.Count(freshness.DaysOverdue, "dag", "dagar")}, ska uppdateras minst var {hit.Number}:e dag";
        },
        Href = hit => $"/atgardsplaner/{hit.Id}",
        Mend = hit => new QualityMend(Operation.ReportProgress, "Rapportera läge", $"/atgardsplaner/{hit.Id}/lagesrapport"),
    };

    /// <summary>Note: the plan; Number: 1 without a due date; Extra: 1 without a function.</summary>
    public static readonly QualityRule NoDateOrFunction = new(
        "utan-datum",
        "Åtgärd utan slutdatum eller ansvarig funktion",
        QualitySeverity.Shortcoming,
        "En åtgärd utan slutdatum blir aldrig försenad, och en åtgärd utan ansvarig funktion blir lätt ingens. Slutdatum kan sättas när som helst; ansvarig funktion anges i planen innan den antas.",
        """
        SELECT a.id AS "Id", a.title::text AS "Title", p.title::text AS "Note", a.due_on AS "On",
          (a.due_on IS NULL)::int AS "Number", (a.responsible_function IS NULL)::int AS "Extra"
        FROM action a JOIN plan p ON p.id = a.plan_id
        WHERE a.status <> 'Completed' AND (a.due_on IS NULL OR a.responsible_function IS NULL)
        """)
    {
        Detail = (hit, _) => $"{(hit.Number, hit.Extra) switch { (0, _) => "ansvarig funktion", (_, 0) => "slutdatum", _ => "slutdatum och ansvarig funktion" }} saknas · {hit.Note}",
        Href = hit => $"/atgarder/{hit.Id}",
        Mend = hit => hit.Number == 0 ? null : new QualityMend(Operation.ReportProgress, "Sätt slutdatum", $"/atgarder/{hit.Id}/flytta"),
    };

    /// <summary>Rule 13. Note: the state; On: the day of the last action; Number: actions, all done; Extra: 0 no indicator, 1 no values, 2 not moved.</summary>
    public static readonly QualityRule NoEffect = new(
        "effekt",
        "Allt gjort, men effekten inte visad",
        QualitySeverity.Shortcoming,
        "Alla åtgärder för rekommendationen är klara, men inget visar att de har hjälpt. Att åtgärder är genomförda är inte detsamma som att avtalet följs.",
        """
        SELECT f.id AS "Id", f.title::text AS "Title", f.state::text AS "Note", max(a.completed_on) AS "On", count(*)::int AS "Number",
            CASE WHEN count(a.effect_indicator_id) = 0 THEN 0 WHEN count(e.improved) = 0 THEN 1 ELSE 2 END AS "Extra"
        FROM followed f JOIN answering a ON a.recommendation_id = f.recommendation_id AND a.board_id = f.board_id
        LEFT JOIN LATERAL (
          SELECT CASE i.direction WHEN 'HigherIsBetter' THEN after.value > before.value ELSE after.value < before.value END AS improved
          FROM indicator i
          CROSS JOIN LATERAL (SELECT v.value FROM indicator_value v WHERE v.indicator_id = i.id AND v.organisation_id = {0} AND v.gender = 'Total' AND v.value IS NOT NULL
            AND v.period < coalesce(a.start_on, a.completed_on) ORDER BY v.period DESC LIMIT 1) before
          CROSS JOIN LATERAL (SELECT v.value FROM indicator_value v WHERE v.indicator_id = i.id AND v.organisation_id = {0} AND v.gender = 'Total' AND v.value IS NOT NULL
            AND v.period > a.completed_on ORDER BY v.period DESC LIMIT 1) after
          WHERE i.id = a.effect_indicator_id) e ON true
        WHERE f.state IN ('Issued', 'Answered', 'InProgress', 'ReportedCompleted', 'ConfirmedCompleted')
        GROUP BY f.id, f.title, f.state HAVING bool_and(a.status = 'Completed') AND bool_and(e.improved) IS DISTINCT FROM true
        """)
    {
        Detail = (hit, _) => hit.Extra switch
        {
            0 => "Alla åtgärder är klara, men ingen indikator är knuten till dem som kan visa effekten.",
            1 => Effects.InWords(Effect.Unknown),
            _ => Effects.InWords(Effect.NotImproved),
        },
        Href = hit => $"/rekommendationer/{hit.Id}",
    };

    /// <summary>On: the day of the last report.</summary>
    public static readonly QualityRule NoEvidence = new(
        "utan-underlag",
        "Klar åtgärd utan underlag",
        QualitySeverity.Shortcoming,
        "Åtgärden är rapporterad klar, men den senaste lägesrapporten har inget underlag. Då går det inte att i efterhand se att den gjordes.",
        """
        SELECT a.id AS "Id", a.title::text AS "Title", p.title::text AS "Note", a.last_reported_on AS "On", 0 AS "Number", 0 AS "Extra"
        FROM action a JOIN plan p ON p.id = a.plan_id
        CROSS JOIN LATERAL (SELECT r.id FROM progress_report r WHERE r.action_id = a.id AND r.withdrawn_at IS NULL ORDER BY r.reported_on DESC, r.recorded_at DESC LIMIT 1) latest
        WHERE a.status = 'Completed' AND NOT EXISTS (SELECT FROM evidence e WHERE e.progress_report_id = latest.id AND e.withdrawn_at IS NULL)
        """)
    {
        Detail = (hit, _) => $"rapporterad klar {Dates.Long(hit.On)} · {hit.Note}",
        Href = hit => $"/atgarder/{hit.Id}",
        Mend = hit => new QualityMend(Operation.ReportProgress, "Lägg till underlag", $"/atgarder/{hit.Id}/lagesrapport"),
    };

    /// <summary>Rule 20. Title: the paragraph; Note: the kind; On: the day of the decision.</summary>
    public static readonly QualityRule DecisionWithoutNumber = new(
        "beslut-dnr",
        "Beslut utan diarienummer",
        QualitySeverity.Reminder,
        "Nämndbeslutet saknar diarienummer. Då är det svårt att hitta handlingen och följa beslutet bakåt.",
        """
        SELECT d.id AS "Id", d.paragraph::text AS "Title", d.kind::text AS "Note", d.decided_on AS "On", 0 AS "Number", 0 AS "Extra"
        FROM board_decision d JOIN own ON own.id = d.board_id
        WHERE d.registry_number IS NULL AND d.withdrawn_at IS NULL
        """)
    {
        Title = hit => $"{Words.Of(Enum.Parse<DecisionKind>(hit.Note!))}, {hit.Title}",
        Detail = (hit, _) => $"beslutat {Dates.Long(hit.On)}",
        Href = hit => $"/beslut/{hit.Id}",
        Mend = hit => new QualityMend(Operation.RegisterDecision, "Ange diarienummer", $"/beslut/{hit.Id}/komplettera"),
    };

    /// <summary>Rule 20. On: the day of the hand-over.</summary>
    public static readonly QualityRule ReportWithoutNumber = new(
        "rapport-dnr",
        "Överlämnad rapport utan diarienummer",
        QualitySeverity.Reminder,
        "Revisionsrapporten överlämnades utan diarienummer. Då är det svårt att hitta handlingen i kommunens eller regionens diarium.",
        """
        SELECT x.id AS "Id", audit.title::text AS "Title", NULL::text AS "Note", x.handed_over_on AS "On", 0 AS "Number", 0 AS "Extra"
        FROM audited_board x JOIN own ON own.id = x.board_id JOIN audit ON audit.id = x.audit_id
        WHERE x.state = 'HandedOver' AND x.registry_number IS NULL AND x.withdrawn_at IS NULL
        """)
    {
        Detail = (hit, _) => $"överlämnad {Dates.Long(hit.On)}",
        Href = hit => $"/rapporter/{hit.Id}",
    };

    /// <summary>Every rule, the most severe first.</summary>
    public static readonly IReadOnlyList<QualityRule> All =
        [OverdueAnswer, NoAction, StalePlan, NoDateOrFunction, NoEffect, NoEvidence, DecisionWithoutNumber, ReportWithoutNumber];
}
