using System.Collections.Concurrent;
using Npgsql;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>What the writers have seen of their saves, held against what the database has.</summary>
internal sealed class Journal
{
    /// <summary>Begins the text of every report of this run.</summary>
    private readonly string _run = $"Två instanser {Guid.NewGuid():N}";

    private readonly ConcurrentDictionary<string, bool> _submitted = new(StringComparer.Ordinal);
    private int _numbers;

    /// <summary>How a report's text begins, as no other's.</summary>
    public string Begin() => $"{_run} {Interlocked.Increment(ref _numbers)}.";

    public void Submitted(string beginning) => _submitted.TryAdd(beginning, false);

    public void Acknowledged(string beginning) => _submitted[beginning] = true;

    public async Task<Outcome> CompareAsync(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand("SELECT split_part(text, '.', 1) || '.', count(*) FROM progress_report WHERE text LIKE $1 || '%' GROUP BY 1");
        command.Parameters.Add(new() { Value = _run });
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<string, long> stored = new(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            stored[reader.GetString(0)] = reader.GetInt64(1);
        }

        var acknowledged = _submitted.Where(s => s.Value).Select(s => s.Key).ToList();
        return new(
            acknowledged.Count,
            Lost: acknowledged.Count(a => !stored.ContainsKey(a)),
            Doubled: stored.Values.Count(n => n > 1),
            NeverAcknowledged: _submitted.Count - acknowledged.Count);
    }
}

/// <summary>Saves that were acknowledged, those of them that are not stored, those stored twice, and those that nobody was told of.</summary>
internal sealed record Outcome(int Acknowledged, int Lost, int Doubled, int NeverAcknowledged);
