using Npgsql;

namespace HsAvtal.Data.ChangeLog;

/// <summary>
/// Recomputes the chains from their entries and holds them against what the database says of their ends, and against heads
/// that were written down outside of it.
/// </summary>
public sealed class ChainVerifier
{
    private readonly NpgsqlConnection _connection;
    private readonly ILookup<(Guid, long), LogHead> _heads;
    private readonly IReadOnlyList<LogHead> _known;
    private readonly HashSet<LogHead> _found = [];
    private readonly Dictionary<Guid, ChainReport> _reports = [];

    /// <param name="connection">Open, as a role that sees every entry: the owner. The caller's transaction holds the log still.</param>
    /// <param name="known">Heads from outside.</param>
    public ChainVerifier(NpgsqlConnection connection, IReadOnlyList<LogHead> known)
    {
        _connection = connection;
        _known = known;
        _heads = known.Where(h => h.Chain is not null).ToLookup(h => (h.Chain!.Value, h.Sequence));
    }

    /// <returns>One report per chain; and one for the heads on paper that are in none of them.</returns>
    public async Task<IReadOnlyList<ChainReport>> VerifyAsync(CancellationToken ct = default)
    {
        var ends = await EndsAsync(ct);
        await ReadAsync(ct);
        foreach (var chain in ends.Keys.Concat(_reports.Keys).Concat(_heads.Select(h => h.Key.Item1)).Distinct().ToList())
        {
            var report = _reports.GetValueOrDefault(chain) ?? new ChainReport(chain, 0, new byte[32], null);
            _reports[chain] = report.Fault is null ? report with { Fault = AtTheEnd(report, ends.GetValueOrDefault(chain)) } : report;
        }

        var lost = _known.Where(h => h.Chain is null && !_found.Contains(h))
            .Select(h => new ChainReport(null, 0, [], new ChainFault(h.Sequence, null, null, $"ingen kedja har en post med uppgiften {h.Text}")));
        return [.. _reports.Values.OrderBy(r => r.Chain), .. lost];
    }

    private async Task<Dictionary<Guid, ChainEnd>> EndsAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT chain, sequence, hash FROM change_log_head", _connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ends = new Dictionary<Guid, ChainEnd>();
        while (await reader.ReadAsync(ct))
        {
            ends.Add(reader.GetGuid(0), new ChainEnd(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
        }

        return ends;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ChainLink.Select, _connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var link = new ChainLink();
        ChainReport? chain = null;
        while (await reader.ReadAsync(ct))
        {
            link.Read(reader);
            chain = chain?.Chain == link.Chain ? chain : Keep(chain, new ChainReport(link.Chain, 0, new byte[32], null));
            // After the first that does not fit, nothing does.
            chain = chain.Fault is null ? Next(chain, link) : chain;
        }

        Keep(chain, null);
    }

    private ChainReport Keep(ChainReport? done, ChainReport? next)
    {
        if (done is not null)
        {
            _reports[done.Chain!.Value] = done;
        }

        return next!;
    }

    private ChainReport Next(ChainReport chain, ChainLink link)
    {
        var expected = chain.Count + 1;
        ChainReport Faulty(long sequence, string what) => chain with { Fault = new ChainFault(sequence, link.Id, link.OccurredAt, what) };
        if (link.Sequence > expected)
        {
            return Faulty(expected, $"posten saknas; nästa som finns är nummer {link.Sequence}");
        }

        if (link.Sequence < expected)
        {
            return Faulty(link.Sequence, "numret finns två gånger");
        }

        var hash = link.HashAfter(chain.Hash);
        if (!hash.AsSpan().SequenceEqual(link.Hash))
        {
            return Faulty(expected, "innehållet stämmer inte med kontrollsumman: posten är ändrad, flyttad eller inskjuten");
        }

        if (_heads[(link.Chain, expected)].FirstOrDefault(h => !hash.AsSpan().StartsWith(h.Hash)) is { } head)
        {
            return Faulty(expected, $"kontrollsumman är en annan än den som skrevs ned ({head.Text}): den här posten eller en före den är ändrad, och kedjan omräknad");
        }

        foreach (var paper in _known.Where(h => h.Chain is null && h.Sequence == expected && hash.AsSpan().StartsWith(h.Hash)))
        {
            _found.Add(paper);
        }

        return chain with { Count = expected, Hash = hash };
    }

    /// <summary>What is wrong with a chain that fits as far as it goes.</summary>
    private ChainFault? AtTheEnd(ChainReport chain, ChainEnd? end)
    {
        var missing = _heads.Where(h => h.Key.Item1 == chain.Chain && h.Key.Item2 > chain.Count).MaxBy(h => h.Key.Item2)?.First();
        if (missing is not null)
        {
            return new ChainFault(chain.Count + 1, null, null, $"slutet saknas: kedjan hade {missing.Sequence} poster när den skrevs ned ({missing.Text})");
        }

        if (end?.Sequence > chain.Count)
        {
            return new ChainFault(chain.Count + 1, null, null, $"slutet saknas: kedjan ska ha {end.Sequence} poster");
        }

        return end is not null && end.Sequence == chain.Count && chain.Hash.AsSpan().SequenceEqual(end.Hash)
            ? null
            : new ChainFault(chain.Count, null, null, "databasens uppgift om kedjans sista post är borta eller en annan");
    }

    private sealed record ChainEnd(long Sequence, byte[] Hash);
}

/// <summary>How a chain was found.</summary>
/// <param name="Chain">The agreement; zeros for what is outside; null when no chain is known.</param>
/// <param name="Count">How many entries fit, from the first.</param>
/// <param name="Hash">The last fitting entry's hash.</param>
/// <param name="Fault">The first that does not fit; null when all do.</param>
public sealed record ChainReport(Guid? Chain, long Count, byte[] Hash, ChainFault? Fault);

/// <summary>The first entry of a chain that does not fit.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="Id">Its id, or that of the entry where the gap was seen; null at the end of the chain.</param>
/// <param name="OccurredAt">When it says that it happened, UTC.</param>
/// <param name="What">What is wrong, in Swedish.</param>
public sealed record ChainFault(long Sequence, long? Id, DateTime? OccurredAt, string What);
