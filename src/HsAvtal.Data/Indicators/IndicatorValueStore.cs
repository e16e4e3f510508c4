using System.Text.Json;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HsAvtal.Data.Indicators;

/// <summary>
/// The way in for indicator values, a handful or a hundred thousand: one transaction per indicator, a fixed number of
/// statements, the old figure kept in the history, one entry in the change log (decision record 0027).
/// </summary>
public static class IndicatorValueStore
{
    /// <summary>As many changes are told one by one in the change log; more are told as counts, and by the values' own history.</summary>
    private const int ToldOneByOne = 100;

    private const string Differences =
        """
        WITH incoming AS (
            SELECT * FROM unnest(@organisations, @periods, @genders, @values, @reasons) AS r (organisation_id, period, gender, value, missing)
        )
        SELECT i.organisation_id, i.period, i.gender, i.value, i.missing, v.id, v.value, v.missing
        FROM incoming i
        LEFT JOIN indicator_value v ON v.indicator_id = @indicator AND v.organisation_id IS NOT DISTINCT FROM i.organisation_id
            AND v.gender = i.gender AND v.period = i.period
        LEFT JOIN indicator_batch b ON b.id = v.batch_id
        WHERE v.id IS NULL AND i.missing IS DISTINCT FROM 'TakenBack'
           OR v.id IS NOT NULL AND (v.value IS DISTINCT FROM i.value OR v.missing IS DISTINCT FROM i.missing OR b.origin <> @origin)
        UNION ALL
        SELECT v.organisation_id, v.period, v.gender, NULL, 'TakenBack', v.id, v.value, v.missing
        FROM indicator_value v JOIN indicator_batch b ON b.id = v.batch_id
        WHERE @whole AND v.indicator_id = @indicator AND b.origin = @origin AND v.missing IS DISTINCT FROM 'TakenBack'
          AND NOT EXISTS (SELECT FROM incoming i WHERE i.organisation_id IS NOT DISTINCT FROM v.organisation_id AND i.gender = v.gender AND i.period = v.period)
        """;

    private const string Write =
        """
        WITH differing AS (
            SELECT * FROM unnest(@organisations, @periods, @genders, @values, @reasons, @ids) AS r (organisation_id, period, gender, value, missing, id)
        ), kept AS (
            INSERT INTO indicator_revision (value_id, value, missing, batch_id, replaced_by_batch_id)
            SELECT v.id, v.value, v.missing, v.batch_id, @batch FROM indicator_value v JOIN differing d ON d.id = v.id
        ), revised AS (
            UPDATE indicator_value v SET value = d.value, missing = d.missing, batch_id = @batch FROM differing d WHERE d.id = v.id
        )
        INSERT INTO indicator_value (indicator_id, organisation_id, period, gender, value, missing, batch_id)
        SELECT @indicator, organisation_id, period, gender, value, missing, @batch FROM differing WHERE id IS NULL
        """;

    /// <inheritdoc cref="MergeAsync(HsAvtalDbContext, IReadOnlyCollection{ValueMerge}, CancellationToken)"/>
    public static async Task<MergeOutcome> MergeAsync(this HsAvtalDbContext db, ValueMerge merge, CancellationToken ct = default) =>
        (await db.MergeAsync([merge], ct))[0];

    /// <summary>
    /// Brings the values in and computes anew what is computed from them. Joins a transaction that has begun, else makes one:
    /// all or nothing.
    /// </summary>
    /// <param name="db">Signed for, with nothing else waiting to be saved.</param>
    /// <param name="merges">The values, at most one merge for each indicator.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came, changed and vanished in each merge; not what was computed.</returns>
    /// <exception cref="DomainException">The same organisation, period and gender twice.</exception>
    public static async Task<IReadOnlyList<MergeOutcome>> MergeAsync(this HsAvtalDbContext db, IReadOnlyCollection<ValueMerge> merges, CancellationToken ct = default)
    {
        Guard.That(
            merges.All(m => m.Values.DistinctBy(v => (v.OrganisationId, v.Period, v.Gender)).Count() == m.Values.Count),
            "Samma period förekommer två gånger för samma huvudman.");
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.LockValuesAsync([.. merges.Select(m => m.IndicatorId)], ct);
        var log = new List<RecordedChange>();
        var outcomes = new List<MergeOutcome>();
        foreach (var merge in merges)
        {
            outcomes.Add(await MergeOwnAsync(db, merge, log, ct));
        }

        var givers = merges.Select(m => m.OrganisationId).Distinct().ToList();
        await ComputedValues.RefreshAsync(db, [.. merges.Zip(outcomes).Where(m => m.Second.All > 0).Select(m => m.First.IndicatorId)], givers is [{ } only] ? only : null, log, ct);
        if (log.Count > 0)
        {
            await ChangeLogWriter.AppendAsync(db, log, Signed(db), ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return outcomes;
    }

    /// <summary>Computes a computed indicator's values by the formula that it has now, for all that have what it rests on.</summary>
    /// <param name="db">In a transaction, signed for, with the formula saved.</param>
    /// <param name="indicator">The computed indicator.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task ComputeAsync(this HsAvtalDbContext db, Indicator indicator, CancellationToken ct = default)
    {
        await db.LockValuesAsync([indicator.Id, indicator.NumeratorId!.Value, indicator.DenominatorId!.Value], ct);
        var log = new List<RecordedChange>();
        await ComputedValues.ComputeAsync(db, indicator.Id, log, ct);
        if (log.Count > 0)
        {
            await ChangeLogWriter.AppendAsync(db, log, Signed(db), ct);
        }
    }

    /// <summary>
    /// Two that bring values of the same indicators, or of what is computed from them, wait for each other until the
    /// transaction ends; locked in one order, so that neither waits for ever.
    /// </summary>
    public static async Task LockValuesAsync(this HsAvtalDbContext db, Guid[] indicatorIds, CancellationToken ct = default) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(hashtextextended(id::text, 0))
            FROM (SELECT id FROM indicator WHERE id = ANY ({indicatorIds}) OR numerator_id = ANY ({indicatorIds}) OR denominator_id = ANY ({indicatorIds}) ORDER BY id) i
            """,
            ct);

    /// <summary>The indicator's own values, without what is computed from them; under the lock.</summary>
    internal static async Task<MergeOutcome> MergeOwnAsync(HsAvtalDbContext db, ValueMerge merge, List<RecordedChange> log, CancellationToken ct)
    {
        var differences = await DifferencesAsync(db, merge, ct);
        var outcome = new MergeOutcome(
            differences.Count(d => d.Id is null),
            differences.Count(d => d.Id is not null && d.New.Missing != MissingReason.TakenBack),
            differences.Count(d => d.Id is not null && d.New.Missing == MissingReason.TakenBack));
        if (outcome.All == 0)
        {
            return outcome;
        }

        await WriteAsync(db, merge.IndicatorId, differences, await AddBatchAsync(db, merge, outcome, Signed(db), ct), ct);
        log.Add(LogEntry(merge, differences, outcome));
        return outcome;
    }

    private static Signature Signed(HsAvtalDbContext db) =>
        db.Signature ?? throw new InvalidOperationException("A change needs a signature: call SignAs before merging.");

    private static async Task<List<Difference>> DifferencesAsync(HsAvtalDbContext db, ValueMerge merge, CancellationToken ct)
    {
        await using var command = Command(db, Differences);
        AddColumns(command, merge.Values);
        command.Parameters.AddWithValue("indicator", merge.IndicatorId);
        command.Parameters.AddWithValue("origin", merge.Origin.ToString());
        command.Parameters.AddWithValue("whole", merge.IsWhole);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var differences = new List<Difference>();
        while (await reader.ReadAsync(ct))
        {
            var key = new IncomingValue(
                await reader.IsDBNullAsync(0, ct) ? null : reader.GetGuid(0),
                reader.GetFieldValue<DateOnly>(1),
                Enum.Parse<Gender>(reader.GetString(2)),
                await FigureAsync(reader, 3, ct));
            long? id = await reader.IsDBNullAsync(5, ct) ? null : reader.GetInt64(5);
            differences.Add(new Difference(id, key, id is null ? null : await FigureAsync(reader, 6, ct)));
        }

        return differences;
    }

    private static async Task<long> AddBatchAsync(HsAvtalDbContext db, ValueMerge merge, MergeOutcome outcome, Signature by, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO indicator_batch (indicator_id, organisation_id, origin, source, at, user_id, user_name, added, changed, vanished)
            VALUES ({merge.IndicatorId}, {merge.OrganisationId}, {merge.Origin.ToString()}, {merge.Source}, {by.At}, {by.UserId}, {by.Name},
                {outcome.Added}, {outcome.Changed}, {outcome.Vanished})
            RETURNING id
            """).ToListAsync(ct);
        return ids.Single();
    }

    private static async Task WriteAsync(HsAvtalDbContext db, Guid indicatorId, List<Difference> differences, long batchId, CancellationToken ct)
    {
        await using var command = Command(db, Write);
        AddColumns(command, differences.ConvertAll(d => d.Incoming));
        command.Parameters.AddWithValue("ids", differences.Select(d => d.Id).ToArray());
        command.Parameters.AddWithValue("indicator", indicatorId);
        command.Parameters.AddWithValue("batch", batchId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One entry for what came at once; a few changes are told one by one, before and after.</summary>
    private static RecordedChange LogEntry(ValueMerge merge, List<Difference> differences, MergeOutcome outcome)
    {
        var told = differences.Count <= ToldOneByOne ? differences : [];
        var after = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Origin"] = merge.Origin.ToString(),
            ["Source"] = merge.Source,
            ["OrganisationId"] = merge.OrganisationId,
            [nameof(MergeOutcome.Added)] = outcome.Added,
            [nameof(MergeOutcome.Changed)] = outcome.Changed,
            [nameof(MergeOutcome.Vanished)] = outcome.Vanished,
            ["Values"] = told.Select(d => Told(d.Incoming, d.New)),
        };
        var before = told.Where(d => d.Old is not null).Select(d => Told(d.Incoming, d.Old!.Value)).ToList();
        return new RecordedChange(
            outcome.Added == outcome.All ? nameof(EntityState.Added) : nameof(EntityState.Modified),
            nameof(IndicatorValue),
            merge.IndicatorId,
            before.Count > 0 ? JsonSerializer.Serialize(new { Values = before }) : null,
            JsonSerializer.Serialize(after))
        {
            ReadId = merge.IndicatorId.ToString,
            ScopeId = merge.OrganisationId ?? merge.IndicatorId,
        };
    }

    private static object Told(IncomingValue key, Figure figure) =>
        new { key.OrganisationId, key.Period, Gender = key.Gender.ToString(), figure.Value, Missing = figure.Missing?.ToString() };

    private static async Task<Figure> FigureAsync(NpgsqlDataReader reader, int ordinal, CancellationToken ct) => Figure.From(
        await reader.IsDBNullAsync(ordinal, ct) ? null : reader.GetDecimal(ordinal),
        await reader.IsDBNullAsync(ordinal + 1, ct) ? null : Enum.Parse<MissingReason>(reader.GetString(ordinal + 1)));

    private static NpgsqlCommand Command(HsAvtalDbContext db, string sql) =>
        new(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());

    private static void AddColumns(NpgsqlCommand command, IReadOnlyCollection<IncomingValue> values)
    {
        command.Parameters.AddWithValue("organisations", values.Select(v => v.OrganisationId).ToArray());
        command.Parameters.AddWithValue("periods", values.Select(v => v.Period).ToArray());
        command.Parameters.AddWithValue("genders", values.Select(v => v.Gender.ToString()).ToArray());
        command.Parameters.AddWithValue("values", values.Select(v => v.Figure.Value).ToArray());
        command.Parameters.AddWithValue("reasons", values.Select(v => v.Figure.Missing?.ToString()).ToArray());
    }

    /// <param name="Id">The value that is revised; null for a new one.</param>
    /// <param name="Incoming">Its key, and the new figure.</param>
    /// <param name="Old">The old figure; null for a new one.</param>
    private sealed record Difference(long? Id, IncomingValue Incoming, Figure? Old)
    {
        public Figure New => Incoming.Figure;
    }
}
