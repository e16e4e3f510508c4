using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Overview;

/// <summary>Reads how an area's grades have moved, over all organisations.</summary>
public sealed class TrendService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public TrendService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <param name="areaId">The area.</param>
    /// <param name="subregion">Only organisations of this subregion; null for all.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the user's agreement has no such area.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<AreaTrend?> FindAsync(Guid areaId, string? subregion, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var area = await db.Areas.Where(a => a.Id == areaId && a.AgreementId == viewer.AgreementId).Select(a => new MatrixArea(a.Id, a.Name)).FirstOrDefaultAsync(ct);
        if (area is null)
        {
            return null;
        }

        var organisations = await db.PartiesInOrderAsync(viewer.AgreementId, ct);
        var grades = (await db.AreaGradesAsync(viewer.AgreementId, null, ct)).Where(g => g.Graded.AreaId == areaId).ToLookup(g => g.Graded.OrganisationId);
        var names = await db.GradeNamesAsync(viewer.AgreementId, ct);
        return new AreaTrend(
            area,
            [.. grades.SelectMany(g => g).Select(g => g.Graded.Year).Distinct().Order()],
            names,
            PartyRow.Subregions(organisations),
            [.. organisations.Where(o => subregion is null || o.Subregion == subregion).Select(o => Row(o, [.. grades[o.Id]]))]);
    }

    private static TrendRow Row(PartyRow organisation, IReadOnlyCollection<GradeRow> grades)
    {
        var (now, before) = GradeReader.CurrentAndBefore(grades);
        var byRound = grades.GroupBy(g => g.Graded.Year).ToDictionary(g => g.Key, g => GradeReader.CurrentAndBefore([.. g]).Now!);
        return new TrendRow(organisation.Code, organisation.ShortName, byRound, now, before);
    }
}
