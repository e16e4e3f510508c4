using System.Globalization;
using HsAvtal.Domain;
using Npgsql;
using NpgsqlTypes;

namespace HsAvtal.GeneratedData;

/// <summary>Copies books into the database, in one transaction. The database itself chains the log (decision record 0020).</summary>
internal sealed class Copying
{
    private readonly NpgsqlConnection _connection;

    public Copying(NpgsqlConnection connection) => _connection = connection;

    /// <param name="books">Whose ids of the log, batches and values follow on those of the books before.</param>
    /// <param name="from">The first ids.</param>
    public async Task WriteAsync(Books books, Counters from)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        foreach (var table in books.Tables.Where(t => t.Rows.Count > 0))
        {
            await WriteAsync(table);
        }

        await WriteValuesAsync(books, from);
        await WriteLogAsync(books, from.Log);
        await transaction.CommitAsync();
    }

    private async Task WriteAsync(Table table)
    {
        await using var writer = await BeginAsync(table.Name, table.Columns.Select(c => c.Name));
        foreach (var row in table.Rows)
        {
            await writer.StartRowAsync();
            for (var i = 0; i < row.Length; i++)
            {
                await WriteAsync(writer, row[i], table.Columns[i].StoreType);
            }
        }

        await writer.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value, string type) =>
        value is null ? writer.WriteNullAsync() : writer.WriteAsync(value, type);

    private async Task WriteValuesAsync(Books books, Counters from)
    {
        await using (var writer = await BeginAsync("indicator_batch", ["id", "indicator_id", "organisation_id", "origin", "source", "at", "user_id", "user_name", "added", "changed", "vanished"]))
        {
            foreach (var (n, batch) in books.Batches.Index())
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(from.Batch + n, NpgsqlDbType.Bigint);
                await writer.WriteAsync(books.Id(batch.IndicatorId), NpgsqlDbType.Uuid);
                await WriteAsync(writer, batch.OrganisationId is { } id ? books.Id(id) : null, "uuid");
                await writer.WriteAsync(batch.Origin.ToString(), NpgsqlDbType.Text);
                await writer.WriteAsync(batch.Source, NpgsqlDbType.Text);
                await writer.WriteAsync(batch.By.At, NpgsqlDbType.TimestampTz);
                await writer.WriteAsync(books.Id(batch.By.UserId), NpgsqlDbType.Uuid);
                await writer.WriteAsync(batch.By.Name, NpgsqlDbType.Text);
                await writer.WriteAsync(batch.Values.Count, NpgsqlDbType.Integer);
                await writer.WriteAsync(0, NpgsqlDbType.Integer);
                await writer.WriteAsync(0, NpgsqlDbType.Integer);
            }

            await writer.CompleteAsync();
        }

        var revised = new List<(long Value, decimal Figure, long Batch)>();
        await using (var writer = await BeginAsync("indicator_value", ["id", "indicator_id", "organisation_id", "period", "gender", "value", "missing", "batch_id"]))
        {
            var id = from.Value;
            foreach (var (n, batch) in books.Batches.Index())
            {
                foreach (var value in batch.Values)
                {
                    await writer.StartRowAsync();
                    await writer.WriteAsync(id, NpgsqlDbType.Bigint);
                    await writer.WriteAsync(books.Id(batch.IndicatorId), NpgsqlDbType.Uuid);
                    await WriteAsync(writer, value.OrganisationId is { } of ? books.Id(of) : null, "uuid");
                    await writer.WriteAsync(value.Period, NpgsqlDbType.Date);
                    await writer.WriteAsync(value.Gender, NpgsqlDbType.Text);
                    await WriteAsync(writer, value.Figure, "numeric");
                    await WriteAsync(writer, value.Missing, "text");
                    await writer.WriteAsync(from.Batch + n, NpgsqlDbType.Bigint);
                    if (value.Revised is { } before)
                    {
                        revised.Add((id, before, from.Batch + n));
                    }

                    id++;
                }
            }

            await writer.CompleteAsync();
        }

        await using (var writer = await BeginAsync("indicator_revision", ["value_id", "value", "batch_id", "replaced_by_batch_id"]))
        {
            foreach (var (value, figure, batch) in revised)
            {
                await writer.WriteRowAsync(default, value, figure, batch, batch);
            }

            await writer.CompleteAsync();
        }
    }

    private async Task WriteLogAsync(Books books, long id)
    {
        await using var writer = await BeginAsync(
            "change_log",
            ["id", "occurred_at", "user_id", "user_name", "role", "action", "entity", "entity_id", "aggregate_id", "organisation_id", "draft", "before", "after", "correlation_id", "chain"]);
        foreach (var row in books.Log.OrderBy(r => r.At))
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(id, NpgsqlDbType.Bigint);
            await writer.WriteAsync(row.At, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(row.UserId, NpgsqlDbType.Uuid);
            await writer.WriteAsync(row.UserName, NpgsqlDbType.Text);
            await WriteAsync(writer, row.Role, "text");
            await writer.WriteAsync(row.Action, NpgsqlDbType.Text);
            await writer.WriteAsync(row.Entity, NpgsqlDbType.Text);
            await writer.WriteAsync(row.EntityId, NpgsqlDbType.Text);
            await WriteAsync(writer, row.AggregateId, "uuid");
            await WriteAsync(writer, row.OrganisationId, "uuid");
            await WriteAsync(writer, row.Draft, "text");
            await WriteAsync(writer, row.Before, "jsonb");
            await WriteAsync(writer, row.After, "jsonb");
            await writer.WriteAsync(id++.ToString("x32", CultureInfo.InvariantCulture), NpgsqlDbType.Text);
            await writer.WriteAsync(books.Chain, NpgsqlDbType.Uuid);
        }

        await writer.CompleteAsync();
    }

    private async Task<NpgsqlBinaryImporter> BeginAsync(string table, IEnumerable<string> columns)
    {
        var writer = await _connection.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)");
        writer.Timeout = TimeSpan.FromMinutes(10);
        return writer;
    }
}

/// <summary>The first ids of what the database numbers itself.</summary>
internal sealed record Counters(long Log, long Batch, long Value)
{
    public Counters After(Books books) => new(Log + books.Log.Count, Batch + books.Batches.Count, Value + books.Batches.Sum(b => b.Values.Count));
}
