using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Indicators;

/// <summary>Values of computed indicators, computed anew when those that they rest on change. Never named Kolada's.</summary>
internal static class ComputedValues
{
    /// <param name="db">In a transaction, signed for.</param>
    /// <param name="changed">The indicators whose values changed.</param>
    /// <param name="organisationId">The only organisation that they changed for, and then the only one that is computed; null for all.</param>
    /// <param name="log">Gets what is to be logged.</param>
    /// <param name="ct">Cancels.</param>
    public static Task RefreshAsync(HsAvtalDbContext db, Guid[] changed, Guid? organisationId, List<RecordedChange> log, CancellationToken ct) => changed.Length == 0
        ? Task.CompletedTask
        : ComputeAsync(db, db.Indicators.Where(i => changed.Contains(i.NumeratorId!.Value) || changed.Contains(i.DenominatorId!.Value)), organisationId, log, ct);

    /// <summary>Every value of one computed indicator, by the formula that it has now.</summary>
    public static Task ComputeAsync(HsAvtalDbContext db, Guid indicatorId, List<RecordedChange> log, CancellationToken ct) =>
        ComputeAsync(db, db.Indicators.Where(i => i.Id == indicatorId), null, log, ct);

    private static async Task ComputeAsync(HsAvtalDbContext db, IQueryable<Indicator> indicators, Guid? organisationId, List<RecordedChange> log, CancellationToken ct)
    {
        var computed = await indicators.AsNoTracking()
            .Where(i => i.WithdrawnAt == null)
            .Join(db.Indicators, i => i.NumeratorId, n => n.Id, (i, n) => new { i.Id, i.PeriodKind, Formula = i.Formula!.Value, NumeratorId = n.Id, Numerator = n.Name, i.DenominatorId })
            .Join(db.Indicators, i => i.DenominatorId, d => d.Id, (i, d) => new { i.Id, i.PeriodKind, i.Formula, i.NumeratorId, i.Numerator, DenominatorId = d.Id, Denominator = d.Name, DenominatorKind = d.PeriodKind })
            .OrderBy(i => i.Id)
            .ToListAsync(ct);
        foreach (var c in computed)
        {
            var above = await SeriesAsync(db, c.NumeratorId, organisationId, ct);
            var below = (await SeriesAsync(db, c.DenominatorId, organisationId, ct)).ToDictionary(v => (v.OrganisationId, v.Period, v.Gender), v => v.Figure);

            // A month is held against the population of its year.
            DateOnly Below(DateOnly period) => Period.Of(c.DenominatorKind, period).Start;
            var values = above
                .Where(v => below.ContainsKey((v.OrganisationId, Below(v.Period), v.Gender)))
                .Select(v => v with { Figure = c.Formula.Compute(v.Figure, below[(v.OrganisationId, Below(v.Period), v.Gender)]) })
                .ToList();
            await IndicatorValueStore.MergeOwnAsync(
                db,
                new ValueMerge { IndicatorId = c.Id, Origin = ValueOrigin.Computed, Source = c.Formula.InWords(c.Numerator, c.Denominator), Values = values, IsWhole = organisationId is null },
                log,
                ct);
        }
    }

    private static async Task<List<IncomingValue>> SeriesAsync(HsAvtalDbContext db, Guid indicatorId, Guid? organisationId, CancellationToken ct) =>
        (await db.IndicatorValues.AsNoTracking()
            .Where(v => v.IndicatorId == indicatorId && (organisationId == null || v.OrganisationId == organisationId))
            .Select(v => new { v.OrganisationId, v.Period, v.Gender, v.Value, v.Missing })
            .ToListAsync(ct))
        .ConvertAll(v => new IncomingValue(v.OrganisationId, v.Period, v.Gender, Figure.From(v.Value, v.Missing)));
}
