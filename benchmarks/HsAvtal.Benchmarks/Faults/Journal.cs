using System.Collections.Concurrent;
using HsAvtal.Data.ChangeLog;
using Npgsql;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>
/// What the people of the measure have written, and what they were told of it, to compare with the tables. Each text is the title of
/// a new action and occurs in no other. It is acknowledged when a page has shown it as saved: right after the save, or when the page
/// was loaded again after a fault.
/// <list type="bullet">
/// <item>Lost: acknowledged, and in no row.</item>
/// <item>Doubled: in more than one row. Nobody presses Save again for a text that the page shows as saved, so this is the product's
/// doing, or it has told somebody to save again what it had saved.</item>
/// <item>Half: a row without its one log entry (rule 18), or a log entry without its row.</item>
/// </list>
/// </summary>
internal sealed class Journal
{
    /// <summary>Begins the texts of this measure and of no other on the same database.</summary>
    private readonly string _prefix = $"Åtgärd {Guid.NewGuid():N}";

    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _number;
    private int _acknowledged;

    public int Acknowledged => _acknowledged;

    /// <summary>Ends at the next acknowledgement.</summary>
    public Task Next => _next.Task;

    /// <summary>A text that nobody has written before.</summary>
    public string NewText()
    {
        var text = $"{_prefix} {Interlocked.Increment(ref _number):000000}";
        _texts[text] = false;
        return text;
    }

    public void Acknowledge(string text)
    {
        _texts[text] = true;
        Interlocked.Increment(ref _acknowledged);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <param name="admin">A connection that sees every row.</param>
    public async Task<Verdict> CompareAsync(string admin)
    {
        await using var source = NpgsqlDataSource.Create(admin);
        var rows = await CountAsync(source, $"SELECT title FROM planned_action WHERE title LIKE '{_prefix} %'");
        var entries = await CountAsync(source, $"SELECT after->>'Title' FROM change_log WHERE entity = 'PlannedAction' AND action = 'Added' AND after->>'Title' LIKE '{_prefix} %'");
        await using var connection = await source.OpenConnectionAsync();
        var chains = await new ChainVerifier(connection, []).VerifyAsync();
        return new Verdict(
            _acknowledged,
            _texts.Count(t => t.Value && !rows.ContainsKey(t.Key)),
            rows.Count(r => r.Value > 1),
            rows.Keys.Union(entries.Keys, StringComparer.Ordinal).Count(t => rows.GetValueOrDefault(t) != entries.GetValueOrDefault(t)),
            chains.All(c => c.Fault is null));
    }

    private static async Task<Dictionary<string, int>> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            counts[reader.GetString(0)] = counts.GetValueOrDefault(reader.GetString(0)) + 1;
        }

        return counts;
    }
}

/// <summary>What the journal and the tables say together.</summary>
internal sealed record Verdict(int Acknowledged, int Lost, int Doubled, int Half, bool IsChainWhole)
{
    public bool IsKept => Acknowledged > 0 && Lost + Doubled + Half == 0 && IsChainWhole;

    public override string ToString() =>
        $"{Acknowledged} kvitterade: {Lost} förlorade, {Doubled} dubbla, {Half} utan logg, loggkedjorna {(IsChainWhole ? "hela" : "INTE HELA")}";
}
