namespace HsAvtal.Web.Tests.Access;

/// <summary>
/// Statements that each by itself would be the deed of an operation, when anything at all can be asked of the database. What is read
/// returns a row; what is written takes one.
/// </summary>
internal static class MatrixStatements
{
    public static readonly IReadOnlyDictionary<Operation, Func<MatrixApp, string[]>> Of = new Dictionary<Operation, Func<MatrixApp, string[]>>
    {
        [Operation.ReadAgreement] = app =>
        [
            $"SELECT id FROM recommendation_addressee WHERE id = '{app.Ids.Addressee}'",
            $"SELECT id FROM recommendation WHERE id = '{app.Recommendation}'",
            $"SELECT area_id FROM recommendation_area WHERE recommendation_id = '{app.Recommendation}'",
            $"SELECT kind FROM recommendation_link WHERE to_id = '{app.Id("SELECT to_id FROM recommendation_link")}'",
            $"SELECT id FROM recommendation_follow_up WHERE id = '{app.Id("SELECT f.id FROM recommendation_follow_up f JOIN audited_board x ON x.id = f.audited_board_id WHERE x.state = 'HandedOver'")}'",
            $"SELECT addressee_id FROM recommendation_event WHERE addressee_id = '{app.Ids.Addressee}'",
            $"SELECT addressee_id FROM board_response WHERE addressee_id = '{app.Ids.Addressee}'",
            $"SELECT id FROM audited_board WHERE id = '{app.Ids.Report}'",
            $"SELECT id FROM audit WHERE id = '{app.Ids.Audit}'",
            $"SELECT id FROM assessment WHERE id = '{app.Ids.Assessment}'",
            $"SELECT id FROM observation WHERE audited_board_id = '{app.Ids.Report}'",
            $"SELECT id FROM board_decision WHERE id = '{app.Ids.Decision}'",
            $"SELECT decision_id FROM decision_recommendation WHERE decision_id = '{app.Id("SELECT decision_id FROM decision_recommendation")}'",
            $"SELECT id FROM action_plan WHERE id = '{app.Ids.Plan}'",
            $"SELECT id FROM planned_action WHERE id = '{app.Ids.Action}'",
            $"SELECT action_id FROM action_recommendation WHERE action_id = '{app.Ids.Action}'",
            $"SELECT id FROM deferral WHERE id = '{app.Id("SELECT id FROM deferral")}'",
            $"SELECT id FROM progress_report WHERE action_id = '{app.Ids.Action}'",
            $"SELECT id FROM evidence WHERE id = '{app.Id("SELECT id FROM evidence WHERE progress_report_id IS NOT NULL")}'",
            $"SELECT hash FROM stored_file WHERE hash = '{app.Id("SELECT file_hash FROM evidence WHERE file_hash IS NOT NULL")}'",
            $"SELECT id FROM follow_up_plan WHERE id = '{app.Ids.FollowUpPlan}'",
            $"SELECT id FROM follow_up_item WHERE id = '{app.Ids.FollowUpItem}'",
            $"SELECT id FROM follow_up_occasion WHERE id = '{app.Ids.Occasion}'",
            $"SELECT id FROM follow_up_report WHERE id = '{app.FollowUpReport}'",
            $"SELECT id FROM board_meeting WHERE id = '{app.Ids.Meeting}'",
            $"SELECT id FROM indicator_value WHERE id = {app.Value}",
            $"SELECT id FROM indicator_batch WHERE id = {app.Batch}",
            $"SELECT id FROM indicator_revision WHERE id = {app.Id("SELECT r.id FROM indicator_revision r JOIN indicator_value v ON v.id = r.value_id WHERE v.organisation_id IS NOT NULL")}",
            $"SELECT id FROM indicator_target WHERE id = '{app.Target}'",
            $"SELECT id FROM search_document WHERE agreement_id = '{app.Agreement}'",
            $"SELECT word FROM search_word WHERE agreement_id = '{app.Agreement}'",
        ],
        [Operation.ReadDraftReport] = app =>
        [
            $"SELECT id FROM audited_board WHERE id = '{app.Ids.Draft}'",
            $"SELECT id FROM assessment WHERE audited_board_id = '{app.Ids.Draft}'",
            $"SELECT id FROM recommendation_follow_up WHERE audited_board_id = '{app.Ids.Draft}'",
            $"SELECT id FROM audit WHERE id = '{app.DraftAudit}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Draft}'",
        ],
        [Operation.ReadDraftPlan] = app =>
        [
            $"SELECT id FROM action_plan WHERE id = '{app.Ids.DraftPlan}'",
            $"SELECT id FROM planned_action WHERE plan_id = '{app.Ids.DraftPlan}'",
            $"SELECT action_id FROM action_recommendation WHERE action_id = '{app.DraftAction}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.DraftPlan}'",
        ],
        [Operation.WriteDraftReport] = app =>
        [
            $"INSERT INTO observation (id, audited_board_id, text, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Draft}', 'x', now(), 'x')",
            $"UPDATE observation SET text = 'x' WHERE audited_board_id = '{app.Ids.Draft}'",
            $"UPDATE assessment SET motivation = 'x' WHERE audited_board_id = '{app.Ids.Draft}'",
            $"INSERT INTO recommendation (id, agreement_id, audit_id, number, title, text, changed_at) VALUES (gen_random_uuid(), '{app.Agreement}', '{app.DraftAudit}', '9', 'x', 'x', now())",
            $"UPDATE recommendation SET changed_at = now() WHERE id = '{app.Recommendation}'",
            $"INSERT INTO recommendation_area VALUES ('{app.Recommendation}', '{app.Id($"SELECT id FROM agreement_area WHERE id NOT IN (SELECT area_id FROM recommendation_area WHERE recommendation_id = '{app.Recommendation}')")}')",
            $"DELETE FROM recommendation_area WHERE recommendation_id = '{app.Recommendation}'",
            $"INSERT INTO recommendation_link VALUES ('{app.Recommendation}', '{app.NewRecommendation}', 'Repeated')",
            app.Copy("recommendation_addressee", $"id = '{app.Ids.Addressee}'", ("recommendation_id", app.NewRecommendation), ("state", "Draft")),
            app.Copy("recommendation_follow_up", $"audited_board_id = '{app.Ids.Draft}'", ("recommendation_id", app.NewRecommendation)),
            $"UPDATE recommendation_follow_up SET outcome = 'Remains' WHERE audited_board_id = '{app.Ids.Draft}'",
            app.Copy("audited_board", $"id = '{app.Ids.Draft}'", ("audit_id", app.NewAudit)),
            $"UPDATE audited_board SET changed_at = now() WHERE id = '{app.Ids.Draft}'",
            $"UPDATE audit SET title = 'x' WHERE id = '{app.DraftAudit}'",
            $"INSERT INTO evidence (id, observation_id, link, title, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Id($"SELECT id FROM observation WHERE audited_board_id = '{app.Ids.Draft}'")}', 'https://x.example', 'x', now(), 'x')",
        ],
        [Operation.HandOverReport] = app =>
        [
            $"UPDATE audited_board SET state = 'HandedOver', handed_over_on = current_date WHERE id = '{app.Ids.Draft}'",
            app.Copy("assessment", $"id = '{app.Ids.Assessment}'", ("corrects_id", app.Ids.Assessment)),
        ],
        [Operation.ConfirmCompletion] = app =>
        [
            $"UPDATE recommendation_addressee SET state = 'ConfirmedCompleted' WHERE id = '{app.Reported}'",
            $"INSERT INTO recommendation_event (id, addressee_id, from_state, to_state, occurred_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Reported}', 'ReportedCompleted', 'ConfirmedCompleted', current_date, now(), 'x')",
        ],
        [Operation.RegisterDecision] = app =>
        [
            $"INSERT INTO board_decision (id, board_id, decided_on, paragraph, kind, text, registered_by, changed_at) VALUES (gen_random_uuid(), '{app.Board}', current_date, '§ 1', 'Measures', 'x', 'x', now())",
            $"UPDATE board_decision SET registry_number = 'x' WHERE id = '{app.Ids.Decision}'",
            $"INSERT INTO decision_recommendation VALUES ('{app.Ids.Decision}', '{app.NewRecommendation}')",
            $"INSERT INTO board_response (id, addressee_id, position, statement, decision_id, answered_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Addressee}', 'Accepted', 'x', '{app.Ids.Decision}', current_date, now(), 'x')",
            $"INSERT INTO evidence (id, decision_id, link, title, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Decision}', 'https://x.example', 'x', now(), 'x')",
            $"INSERT INTO board_meeting (id, board_id, meets_on, changed_at) VALUES (gen_random_uuid(), '{app.Board}', '1999-01-01', now())",
            $"UPDATE board_meeting SET note = 'x' WHERE id = '{app.Ids.Meeting}'",
        ],
        [Operation.AcceptRisk] = app =>
        [
            $"UPDATE recommendation_addressee SET state = 'ClosedWithAcceptedRisk' WHERE id = '{app.Ids.Addressee}'",
            $"INSERT INTO board_decision (id, board_id, decided_on, paragraph, kind, text, registered_by, changed_at) VALUES (gen_random_uuid(), '{app.Board}', current_date, '§ 1', 'RiskAccepted', 'x', 'x', now())",
        ],
        [Operation.WriteDraftPlan] = app =>
        [
            $"INSERT INTO action_plan (id, board_id, title, kind, state, created_on, review_interval_days, changed_at) VALUES (gen_random_uuid(), '{app.Board}', 'x', 'Implementation', 'Draft', current_date, 100, now())",
            $"INSERT INTO planned_action (id, plan_id, number, title, times_moved, status, changed_at) VALUES (gen_random_uuid(), '{app.Ids.DraftPlan}', 99, 'x', 0, 'NotStarted', now())",
            $"UPDATE action_plan SET title = 'x' WHERE id = '{app.Ids.DraftPlan}'",
            $"INSERT INTO action_recommendation VALUES ('{app.DraftAction}', '{app.NewRecommendation}')",
            $"DELETE FROM action_recommendation WHERE action_id = '{app.DraftAction}'",
            $"INSERT INTO follow_up_plan (id, board_id, year, changed_at) VALUES (gen_random_uuid(), '{app.Board}', 1999, now())",
            $"UPDATE follow_up_plan SET changed_at = now() WHERE id = '{app.Ids.FollowUpPlan}'",
            app.Copy("follow_up_item", $"id = '{app.Ids.FollowUpItem}'", ("number", 99)),
            $"INSERT INTO follow_up_occasion (id, item_id, planned_on) VALUES (gen_random_uuid(), '{app.Ids.FollowUpItem}', '1999-01-01')",
        ],
        [Operation.AdoptPlan] = app => [$"UPDATE action_plan SET state = 'Adopted', adopted_on = current_date WHERE id = '{app.Ids.DraftPlan}'"],
        [Operation.ReportProgress] = app =>
        [
            $"INSERT INTO progress_report (id, action_id, from_status, status, text, reported_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Action}', 'NotStarted', 'Completed', 'x', current_date, now(), 'x')",
            $"INSERT INTO deferral (id, action_id, to_due_on, reason, decided_by, decided_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Action}', current_date, 'x', 'x', current_date, now(), 'x')",
            $"UPDATE planned_action SET status = 'Completed' WHERE id = '{app.Ids.Action}'",
            $"UPDATE recommendation_addressee SET state = 'ReportedCompleted' WHERE id = '{app.Ids.Addressee}'",
            $"INSERT INTO evidence (id, progress_report_id, link, title, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Id($"SELECT id FROM progress_report WHERE action_id = '{app.Ids.Action}'")}', 'https://x.example', 'x', now(), 'x')",
            $"UPDATE follow_up_item SET changed_at = now() WHERE id = '{app.Ids.FollowUpItem}'",
            $"UPDATE follow_up_occasion SET done_on = current_date WHERE id = '{app.Ids.Occasion}'",
            $"INSERT INTO follow_up_report (id, occasion_id, done_on, text, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Occasion}', current_date, 'x', now(), 'x')",
            $"UPDATE follow_up_report SET text = 'x' WHERE id = '{app.FollowUpReport}'",
            $"INSERT INTO evidence (id, follow_up_report_id, link, title, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.FollowUpReport}', 'https://x.example', 'x', now(), 'x')",
        ],
        [Operation.WriteIndicators] = app =>
        [
            $"INSERT INTO indicator_batch (indicator_id, organisation_id, origin, source, at, user_id, user_name, added, changed, vanished) VALUES ('{app.Indicator}', '{app.Organisation}', 'Typed', 'x', now(), gen_random_uuid(), 'x', 1, 0, 0)",
            $"INSERT INTO indicator_value (indicator_id, organisation_id, period, gender, value, batch_id) VALUES ('{app.Indicator}', '{app.Organisation}', '1899-01-01', 'All', 1, {app.Batch})",
            $"UPDATE indicator_value SET value = 1 WHERE id = {app.Value}",
            $"INSERT INTO indicator_revision (value_id, value, batch_id, replaced_by_batch_id) VALUES ({app.Value}, 1, {app.Batch}, {app.Batch})",
            $"INSERT INTO indicator_target (id, indicator_id, organisation_id, period, value, decision_id, registered_by, changed_at) VALUES (gen_random_uuid(), '{app.Indicator}', '{app.Organisation}', '1999-01-01', 1, '{app.Ids.Decision}', 'x', now())",
        ],
        [Operation.WriteCollaboration] = app =>
        [
            $"INSERT INTO fixed_indicators (id, agreement_id, year, decided_on, decided_by, paragraph, changed_at) VALUES (gen_random_uuid(), '{app.Agreement}', 1999, current_date, 'x', '§ 1', now())",
            $"UPDATE fixed_indicators SET changed_at = now() WHERE id = '{app.Fixed}'",
            $"INSERT INTO fixed_indicator VALUES ('{app.Fixed}', '{app.Id($"SELECT id FROM indicator WHERE id NOT IN (SELECT indicator_id FROM fixed_indicator WHERE fixed_indicators_id = '{app.Fixed}')")}')",
            $"UPDATE fixed_indicator SET indicator_id = indicator_id WHERE fixed_indicators_id = '{app.Fixed}'",
        ],
        [Operation.Administer] = app =>
        [
            $"UPDATE agreement SET name = 'x' WHERE id = '{app.Agreement}'",
            app.Copy("agreement_version", $"agreement_id = '{app.Agreement}'", ("label", "x"), ("state", "Proposed")),
            $"UPDATE agreement_version SET label = label WHERE agreement_id = '{app.Agreement}'",
            app.Copy("agreement_area", $"id = '{app.Ids.Area}'", ("name", "x")),
            $"UPDATE agreement_area SET name = 'x' WHERE id = '{app.Ids.Area}'",
            app.Copy("commitment", $"area_id = '{app.Ids.Area}'", ("number", "99")),
            $"UPDATE commitment SET text = 'x' WHERE area_id = '{app.Ids.Area}'",
            app.Copy("subregion", $"agreement_id = '{app.Agreement}'", ("name", "x")),
            $"UPDATE subregion SET name = name WHERE agreement_id = '{app.Agreement}'",
            app.Copy("grade_scale", $"agreement_id = '{app.Agreement}'", ("name", "x"), ("withdrawn_at", "2026-01-01T00:00:00Z")),
            $"UPDATE grade_scale SET name = name WHERE agreement_id = '{app.Agreement}'",
            app.Copy("grade", $"id = '{app.Grade}'", ("rank", 99), ("name", "x")),
            $"UPDATE grade SET name = 'x' WHERE id = '{app.Grade}'",
            $"INSERT INTO agreement_party VALUES ('{app.Agreement}', '{app.NewOrganisation}', 'Municipality', '{app.Id($"SELECT id FROM subregion WHERE agreement_id = '{app.Agreement}'")}')",
            $"UPDATE agreement_party SET kind = kind WHERE organisation_id = '{app.Organisation}'",
            $"UPDATE organisation SET name = 'x' WHERE id = '{app.Organisation}'",
            $"INSERT INTO board (id, organisation_id, name) VALUES (gen_random_uuid(), '{app.Organisation}', 'x')",
            $"UPDATE board SET name = 'x' WHERE id = '{app.Board}'",
            $"SELECT id FROM role_assignment WHERE id = '{app.Held}'",
            $"INSERT INTO role_assignment (id, user_id, role, organisation_id) VALUES (gen_random_uuid(), '{app.User(Role.Officer, Place.OtherOrganisation)}', 'Auditor', '{app.Organisation}')",
            $"UPDATE role_assignment SET withdrawn_at = now() WHERE id = '{app.Held}'",
            $"SELECT id FROM sign_in_provider WHERE id = '{app.Provider}'",
            app.Copy("sign_in_provider", $"id = '{app.Provider}'", ("key", "x")),
            $"UPDATE sign_in_provider SET name = 'x' WHERE id = '{app.Provider}'",
            $"SELECT id FROM claim_rule WHERE provider_id = '{app.Provider}'",
            app.Copy("claim_rule", $"provider_id = '{app.Provider}'", ("claim_value", "x")),
            $"UPDATE claim_rule SET role = 'Auditor' WHERE provider_id = '{app.Provider}'",
        ],
        [Operation.ReadChangeLog] = app =>
        [
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Action}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Report}'",
        ],
    };

    /// <summary>What the table says nothing of by itself, with who may all the same.</summary>
    public static IEnumerable<(string Sql, Func<Role, Place, bool> May)> Beside(MatrixApp app)
    {
        // Read by everybody who is known, of whichever agreement.
        foreach (var table in new[] { "agreement", "agreement_version", "agreement_area", "agreement_party", "commitment", "subregion", "grade_scale", "grade", "organisation", "board", "indicator", "indicator_area", "indicator_commitment", "fixed_indicators", "fixed_indicator" })
        {
            yield return ($"SELECT 1 FROM {table}", (_, _) => true);
        }

        yield return ("SELECT 1 FROM kolada_run", (_, _) => true);
        yield return ("SELECT 1 FROM kolada_run_line", (_, _) => true);
        yield return ($"SELECT 1 FROM calendar_address WHERE id = '{app.Calendar}'", (_, _) => true);

        yield return ($"SELECT id FROM change_log WHERE aggregate_id = '{app.Id("SELECT aggregate_id FROM change_log WHERE entity = 'IndicatorArea'")}'", (_, place) => place != Place.OtherAgreement);

        // The product's, and nobody's.
        yield return (app.Copy("agreement", $"id = '{app.Agreement}'"), (_, _) => false);
        yield return (app.Copy("kolada_run", "true"), (_, _) => false);
        yield return ($"INSERT INTO kolada_run_line (run_id, indicator_id, at, received, added, changed, vanished) VALUES ('{app.Run}', '{app.Indicator}', now(), 0, 0, 0, 0)", (_, _) => false);

        // Another's own.
        yield return ("SELECT 1 FROM form_draft", (_, _) => false);
        yield return (app.Copy("form_draft", "true", ("key", "x")), (_, _) => false);
        yield return ("UPDATE form_draft SET content = content", (_, _) => false);
        yield return ("DELETE FROM form_draft", (_, _) => false);
        yield return (app.Copy("calendar_address", $"id = '{app.Calendar}'", ("token_hash", "x")), (_, _) => false);
        yield return ($"UPDATE calendar_address SET withdrawn_at = now() WHERE id = '{app.Calendar}'", (_, _) => false);
        yield return ($"INSERT INTO change_log (occurred_at, user_id, user_name, action, entity, entity_id, chain) VALUES (now(), '{app.User(Role.Officer, Place.OtherOrganisation)}', 'x', 'Added', 'x', 'x', '{app.Agreement}')", (role, place) => (role, place) == (Role.Officer, Place.OtherOrganisation));

        // Wherever one has the role: it belongs to nobody yet, or to the whole agreement.
        yield return (app.Copy("audit", $"id = '{app.Ids.Audit}'"), (role, place) => role == Role.Auditor && place != Place.OtherAgreement);
        yield return (app.Copy("organisation", $"id = '{app.NewOrganisation}'", ("code", "9999")), (role, _) => role == Role.Administrator);
        yield return (app.Copy("stored_file", "true", ("hash", new string('0', 64))), (role, _) => role is Role.Officer or Role.Auditor or Role.BoardMember);
        yield return ($"UPDATE kolada_run SET is_cancel_requested = true WHERE id = '{app.Run}'", (role, _) => role == Role.Officer);

        // A level is the officers' to enter, or the board's by its own decision (decision record 0036).
        static bool Level(Role role, Place place) => role is Role.Officer or Role.BoardMember && place == Place.Own;
        yield return ($"INSERT INTO indicator_target (id, indicator_id, organisation_id, period, value, decision_id, registered_by, changed_at) VALUES (gen_random_uuid(), '{app.Indicator}', '{app.Organisation}', '1999-01-01', 1, '{app.Id("SELECT id FROM board_decision WHERE kind = 'TargetsSet'")}', 'x', now())", Level);
        yield return ($"UPDATE indicator_target SET value = 1 WHERE id = '{app.Target}'", Level);

        // What a formula gives is written by whoever changes the formula, or what it is computed from.
        yield return ($"INSERT INTO indicator_value (indicator_id, organisation_id, period, gender, value, batch_id) VALUES ('{app.Computed}', '{app.Organisation}', '1899-01-01', 'All', 1, {app.Batch})", (role, place) => role == Role.Coordinator && place != Place.OtherAgreement || (role, place) == (Role.Officer, Place.Own));

        // The catalogue is the coordinators' (decision record 0028).
        static bool Catalogue(Role role, Place place) => role == Role.Coordinator && place != Place.OtherAgreement;
        yield return (app.Copy("indicator", $"id = '{app.Indicator}'", ("name", "x"), ("kolada_id", null)), Catalogue);
        yield return ($"UPDATE indicator SET name = 'x' WHERE id = '{app.Indicator}'", Catalogue);
        yield return ($"INSERT INTO indicator_area VALUES ('{app.Bare}', '{app.Ids.Area}')", Catalogue);
        yield return ($"UPDATE indicator_area SET area_id = area_id WHERE indicator_id = '{app.Id("SELECT indicator_id FROM indicator_area")}'", Catalogue);
        yield return ($"DELETE FROM indicator_area WHERE indicator_id = '{app.Id("SELECT indicator_id FROM indicator_area")}'", Catalogue);
        yield return ($"INSERT INTO indicator_commitment VALUES ('{app.Bare}', '{app.Id("SELECT id FROM commitment")}')", Catalogue);
        yield return ($"UPDATE indicator_commitment SET commitment_id = commitment_id WHERE indicator_id = '{app.Id("SELECT indicator_id FROM indicator_commitment")}'", Catalogue);
        yield return ($"DELETE FROM indicator_commitment WHERE indicator_id = '{app.Id("SELECT indicator_id FROM indicator_commitment")}'", Catalogue);
    }
}
