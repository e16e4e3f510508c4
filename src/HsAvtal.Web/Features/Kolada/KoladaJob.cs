using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>
/// Brings the indicators' figures from Kolada: what has changed since last time, and now and then all. One transaction per
/// indicator; asked twice for the same it changes nothing. What goes wrong leaves the old figures as they are and is said in
/// the run log. Acts as the product itself; of several instances one runs it, and never two at a time.
/// </summary>
[DisallowConcurrentExecution]
public sealed class KoladaJob : IJob
{
    /// <summary>In the job's data: the function that asked for it.</summary>
    public const string StartedBy = "av";

    public static readonly JobKey Key = new("hämtning", "kolada");

    /// <summary>After so many days all is asked for again, so that also a figure that vanished in silence is noticed.</summary>
    private const int DaysBetweenWhole = 30;

    /// <summary>When so many questions in a row have failed, Kolada is down and the rest is left for the next run.</summary>
    private const int FailuresInRow = 2;

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly KoladaClient _kolada;
    private readonly KoladaOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<KoladaJob> _logger;

    public KoladaJob(IDbContextFactory<HsAvtalDbContext> contexts, ActingUser acting, KoladaClient kolada, IOptions<KoladaOptions> options, TimeProvider time, ILogger<KoladaJob> logger)
    {
        _contexts = contexts;
        // Nobody asks for it: the product itself does.
        acting.Id = Actor.System.UserId;
        _kolada = kolada;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    private Signature By => Actor.System.Sign(_time.GetUtcNow());

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await RunAsync(context.MergedJobDataMap.TryGetString(StartedBy, out var by) && by is not null ? by : Actor.System.Name, cancellationToken);

    /// <param name="startedBy">The function that asked for it.</param>
    /// <param name="ct">Ends it after the indicator it is at.</param>
    /// <returns>The run's id.</returns>
    public async Task<Guid> RunAsync(string startedBy, CancellationToken ct = default)
    {
        // Made so, it opens a connection for each statement: Kolada is waited for in between.
        await using var db = _contexts.CreateDbContext();
        await KoladaRunLog.EndAbandonedAsync(db, _time.GetUtcNow(), ct);
        var wanted = await WantedAsync(db, ct);
        var run = new KoladaRun { StartedAt = _time.GetUtcNow(), StartedBy = startedBy, Total = wanted.Count };
        await KoladaRunLog.StartAsync(db, run, ct);
        var (state, reason) = await FetchAsync(db, run.Id, wanted, ct);
        await KoladaRunLog.EndAsync(db, run.Id, state, reason, _time.GetUtcNow());
        _logger.LogInformation("Kolada fetch {RunId} of {Indicators} indicators ended: {State} {Reason}", run.Id, wanted.Count, state, reason);
        return run.Id;
    }

    private async Task<(KoladaRunState State, string? Reason)> FetchAsync(HsAvtalDbContext db, Guid runId, List<Wanted> wanted, CancellationToken ct)
    {
        try
        {
            var known = await _kolada.KnownAsync(wanted.Select(w => w.KoladaId).Distinct(StringComparer.OrdinalIgnoreCase), ct);
            var there = new List<Wanted>();
            foreach (var w in wanted)
            {
                await MarkAsync(w, isKnown: known.Contains(w.KoladaId), ct);
                if (known.Contains(w.KoladaId))
                {
                    there.Add(w);
                }
                else
                {
                    await KoladaRunLog.AddAsync(db, Line(runId, w) with { Failure = "Finns inte hos Kolada. De värden som finns står kvar." }, ct);
                }
            }

            return await FetchKnownAsync(db, runId, there, ct);
        }
        catch (KoladaException e)
        {
            return (KoladaRunState.Failed, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (KoladaRunState.Cancelled, null);
        }
    }

    private async Task<(KoladaRunState State, string? Reason)> FetchKnownAsync(HsAvtalDbContext db, Guid runId, List<Wanted> wanted, CancellationToken ct)
    {
        string? reason = null;
        var (stored, inRow) = (0, 0);
        foreach (var batch in wanted.GroupBy(w => (w.AgreementId, w.ChangedSince)).SelectMany(g => g.Chunk(KoladaClient.MostIds)))
        {
            try
            {
                var rows = await RowsAsync(batch, ct);
                foreach (var w in batch)
                {
                    if (await KoladaRunLog.IsCancelRequestedAsync(db, runId, ct))
                    {
                        return (KoladaRunState.Cancelled, null);
                    }

                    await StoreAsync(runId, w, rows.GetValueOrDefault(w.KoladaId, []), ct);
                }

                stored += batch.Length;
                inRow = 0;
            }
            catch (KoladaException e)
            {
                reason = e.Message;
                foreach (var w in batch)
                {
                    await KoladaRunLog.AddAsync(db, Line(runId, w) with { Failure = e.Message }, ct);
                }

                if (++inRow == FailuresInRow)
                {
                    break;
                }
            }
        }

        return reason is not null && (stored == 0 || inRow == FailuresInRow) ? (KoladaRunState.Failed, reason) : (KoladaRunState.Finished, null);
    }

    private async Task<Dictionary<string, List<KoladaRow>>> RowsAsync(Wanted[] batch, CancellationToken ct)
    {
        var thisYear = Signature.DayOf(_time.GetUtcNow()).Year;
        var rows = new Dictionary<string, List<KoladaRow>>(StringComparer.OrdinalIgnoreCase);
        var answer = _kolada.DataAsync(
            [.. batch.Select(w => w.KoladaId).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. batch[0].Places.Keys],
            [.. Enumerable.Range(thisYear - _options.Years + 1, _options.Years)],
            batch[0].ChangedSince,
            ct);
        await foreach (var row in answer)
        {
            rows.TryAdd(row.Kpi, []);
            rows[row.Kpi].Add(row);
        }

        return rows;
    }

    /// <summary>The figures and the line that tells of them, in one transaction.</summary>
    private async Task StoreAsync(Guid runId, Wanted wanted, List<KoladaRow> rows, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var line = Line(runId, wanted);
        try
        {
            var values = rows.SelectMany(row => KoladaFigures.Of(row, wanted.Places, wanted.IsGenderSplit)).ToList();
            db.SignAs(By);
            var outcome = await db.MergeAsync(
                new ValueMerge { IndicatorId = wanted.IndicatorId, Origin = ValueOrigin.Kolada, Source = $"Kolada, {wanted.KoladaId}", Values = values, IsWhole = wanted.ChangedSince is null },
                ct);
            await KoladaRunLog.AddAsync(
                db, line with { Received = values.Count, Added = outcome.Added, Changed = outcome.Changed, Vanished = outcome.Vanished }, ct);
            await transaction.CommitAsync(ct);
        }
        catch (DomainException e)
        {
            await transaction.RollbackAsync(ct);
            await KoladaRunLog.AddAsync(db, line with { Failure = e.Message }, ct);
        }
    }

    /// <summary>Flags an indicator that Kolada does not have any more, and unflags one that came back.</summary>
    private async Task MarkAsync(Wanted wanted, bool isKnown, CancellationToken ct)
    {
        if (wanted.IsGone == !isKnown)
        {
            return;
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        var indicator = await db.Indicators.SingleAsync(i => i.Id == wanted.IndicatorId, ct);
        if (isKnown)
        {
            indicator.MarkFound(By);
        }
        else
        {
            indicator.MarkGone(By);
        }

        db.SignAs(By);
        await db.SaveChangesAsync(ct);
    }

    private KoladaRunLine Line(Guid runId, Wanted wanted) =>
        new() { RunId = runId, IndicatorId = wanted.IndicatorId, At = _time.GetUtcNow(), ChangedSince = wanted.ChangedSince };

    /// <summary>Every agreement's fetched indicators, with the places to ask about and since when, in three statements.</summary>
    private async Task<List<Wanted>> WantedAsync(HsAvtalDbContext db, CancellationToken ct)
    {
        var indicators = await db.Indicators.AsNoTracking()
            .Where(i => i.Source == IndicatorSource.Kolada && i.WithdrawnAt == null)
            .OrderBy(i => i.AgreementId).ThenBy(i => i.KoladaId)
            .Select(i => new { i.Id, i.AgreementId, KoladaId = i.KoladaId!, i.IsGenderSplit, IsGone = i.GoneFromSourceAt != null })
            .ToListAsync(ct);
        var parties = await db.Parties.Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.AgreementId, o.Id, o.Code }).ToListAsync(ct);
        var places = parties.GroupBy(p => p.AgreementId).ToDictionary(
            g => g.Key,
            g => g.ToDictionary(p => p.Code.PadLeft(4, '0'), p => (Guid?)p.Id, StringComparer.Ordinal).Append(new(KoladaFigures.Nation, null)).ToDictionary(StringComparer.Ordinal));
        var fetched = await db.KoladaRunLines.Where(l => l.Failure == null).GroupBy(l => l.IndicatorId)
            .Select(g => new { g.Key, Last = g.Max(l => l.At), Whole = g.Max(l => l.ChangedSince == null ? (DateTimeOffset?)l.At : null) })
            .ToDictionaryAsync(l => l.Key, ct);
        var wholeAfter = _time.GetUtcNow().AddDays(-DaysBetweenWhole);
        return indicators.ConvertAll(i => new Wanted(
            i.Id, i.AgreementId, i.KoladaId, i.IsGenderSplit, i.IsGone, places.GetValueOrDefault(i.AgreementId) ?? [],
            // A day too much, for Kolada's day and ours begin at different times.
            fetched.GetValueOrDefault(i.Id) is { } f && f.Whole > wholeAfter ? Signature.DayOf(f.Last).AddDays(-1) : null));
    }

    /// <param name="Places">Kolada's id of each party, and of the nation, to ours.</param>
    /// <param name="ChangedSince">Null when all is to be asked for.</param>
    private sealed record Wanted(
        Guid IndicatorId, Guid AgreementId, string KoladaId, bool IsGenderSplit, bool IsGone, IReadOnlyDictionary<string, Guid?> Places, DateOnly? ChangedSince);
}
