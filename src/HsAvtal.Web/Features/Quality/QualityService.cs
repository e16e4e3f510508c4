using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Quality;

/// <summary>Holds an organisation's data against the rules of quality, all in one statement.</summary>
public sealed class QualityService
{
    /// <summary>Rows of a rule that are shown; the rest is counted.</summary>
    public const int MostShown = 20;

    /// <summary>The third parameter of the query, after the organisation and the day.</summary>
    private const string Most = "{2}";

    private static readonly string _query = $"{QualityRules.Common}\n{string.Join("\nUNION ALL\n", QualityRules.All.Select(Limited))}";

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public QualityService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="organisationCode">Whose data; null for the user's own organisation.</param>
    /// <param name="most">Rows of a rule to show.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<QualityReport?> CheckAsync(string? organisationCode, int most = MostShown, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode is { Length: > 0 } asked ? asked : viewer.Home!.Code;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var organisation = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new { o.Id, o.Name }).FirstOrDefaultAsync(ct);
        if (organisation is null)
        {
            return null;
        }

        var today = _time.Today();
        var hits = (await db.Database.SqlQueryRaw<QualityHit>(_query, organisation.Id, today, most).ToListAsync(ct)).ToLookup(h => h.Rule, StringComparer.Ordinal);
        bool May(Operation operation) => viewer.Actor.May(operation, organisation.Id, viewer.AgreementId);
        return new QualityReport(
            organisation.Name,
            code,
            [.. QualityRules.All.Where(r => hits.Contains(r.Key)).Select(r => Finding(r, [.. hits[r.Key]], May, today))],
            [.. QualityRules.All.Where(r => !hits.Contains(r.Key))]);
    }

    private static QualityFinding Finding(QualityRule rule, IReadOnlyList<QualityHit> hits, Func<Operation, bool> may, DateOnly today) => new(
        rule,
        [
            // The database has chosen the oldest; a union does not promise to keep their order.
            .. hits.OrderBy(h => h.On is null).ThenBy(h => h.On).ThenBy(h => h.Title, StringComparer.CurrentCulture)
                .Select(h => new QualityRow(rule.Title(h), rule.Href(h), rule.Detail(h, today), rule.Mend(h) is { } mend && may(mend.Operation) ? mend : null)),
        ],
        hits[0].Total);

    private static string Limited(QualityRule rule) =>
        $"""
        (SELECT '{rule.Key}' AS "Rule", q.*, (count(*) OVER ())::int AS "Total"
         FROM ({rule.Query}) q ORDER BY q."On" NULLS LAST, q."Title", q."Id" LIMIT {Most})
        """;
}
