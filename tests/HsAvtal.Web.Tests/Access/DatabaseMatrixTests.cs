using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Access;

/// <summary>
/// The permission table without the services: what each role may read and write at each place when anything at all can be asked of
/// the database by the role that the app runs as.
/// </summary>
public sealed class DatabaseMatrixTests : IClassFixture<MatrixApp>
{
    /// <summary>What has no table yet, and so nothing to try.</summary>
    private static readonly Operation[] _untried = [Operation.RaiseIssue];

    /// <summary>Statements that each by itself would be the deed. What is read returns a row; what is written takes one.</summary>
    private static readonly Dictionary<Operation, Func<MatrixApp, string[]>> _statements = new()
    {
        [Operation.ReadAgreement] = app =>
        [
            $"SELECT id FROM recommendation_addressee WHERE id = '{app.Ids.Addressee}'",
            $"SELECT r.id FROM recommendation r JOIN recommendation_addressee a ON a.recommendation_id = r.id WHERE a.id = '{app.Ids.Addressee}'",
            $"SELECT id FROM audited_board WHERE id = '{app.Ids.Report}'",
            $"SELECT a.id FROM audit a WHERE a.id = '{app.Ids.Audit}'",
            $"SELECT id FROM assessment WHERE id = '{app.Ids.Assessment}'",
            $"SELECT id FROM board_decision WHERE id = '{app.Ids.Decision}'",
            $"SELECT id FROM action_plan WHERE id = '{app.Ids.Plan}'",
            $"SELECT id FROM planned_action WHERE id = '{app.Ids.Action}'",
            $"SELECT id FROM progress_report WHERE action_id = '{app.Ids.Action}'",
            $"SELECT addressee_id FROM recommendation_event WHERE addressee_id = '{app.Ids.Addressee}'",
            $"SELECT addressee_id FROM board_response WHERE addressee_id = '{app.Ids.Addressee}'",
        ],
        [Operation.ReadDraftReport] = app =>
        [
            $"SELECT id FROM audited_board WHERE id = '{app.Ids.Draft}'",
            $"SELECT id FROM assessment WHERE audited_board_id = '{app.Ids.Draft}'",
            $"SELECT a.id FROM audit a WHERE a.id = '{app.DraftAudit}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Draft}'",
        ],
        [Operation.ReadDraftPlan] = app =>
        [
            $"SELECT id FROM action_plan WHERE id = '{app.Ids.DraftPlan}'",
            $"SELECT id FROM planned_action WHERE plan_id = '{app.Ids.DraftPlan}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.DraftPlan}'",
        ],
        [Operation.WriteDraftReport] = app =>
        [
            $"INSERT INTO observation (id, audited_board_id, text, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Draft}', 'x', now(), 'x')",
            $"UPDATE assessment SET motivation = 'x' WHERE audited_board_id = '{app.Ids.Draft}'",
            $"INSERT INTO recommendation (id, agreement_id, audit_id, number, title, text, changed_at) SELECT gen_random_uuid(), agreement_id, id, '9', 'x', 'x', now() FROM audit WHERE id = '{app.DraftAudit}'",
            $"UPDATE audited_board SET changed_at = now() WHERE id = '{app.Ids.Draft}'",
        ],
        [Operation.HandOverReport] = app =>
        [
            $"UPDATE audited_board SET state = 'HandedOver', handed_over_on = current_date WHERE id = '{app.Ids.Draft}'",
            $"INSERT INTO assessment SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'corrects_id', s.id))).* FROM assessment s WHERE id = '{app.Ids.Assessment}'",
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
            $"INSERT INTO board_response (id, addressee_id, position, statement, decision_id, answered_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Addressee}', 'Accepted', 'x', '{app.Ids.Decision}', current_date, now(), 'x')",
        ],
        [Operation.AcceptRisk] = app =>
        [
            $"UPDATE recommendation_addressee SET state = 'ClosedWithAcceptedRisk' WHERE id = '{app.Ids.Addressee}'",
            $"INSERT INTO board_decision (id, board_id, decided_on, paragraph, kind, text, registered_by, changed_at) VALUES (gen_random_uuid(), '{app.Board}', current_date, '§ 1', 'RiskAccepted', 'x', 'x', now())",
        ],
        [Operation.WriteDraftPlan] = app =>
        [
            $"INSERT INTO action_plan (id, board_id, title, kind, state, created_on, review_interval_days, changed_at) VALUES (gen_random_uuid(), '{app.Board}', 'x', 'Implementation', 'Draft', current_date, 100, now())",
            $"INSERT INTO planned_action (id, plan_id, number, title, status, changed_at) VALUES (gen_random_uuid(), '{app.Ids.DraftPlan}', 99, 'x', 'NotStarted', now())",
            $"UPDATE action_plan SET title = 'x' WHERE id = '{app.Ids.DraftPlan}'",
        ],
        [Operation.AdoptPlan] = app => [$"UPDATE action_plan SET state = 'Adopted', adopted_on = current_date WHERE id = '{app.Ids.DraftPlan}'"],
        [Operation.ReportProgress] = app =>
        [
            $"INSERT INTO progress_report (id, action_id, from_status, status, text, reported_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Action}', 'NotStarted', 'Completed', 'x', current_date, now(), 'x')",
            $"INSERT INTO deferral (id, action_id, to_due_on, reason, decided_by, decided_on, recorded_at, recorded_by) VALUES (gen_random_uuid(), '{app.Ids.Action}', current_date, 'x', 'x', current_date, now(), 'x')",
            $"UPDATE planned_action SET status = 'Completed' WHERE id = '{app.Ids.Action}'",
            $"UPDATE recommendation_addressee SET state = 'ReportedCompleted' WHERE id = '{app.Ids.Addressee}'",
        ],
        [Operation.WriteIndicators] = app =>
        [
            $"INSERT INTO indicator_batch (indicator_id, organisation_id, origin, source, at, user_id, user_name, added, changed, vanished) SELECT '{app.Indicator}', organisation_id, 'Typed', 'x', now(), gen_random_uuid(), 'x', 1, 0, 0 FROM board WHERE id = '{app.Board}'",
            $"INSERT INTO indicator_target (id, indicator_id, organisation_id, period, value, decision_id, registered_by, changed_at) SELECT gen_random_uuid(), '{app.Indicator}', organisation_id, '1999-01-01', 1, '{app.Ids.Decision}', 'x', now() FROM board WHERE id = '{app.Board}'",
        ],
        [Operation.WriteCollaboration] = app =>
            [$"INSERT INTO fixed_indicators (id, agreement_id, year, decided_on, decided_by, paragraph, changed_at) SELECT gen_random_uuid(), agreement_id, 1999, current_date, 'x', '§ 1', now() FROM audit WHERE id = '{app.Ids.Audit}'"],
        [Operation.Administer] = app =>
        [
            $"UPDATE organisation SET name = 'x' FROM board b WHERE b.organisation_id = organisation.id AND b.id = '{app.Board}'",
            $"INSERT INTO board (id, organisation_id, name) SELECT gen_random_uuid(), organisation_id, 'x' FROM board WHERE id = '{app.Board}'",
            $"UPDATE agreement_area SET name = 'x' WHERE id = '{app.Ids.Area}'",
            $"INSERT INTO role_assignment (id, user_id, role, organisation_id) SELECT gen_random_uuid(), acting_user(), 'Auditor', organisation_id FROM board WHERE id = '{app.Board}'",
        ],
        [Operation.ReadChangeLog] = app =>
        [
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Action}'",
            $"SELECT id FROM change_log WHERE aggregate_id = '{app.Ids.Report}'",
        ],
    };

    private readonly MatrixApp _app;

    public DatabaseMatrixTests(MatrixApp app) => _app = app;

    public static TheoryData<Operation> Operations => [.. _statements.Keys];

    [Fact]
    public void Every_operation_is_tried_that_has_anything_to_try() => Enum.GetValues<Operation>().Except(_untried).Should().BeEquivalentTo(_statements.Keys);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_cell_allows_or_refuses_as_the_table_says(Operation operation)
    {
        var wrong = new List<string>();
        foreach (var cell in Cell.Of([operation]))
        {
            foreach (var sql in _statements[operation](_app))
            {
                if (await TryAsync(cell, sql) != cell.IsAllowed)
                {
                    wrong.Add($"{cell} should be {(cell.IsAllowed ? "allowed" : "refused")}: {sql}");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    private async Task<bool> TryAsync(Cell cell, string sql)
    {
        await using var db = DatabaseSetup.Open(_app.Demo.AppConnection, _app.User(cell.Role, cell.Place));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var counted = $"SELECT count(*)::int AS \"Value\" FROM ({sql}) found";
        try
        {
            return sql.StartsWith("SELECT", StringComparison.Ordinal)
                ? await db.Database.SqlQueryRaw<int>(counted).SingleAsync() > 0
                : await db.Database.ExecuteSqlRawAsync(sql) > 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }
}
