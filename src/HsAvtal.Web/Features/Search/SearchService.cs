using HsAvtal.Data;
using HsAvtal.Data.Searching;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Search;

/// <summary>
/// Searches what is published in the user's agreement. Drafts are in no index, so that they are never found, counted or suggested
/// (rule 1); the hits are then read like any list, through row security.
/// </summary>
public sealed class SearchService
{
    private const string Excerpts = "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=\" … \"";
    private const string Titles = "StartSel=\uE000, StopSel=\uE001, HighlightAll=true";

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public SearchService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="typed">What was typed.</param>
    /// <param name="kind">What to look among; null for everything.</param>
    /// <param name="query">Which page.</param>
    /// <param name="ct">Cancels.</param>
    [UseCase(Operation.ReadAgreement)]
    public async Task<SearchResult> FindAsync(string? typed, SearchKind? kind, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var words = TypedWords.Of(typed);
        if (words.All.Count == 0)
        {
            return SearchResult.Nothing with { SaysNothing = true, IsCut = words.IsCut };
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        var known = await db.SearchWords(viewer.AgreementId, [.. words.All]).OrderBy(w => w.Place).ToListAsync(ct);
        var telling = known.Where(w => w.Stem is not null).ToList();
        var unknown = telling.Where(w => w.Nearest is not null || w.Lexemes.Length == 0).ToList();
        var result = SearchResult.Nothing with
        {
            SaysNothing = telling.Count == 0,
            IsCut = words.IsCut,
            Unknown = unknown.ConvertAll(w => words.All[w.Place - 1]),
        };
        if (telling.Count == 0 || unknown.Exists(w => w.Nearest is null))
        {
            return result;
        }

        var wide = string.Join(" & ", telling.Select(w => $"({string.Join(" | ", w.Lexemes.Append(w.Stem!).Distinct(StringComparer.Ordinal).Select(Quoted))})"));
        var narrow = string.Join(" & ", telling.Select(w => Quoted(w.Stem!)));
        var hits = await db.SearchHits(viewer.AgreementId, wide, narrow, kind?.ToString(), query.Skip, ListQuery.PageSize).OrderBy(h => h.Place).ToListAsync(ct);
        var counts = new Dictionary<SearchKind, int>
        {
            [SearchKind.Recommendation] = hits[0].Recommendations,
            [SearchKind.Action] = hits[0].Actions,
            [SearchKind.Observation] = hits[0].Observations,
        };
        return result with
        {
            List = new PagedList<FoundRow>(await RowsAsync(db, hits, wide, ct), kind is { } one ? counts[one] : counts.Values.Sum()),
            Counts = counts,
            Instead = unknown.Count == 0 ? null : string.Join(' ', known.Select(w => w.Nearest ?? words.All[w.Place - 1])),
        };
    }

    private static string Quoted(string lexeme) => $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The hits in their order; what row security does not show is left out.</summary>
    private async Task<List<FoundRow>> RowsAsync(HsAvtalDbContext db, List<SearchHit> hits, string wide, CancellationToken ct)
    {
        var rows = new Dictionary<Guid, FoundRow>();
        foreach (var group in hits.Where(h => h.Id is not null).GroupBy(h => h.Kind, h => h.Id!.Value))
        {
            Guid[] ids = [.. group];
            var found = group.Key switch
            {
                SearchKind.Recommendation => await RecommendationsAsync(db, ids, wide, ct),
                SearchKind.Action => await ActionsAsync(db, ids, wide, ct),
                _ => await ObservationsAsync(db, ids, wide, ct),
            };
            found.ForEach(r => rows[r.Id] = r);
        }

        return [.. hits.Where(h => h.Id is not null && rows.ContainsKey(h.Id.Value)).Select(h => rows[h.Id!.Value])];
    }

    private static async Task<List<FoundRow>> RecommendationsAsync(HsAvtalDbContext db, Guid[] ids, string wide, CancellationToken ct)
    {
        var rows = await (
            from a in db.Addressees
            join r in db.Recommendations on a.RecommendationId equals r.Id
            join audit in db.Audits on r.AuditId equals audit.Id
            join b in db.Boards on a.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where ids.Contains(a.Id) && a.State != RecommendationState.Draft
            select new
            {
                a.Id,
                a.State,
                r.Number,
                audit.Year,
                Title = EF.Functions.ToTsQuery("simple", wide).GetResultHeadline("swedish", r.Title, Titles),
                Excerpt = EF.Functions.ToTsQuery("simple", wide).GetResultHeadline("swedish", r.Text, Excerpts),
                Organisation = o.ShortName,
                Board = b.Name,
            }).ToListAsync(ct);
        return rows.ConvertAll(r => new FoundRow(
            SearchKind.Recommendation, r.Id, $"/rekommendationer/{r.Id}", MarkedText.Of(r.Title), MarkedText.Of(r.Excerpt), r.Organisation, r.Board, $"{r.Year} nr {r.Number}") { State = r.State });
    }

    private async Task<List<FoundRow>> ActionsAsync(HsAvtalDbContext db, Guid[] ids, string wide, CancellationToken ct)
    {
        var rows = await (
            from a in db.PlannedActions
            join b in db.Boards on a.Plan.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where ids.Contains(a.Id) && a.Plan.State == ActionPlanState.Adopted && a.WithdrawnAt == null
            select new
            {
                a.Id,
                a.Status,
                a.DueOn,
                Plan = a.Plan.Title,
                Title = EF.Functions.ToTsQuery("simple", wide).GetResultHeadline("swedish", a.Title, Titles),
                Excerpt = EF.Functions.ToTsQuery("simple", wide).GetResultHeadline(
                    "swedish", (a.Description ?? "") + (a.ResponsibleFunction == null ? "" : " Ansvarig: " + a.ResponsibleFunction), Excerpts),
                Organisation = o.ShortName,
                Board = b.Name,
            }).ToListAsync(ct);
        return rows.ConvertAll(a => new FoundRow(
            SearchKind.Action, a.Id, $"/atgarder/{a.Id}", MarkedText.Of(a.Title), MarkedText.Of(a.Excerpt), a.Organisation, a.Board, a.Plan)
        {
            Status = a.Status,
            Bucket = DueBuckets.Of(a.DueOn, a.Status == ActionStatus.Completed, _time.Today()),
        });
    }

    private static async Task<List<FoundRow>> ObservationsAsync(HsAvtalDbContext db, Guid[] ids, string wide, CancellationToken ct)
    {
        var rows = await (
            from x in db.Observations
            join report in db.AuditedBoards on x.AuditedBoardId equals report.Id
            join audit in db.Audits on report.AuditId equals audit.Id
            join b in db.Boards on report.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            from area in db.Areas.Where(y => y.Id == x.AreaId).DefaultIfEmpty()
            where ids.Contains(x.Id) && report.State == ReportState.HandedOver
            select new
            {
                x.Id,
                Report = report.Id,
                Area = area == null ? null : area.Name,
                audit.Year,
                Audit = audit.Title,
                Excerpt = EF.Functions.ToTsQuery("simple", wide).GetResultHeadline("swedish", x.Text, Excerpts),
                Organisation = o.ShortName,
                Board = b.Name,
            }).ToListAsync(ct);
        return rows.ConvertAll(x => new FoundRow(
            SearchKind.Observation, x.Id, $"/rapporter/{x.Report}#iakttagelse-{x.Id}", MarkedText.Of(x.Area ?? "Helheten"), MarkedText.Of(x.Excerpt), x.Organisation, x.Board, $"{x.Audit} {x.Year}"));
    }
}
