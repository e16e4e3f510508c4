using System.Text.Json;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.GeneratedData;

/// <summary>
/// What a context would have saved of one agreement, and what it would have logged (rule 18), kept until it is copied into the
/// database in one go.
/// </summary>
internal sealed class Books
{
    private readonly Ids _ids;
    private readonly Dictionary<Type, Table> _byType;
    private readonly Dictionary<object, object?[]> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Guid, Guid> _organisationOf = [];

    /// <param name="model">The product's.</param>
    /// <param name="ids">Shared by all books of a database.</param>
    /// <param name="agreementId">Whose chain the log is; zeros for what is outside of agreements.</param>
    public Books(IModel model, Ids ids, Guid agreementId)
    {
        _ids = ids;
        Chain = ids.Of(agreementId);
        Tables = Table.Of(model);
        _byType = Tables.ToDictionary(t => t.Type.ClrType);
    }

    public Guid Chain { get; }

    public IReadOnlyList<Table> Tables { get; }

    public List<LogRow> Log { get; } = [];

    public List<Batch> Batches { get; } = [];

    public Guid Id(Guid made) => _ids.Of(made);

    /// <summary>As a save does: what is new, and what differs from the last time, with all parts.</summary>
    public void Save(Signature by, params IEnumerable<object> things)
    {
        foreach (var thing in things)
        {
            Save(thing, null, null, by);
        }
    }

    /// <summary>Values come in batches, each with one entry in the log (decision record 0027).</summary>
    public void Save(Batch batch)
    {
        Batches.Add(batch);
        var after = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Origin"] = batch.Origin.ToString(),
            ["Source"] = batch.Source,
            ["OrganisationId"] = batch.OrganisationId is { } of ? _ids.Of(of) : null,
            ["Added"] = batch.Values.Count,
            ["Changed"] = 0,
            ["Vanished"] = 0,
            ["Values"] = Array.Empty<object>(),
        };
        var indicator = _ids.Of(batch.IndicatorId);
        Guid? organisation = batch.OrganisationId is { } id ? _ids.Of(id) : null;
        Log.Add(new LogRow(batch.By.At, _ids.Of(batch.By.UserId), batch.By.Name, batch.By.Role?.ToString(), "Added", nameof(IndicatorValue), $"{indicator}", indicator, organisation, null, null, JsonSerializer.Serialize(after)));
    }

    private void Save(object thing, object? owner, Aggregate? aggregate, Signature by)
    {
        var table = _byType[thing.GetType()];
        aggregate = thing as Aggregate ?? aggregate;
        if (thing is Board board)
        {
            _organisationOf[board.Id] = board.OrganisationId;
        }

        var values = table.Columns.Select(c => c.Read(thing, owner, _ids)).ToArray();
        if (!_rows.TryGetValue(thing, out var row))
        {
            _rows.Add(thing, values);
            table.Rows.Add(values);
            Note("Added", thing, aggregate, table, null, values, table.Columns.Select(c => c.IsTold), by);
        }
        else
        {
            var changed = table.Columns.Select((c, i) => c.IsTold && !Equals(row[i], values[i])).ToList();
            if (changed.Contains(true))
            {
                Note("Modified", thing, aggregate, table, row, values, changed, by);
            }

            values.CopyTo(row, 0);
        }

        foreach (var part in table.PartsOf(thing))
        {
            Save(part, thing, aggregate, by);
        }
    }

    private void Note(string action, object thing, Aggregate? aggregate, Table table, object?[]? before, object?[] after, IEnumerable<bool> told, Signature by)
    {
        var columns = table.Columns.Zip(told).Index().Where(c => c.Item.Second).Select(c => (c.Index, c.Item.First)).ToList();
        string Json(object?[] values) => JsonSerializer.Serialize(columns.ToDictionary(c => c.First.Label, c => c.First.IsSecret ? "(dolt)" : values[c.Index], StringComparer.Ordinal));
        var (organisation, draft) = Scope((object?)aggregate ?? thing);
        Log.Add(new LogRow(
            by.At,
            _ids.Of(by.UserId),
            by.Name,
            by.Role?.ToString(),
            action,
            thing.GetType().Name,
            string.Join('/', table.Key.Select(k => after[k])),
            aggregate is null ? null : _ids.Of(aggregate.Id),
            organisation is { } id ? _ids.Of(id) : null,
            draft,
            before is null ? null : Json(before),
            Json(after)));
    }

    /// <summary>As the view <c>change_scope</c> says it.</summary>
    private (Guid? OrganisationId, string? Draft) Scope(object thing) => thing switch
    {
        Audit a => (null, a.Boards.All(b => b.IsDraft) ? "Report" : null),
        Recommendation r => (null, r.IsDraft ? "Report" : null),
        AuditedBoard b => (_organisationOf[b.BoardId], b.IsDraft ? "Report" : null),
        RecommendationAddressee a => (_organisationOf[a.BoardId], a.State == RecommendationState.Draft ? "Report" : null),
        BoardDecision d => (_organisationOf[d.BoardId], null),
        ActionPlan p => (_organisationOf[p.BoardId], p.IsAdopted ? null : "Plan"),
        PlannedAction a => (_organisationOf[a.Plan.BoardId], a.Plan.IsAdopted ? null : "Plan"),
        FollowUpPlan p => (_organisationOf[p.BoardId], null),
        FollowUpItem i => (_organisationOf[i.Plan.BoardId], null),
        BoardMeeting m => (_organisationOf[m.BoardId], null),
        Organisation o => (o.Id, null),
        RoleAssignment r => (r.OrganisationId, null),
        IndicatorTarget t => (t.OrganisationId, null),
        _ => (null, null),
    };
}

/// <summary>An entry of the log, before the database gives it its place in the chain.</summary>
internal sealed record LogRow(
    DateTimeOffset At,
    Guid UserId,
    string UserName,
    string? Role,
    string Action,
    string Entity,
    string EntityId,
    Guid? AggregateId,
    Guid? OrganisationId,
    string? Draft,
    string? Before,
    string? After);

/// <summary>Values of one indicator that came at one time.</summary>
internal sealed record Batch(Guid IndicatorId, Guid? OrganisationId, ValueOrigin Origin, string Source, Signature By, IReadOnlyList<Value> Values);

/// <summary>A figure, or why it is missing; and what it was before it was revised.</summary>
internal readonly record struct Value(Guid? OrganisationId, DateOnly Period, string Gender, decimal? Figure, string? Missing, decimal? Revised);
