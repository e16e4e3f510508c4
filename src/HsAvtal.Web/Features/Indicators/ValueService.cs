using System.Globalization;
using HsAvtal.Data;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Values that the user's own organisation registers, typed or from a file: all or nothing.</summary>
public sealed class ValueService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public ValueService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <summary>The indicators of the kind, and the last periods: six years, six half-years or twelve months.</summary>
    /// <exception cref="AccessDeniedException">The user enters values nowhere.</exception>
    [UseCase(Operation.WriteIndicators)]
    public async Task<ValueGrid> GridAsync(PeriodKind kind, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer);
        var period = Period.Of(kind, _time.Today());
        var periods = new List<DateOnly>();
        for (var i = 0; i < (kind == PeriodKind.Month ? 12 : 6); i++, period = period.Previous)
        {
            periods.Insert(0, period.Start);
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        var indicators = await TypedAsync(db, viewer.AgreementId, kind, ct);
        var ids = indicators.Select(i => i.Id).ToList();
        var seen = await SeenAsync(db, organisation.Id, ct);
        var stored = await db.IndicatorValues.AsNoTracking()
            .Where(v => v.OrganisationId == organisation.Id && ids.Contains(v.IndicatorId) && periods.Contains(v.Period))
            .Select(v => new { v.IndicatorId, v.Gender, v.Period, v.Value, v.Missing })
            .ToListAsync(ct);
        return new ValueGrid(
            organisation.Id,
            organisation.Name,
            kind,
            indicators,
            periods,
            stored.ToDictionary(v => TypedValue.KeyOf(v.IndicatorId, v.Gender, v.Period), v => Written(v.Value, v.Missing), StringComparer.Ordinal),
            seen);
    }

    /// <summary>What a file may hold: every typed indicator, whatever its period.</summary>
    /// <exception cref="AccessDeniedException">The user enters values nowhere.</exception>
    [UseCase(Operation.WriteIndicators)]
    public async Task<(IReadOnlyList<TypedIndicator> Indicators, string Organisation, Seen Seen)> ForFileAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return (await TypedAsync(db, viewer.AgreementId, null, ct), organisation.Name, await SeenAsync(db, organisation.Id, ct));
    }

    /// <param name="values">What was typed or read.</param>
    /// <param name="fileName">The file it came from; null when it was typed.</param>
    /// <param name="seen">The last batch with values of the organisation that the user had seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DomainException">A value cannot be read, or is not one that is typed; the field is its key.</exception>
    /// <exception cref="StaleEditException">Somebody else has changed one of the values (rule 19).</exception>
    [UseCase(Operation.WriteIndicators)]
    public async Task SaveAsync(IReadOnlyCollection<TypedValue> values, string? fileName, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer);
        Guard.That(values.Count > 0, "Det finns inget nytt värde att spara.");
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var ids = values.Select(v => v.IndicatorId).Distinct().ToArray();
        var indicators = await db.Indicators.AsNoTracking().Where(i => ids.Contains(i.Id) && i.AgreementId == viewer.AgreementId).ToDictionaryAsync(i => i.Id, ct);
        var merges = values.GroupBy(v => v.IndicatorId).OrderBy(g => g.Key).Select(g => new ValueMerge
        {
            IndicatorId = g.Key,
            Origin = fileName is null ? ValueOrigin.Typed : ValueOrigin.File,
            Source = fileName ?? "Egen registrering",
            OrganisationId = organisation.Id,
            Values = [.. g.Select(v => Incoming(v, indicators.GetValueOrDefault(v.IndicatorId) ?? throw viewer.Actor.Refusal(Operation.WriteIndicators, v.IndicatorId), organisation.Id))],
        }).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockValuesAsync(ids, ct);
        await DemandUnseenAsync(db, values, indicators, organisation.Id, seen, ct);
        db.SignAs(viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteIndicators, organisation.Id, viewer.AgreementId));
        await db.MergeAsync(merges, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The organisation that the user enters values for.</summary>
    private static ViewerOrganisation Own(Viewer viewer)
    {
        viewer.Actor.DemandSomewhere(Operation.WriteIndicators);
        var own = viewer.Actor.OwnOrganisations(Operation.WriteIndicators);
        return viewer.Organisations.First(o => own.Contains(o.Id));
    }

    private static IncomingValue Incoming(TypedValue typed, Indicator indicator, Guid organisationId)
    {
        try
        {
            indicator.DemandTyped();
            Guard.That(Period.Of(indicator.PeriodKind, typed.Period).Start == typed.Period, "Perioden är av ett annat slag än indikatorns.");
            Guard.That(indicator.IsGenderSplit || typed.Gender == Gender.Total, "Indikatorn delas inte upp på kön.");
            Guard.That(!string.IsNullOrWhiteSpace(typed.Text), "Ett värde tas inte bort. Skriv varför det saknas: sekretess, bortfall eller ej tillämplig.");
            return new IncomingValue(organisationId, typed.Period, typed.Gender, TypedFigures.Read(typed.Text));
        }
        catch (DomainException e)
        {
            throw new DomainException(e.Message, typed.Key);
        }
    }

    /// <summary>Under the lock: whether somebody has changed one of the values since the user saw them.</summary>
    private static async Task DemandUnseenAsync(
        HsAvtalDbContext db, IReadOnlyCollection<TypedValue> values, Dictionary<Guid, Indicator> indicators, Guid organisationId, Seen seen, CancellationToken ct)
    {
        var ids = indicators.Keys.ToList();
        var later = await (
            from v in db.IndicatorValues
            join b in db.IndicatorBatches on v.BatchId equals b.Id
            where v.OrganisationId == organisationId && ids.Contains(v.IndicatorId) && b.Id > seen.LastChange
            select new { v.IndicatorId, v.Gender, v.Period, v.Value, v.Missing, b.UserName, b.At, BatchId = b.Id }).ToListAsync(ct);
        var keys = values.Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        var met = later.Where(v => keys.Contains(TypedValue.KeyOf(v.IndicatorId, v.Gender, v.Period))).ToList();
        if (met.Count > 0)
        {
            throw new StaleEditException(
                [.. met.Select(v => $"{indicators[v.IndicatorId].Name}, {IndicatorWords.Period(indicators[v.IndicatorId].PeriodKind, v.Period)}: {Written(v.Value, v.Missing)} ({v.UserName}, {Dates.Time(v.At)})")],
                new Seen(0, later.Max(v => v.BatchId)));
        }
    }

    private static Task<List<TypedIndicator>> TypedAsync(HsAvtalDbContext db, Guid agreementId, PeriodKind? kind, CancellationToken ct) => db.Indicators
        .Where(i => i.AgreementId == agreementId && i.WithdrawnAt == null && i.Source == IndicatorSource.OwnRegistration && (kind == null || i.PeriodKind == kind))
        .OrderBy(i => i.Name)
        .Select(i => new TypedIndicator(i.Id, i.Name, i.Unit, i.PeriodKind, i.IsGenderSplit))
        .ToListAsync(ct);

    private static async Task<Seen> SeenAsync(HsAvtalDbContext db, Guid organisationId, CancellationToken ct) =>
        new(0, await db.IndicatorValues.Where(v => v.OrganisationId == organisationId).MaxAsync(v => (long?)v.BatchId, ct) ?? 0);

    private static string Written(decimal? value, MissingReason? missing) =>
        value?.ToString("0.######", CultureInfo.GetCultureInfo("sv-SE")) ?? Words.Of(missing ?? MissingReason.Unexplained).ToLowerInvariant();
}
