using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Recommendations;
using HsAvtal.Web.Tests.Budget;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Access;

/// <summary>One of each thing at Kristianstad, and a user for each role at each place. Another agreement stands beside.</summary>
public sealed class MatrixApp : IAsyncLifetime
{
    private const string Own = "1290";
    private const string Other = "1230";
    private const string Elsewhere = "9990";

    private readonly Dictionary<(Role, Place), Guid> _users = [];

    public DemoApp Demo { get; } = new();

    public PageIds Ids { get; private set; } = null!;

    public Guid Board { get; private set; }

    public Guid Organisation { get; private set; }

    /// <summary>A recommendation that the organisation has reported implemented.</summary>
    public Guid Reported { get; private set; }

    public Guid Grade { get; private set; }

    public Guid Indicator { get; private set; }

    /// <summary>The audit of the draft report.</summary>
    public Guid DraftAudit { get; private set; }

    public Guid Agreement { get; private set; }

    /// <summary>What the addressee of <see cref="PageIds.Addressee"/> was given.</summary>
    public Guid Recommendation { get; private set; }

    /// <summary>An action of the draft plan.</summary>
    public Guid DraftAction { get; private set; }

    public Guid FollowUpReport { get; private set; }

    /// <summary>A batch of values of the organisation's own, and one of the values.</summary>
    public long Batch { get; private set; }

    public long Value { get; private set; }

    public Guid Target { get; private set; }

    public Guid Fixed { get; private set; }

    /// <summary>An indicator whose values come of others'.</summary>
    public Guid Computed { get; private set; }

    /// <summary>An indicator that is tied to nothing.</summary>
    public Guid Bare { get; private set; }

    /// <summary>A role that the demonstration's officer holds.</summary>
    public Guid Held { get; private set; }

    /// <summary>What the demonstration lacks, one of each.</summary>
    public Guid NewAudit { get; } = Guid.NewGuid();

    public Guid NewRecommendation { get; } = Guid.NewGuid();

    public Guid NewOrganisation { get; } = Guid.NewGuid();

    public Guid Provider { get; } = Guid.NewGuid();

    public Guid Run { get; } = Guid.NewGuid();

    public Guid Calendar { get; } = Guid.NewGuid();

    public Guid User(Role role, Place place) => _users[(role, place)];

    /// <summary>The first id of those that the owner finds.</summary>
    public string Id(string sql) => Scalar($"SELECT found::text FROM ({sql} LIMIT 1) f (found)");

    /// <summary>An insertion of one more row as one that is there, by itself: whoever tries it need not see the original.</summary>
    public string Copy(string table, string where, params (string Column, object? Value)[] changes)
    {
        var row = JsonNode.Parse(Scalar($"SELECT to_jsonb(x)::text FROM {table} x WHERE {where} LIMIT 1"))!.AsObject();
        if (row.ContainsKey("id"))
        {
            row["id"] = Guid.NewGuid();
        }

        foreach (var (column, value) in changes)
        {
            row[column] = JsonSerializer.SerializeToNode(value);
        }

        return $"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, '{row.ToJsonString().Replace("'", "''", StringComparison.Ordinal)}')).*";
    }

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        await using var db = Demo.Open();
        Ids = await PageIds.OfDemoAsync(db);
        Board = await db.PlannedActions.Where(a => a.Id == Ids.Action).Select(a => a.Plan.BoardId).SingleAsync();
        Grade = await db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance).OrderBy(g => g.Rank).Select(g => g.Id).FirstAsync();
        Organisation = await db.Boards.Where(b => b.Id == Board).Select(b => b.OrganisationId).SingleAsync();
        Indicator = await db.Indicators.Where(i => i.Formula == null).OrderBy(i => i.Name).Select(i => i.Id).FirstAsync();
        DraftAudit = await db.AuditedBoards.Where(x => x.Id == Ids.Draft).Select(x => x.AuditId).SingleAsync();
        var officer = new Signature(DemoUsers.With(Role.Officer).Id, "MAS", Demo.Time.Now);
        var reported = await db.Addressees.Include(a => a.Events).OrderBy(a => a.Id).FirstAsync(a => a.State == RecommendationState.InProgress && a.Id != Ids.Addressee && a.BoardId == Board);
        reported.ReportCompleted("Gjort", Demo.Today, officer);
        Reported = reported.Id;
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        var organisation = new Domain.Organisations.Organisation(Elsewhere, "En annan kommun", "Annan", OrganisationKind.Municipality, by);
        organisation.AddBoard("Omsorgsnämnden", by);
        var agreement = new Agreement("Ett annat avtal", "Annat", new DateOnly(2020, 1, 1), by);
        agreement.AddParty(organisation, agreement.AddSubregion("Norr", by).Id, by);
        db.Add(organisation);
        db.Add(agreement);
        db.SignAs(by);
        await db.SaveChangesAsync();
        await AddWhatTheDemonstrationLacksAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            _users[(role, Place.Own)] = await Demo.AddUserAsync(role, Own);
            _users[(role, Place.OtherOrganisation)] = await Demo.AddUserAsync(role, Other);
            _users[(role, Place.OtherAgreement)] = await Demo.AddUserAsync(role, Elsewhere);
        }
    }

    /// <summary>Row security speaks of these too, and the demonstration has none of them.</summary>
    private async Task AddWhatTheDemonstrationLacksAsync()
    {
        Agreement = Guid.Parse(Id("SELECT agreement_id FROM audit"));
        Recommendation = Guid.Parse(Id($"SELECT recommendation_id FROM recommendation_addressee WHERE id = '{Ids.Addressee}'"));
        DraftAction = Guid.Parse(Id($"SELECT id FROM planned_action WHERE plan_id = '{Ids.DraftPlan}'"));
        FollowUpReport = Guid.Parse(Id("SELECT id FROM follow_up_report"));
        Fixed = Guid.Parse(Id("SELECT id FROM fixed_indicators"));
        Target = Guid.Parse(Id($"SELECT id FROM indicator_target WHERE organisation_id = '{Organisation}'"));
        Computed = Guid.Parse(Id("SELECT id FROM indicator WHERE formula IS NOT NULL"));
        Bare = Guid.Parse(Id("SELECT id FROM indicator i WHERE NOT EXISTS (SELECT FROM indicator_area a WHERE a.indicator_id = i.id)"));
        Held = Guid.Parse(Id($"SELECT id FROM role_assignment WHERE user_id = '{DemoUsers.With(Role.Officer).Id}'"));
        await ExecuteAsync($"INSERT INTO indicator_batch (indicator_id, organisation_id, origin, source, at, user_id, user_name, added, changed, vanished) VALUES ('{Indicator}', '{Organisation}', 'Typed', 'x', now(), gen_random_uuid(), 'x', 1, 0, 0)");
        Batch = long.Parse(Id($"SELECT id FROM indicator_batch WHERE organisation_id = '{Organisation}'"), CultureInfo.InvariantCulture);
        Value = long.Parse(Id($"SELECT id FROM indicator_value WHERE organisation_id = '{Organisation}'"), CultureInfo.InvariantCulture);
        string[] rows =
        [
            Copy("audit", $"id = '{DraftAudit}'", ("id", NewAudit)),
            Copy("recommendation", $"id = '{Recommendation}'", ("id", NewRecommendation), ("audit_id", DraftAudit)),
            Copy("recommendation_follow_up", "true", ("audited_board_id", Ids.Draft), ("outcome", null)),
            Copy("observation", "true", ("audited_board_id", Ids.Draft)),
            Copy("organisation", $"id = '{Organisation}'", ("id", NewOrganisation), ("code", "9991")),
            $"INSERT INTO action_recommendation VALUES ('{DraftAction}', '{Recommendation}')",
            $"INSERT INTO sign_in_provider (id, agreement_id, key, name, issuer, client_id, organisation_ids, changed_at) VALUES ('{Provider}', '{Agreement}', 'prov', 'Prov', 'https://x.example', 'x', ARRAY['{Organisation}']::uuid[], now())",
            $"INSERT INTO claim_rule (id, provider_id, claim_type, claim_value, role, organisation_id) VALUES (gen_random_uuid(), '{Provider}', 'groups', 'x', 'Officer', '{Organisation}')",
            $"INSERT INTO kolada_run (id, started_at, started_by, state, total, is_cancel_requested) VALUES ('{Run}', now(), 'x', 'Running', 1, false)",
            $"INSERT INTO kolada_run_line (run_id, indicator_id, at, received, added, changed, vanished) VALUES ('{Run}', '{Indicator}', now(), 0, 0, 0, 0)",
            $"INSERT INTO form_draft (user_id, key, content, saved_at) VALUES ('{DemoUsers.With(Role.Officer).Id}', 'prov', '[]', now())",
            $"INSERT INTO calendar_address (id, user_id, token_hash, made_at) VALUES ('{Calendar}', '{DemoUsers.With(Role.Officer).Id}', 'prov', now())",
        ];
        foreach (var row in rows)
        {
            await ExecuteAsync(row);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Demo.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(Demo.OwnerConnection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() as string ?? throw new InvalidOperationException($"There is nothing to try: {sql}");
    }

    public Task DisposeAsync() => Demo.DisposeAsync();

    public RegisterDecisionForm Risk() =>
        new() { Kind = DecisionKind.RiskAccepted, Motivation = "Risken är liten.", DecidedOn = Demo.Today, Paragraph = "§ 1", Text = "Nämnden accepterar risken." };

    /// <summary>A service as the cell's user meets it.</summary>
    public T As<T>(Cell cell)
        where T : notnull => Demo.As<T>(User(cell.Role, cell.Place));

    /// <summary>
    /// Whoever may is stopped by a version that nobody has seen, so that nothing changes between two cells; whoever may not has
    /// seen the right one, so that nothing but permission stops them.
    /// </summary>
    public async Task<Seen> SeenAsync<T>(Cell cell, Guid id)
        where T : Aggregate
    {
        if (cell.IsAllowed)
        {
            return new Seen(0, 0);
        }

        await using var db = DatabaseSetup.Open(Demo.OwnerConnection);
        return new Seen(await db.Set<T>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync(), long.MaxValue);
    }
}
