using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>What the catalogue covers, and who is over the line for payment.</summary>
public sealed class CoverageService
{
    private const int Months = 12;

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public CoverageService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <summary>The areas against the five perspectives; a cell without an indicator is a gap.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<IReadOnlyList<CoverageRow>> CoverageAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == viewer.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new NamedId(a.Id, a.Name)).ToListAsync(ct);
        var covered = (await db.Indicators
            .Where(i => i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null)
            .SelectMany(i => i.Areas, (i, a) => new { a.AreaId, i.Perspective })
            .GroupBy(x => x)
            .Select(x => new { x.Key.AreaId, x.Key.Perspective, Count = x.Count() })
            .ToListAsync(ct)).ToDictionary(x => (x.AreaId, x.Perspective), x => x.Count);
        return areas.ConvertAll(a => new CoverageRow(a, Enum.GetValues<Perspective>().ToDictionary(p => p, p => covered.GetValueOrDefault((a.Id, p)))));
    }

    /// <returns>Null when there is no such indicator with a line for payment in the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<PaymentTable?> PaymentAsync(Guid indicatorId, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await db.Indicators
            .Where(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId && i.PaymentLine != null)
            .Select(i => new
            {
                i.Name,
                i.Unit,
                i.Decimals,
                Line = i.PaymentLine!.Value,
                Last = db.IndicatorValues.Where(v => v.IndicatorId == i.Id && v.Gender == Gender.Total).Max(v => (DateOnly?)v.Period),
                Municipalities = db.Parties.Count(p => p.AgreementId == i.AgreementId && p.Kind == OrganisationKind.Municipality),
            }).FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        var first = (head.Last ?? DateOnly.MinValue.AddMonths(Months)).AddMonths(1 - Months);
        var municipalities =
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && p.Kind == OrganisationKind.Municipality
            select new
            {
                o.Id, o.ShortName, o.Code,
                Over = db.IndicatorValues.Count(v => v.IndicatorId == indicatorId && v.OrganisationId == o.Id && v.Gender == Gender.Total && v.Period >= first && v.Value > head.Line),
            };
        var sorted = (query.Sort, query.Descending) switch
        {
            ("kommun", false) => municipalities.OrderBy(m => m.ShortName),
            ("kommun", true) => municipalities.OrderByDescending(m => m.ShortName),
            (_, false) => municipalities.OrderBy(m => m.Over).ThenBy(m => m.ShortName),
            _ => municipalities.OrderByDescending(m => m.Over).ThenBy(m => m.ShortName),
        };
        var page = await sorted.Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var ids = page.ConvertAll(m => (Guid?)m.Id);
        var values = (await db.IndicatorValues.AsNoTracking()
            .Where(v => v.IndicatorId == indicatorId && ids.Contains(v.OrganisationId) && v.Gender == Gender.Total && v.Period >= first)
            .Select(v => new { v.OrganisationId, v.Period, v.Value, v.Missing })
            .ToListAsync(ct)).ToLookup(v => v.OrganisationId);
        return new PaymentTable(
            indicatorId,
            head.Name,
            head.Unit,
            head.Decimals,
            head.Line,
            head.Last is null ? [] : [.. Enumerable.Range(0, Months).Select(first.AddMonths)],
            new PagedList<PaymentRow>(
                [.. page.Select(m => new PaymentRow(m.ShortName, m.Code, m.Over, values[m.Id].ToDictionary(v => v.Period, v => new ShownValue(v.Period, v.Value, v.Missing))))],
                head.Municipalities));
    }
}

/// <summary>How many indicators an area has in each perspective.</summary>
public sealed record CoverageRow(NamedId Area, IReadOnlyDictionary<Perspective, int> Count);

/// <summary>Average days after utskrivningsklar per municipality and month.</summary>
public sealed record PaymentTable(Guid Id, string Name, string Unit, int Decimals, decimal Line, IReadOnlyList<DateOnly> Months, PagedList<PaymentRow> List);

/// <param name="Municipality">Its short name.</param>
/// <param name="Code">SCB code.</param>
/// <param name="Over">Number of months over the line.</param>
/// <param name="Values">By month; a month that is not there has no figure.</param>
public sealed record PaymentRow(string Municipality, string Code, int Over, IReadOnlyDictionary<DateOnly, ShownValue> Values);
