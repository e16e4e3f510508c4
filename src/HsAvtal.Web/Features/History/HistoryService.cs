using HsAvtal.Data;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.History;

/// <summary>
/// Reads the change log as the permission table says: one's own organisations', an administrator the whole agreement's. What
/// was changed in a draft stays with those who may read such a draft, also after it was handed over or adopted (rule 1).
/// </summary>
public sealed class HistoryService
{
    /// <summary>What is the whole agreement's and no organisation's; row_security.sql says the same.</summary>
    private static readonly string[] _everybodys = ["Indicator", "IndicatorArea", "IndicatorCommitment", "IndicatorValue", "FixedIndicators", "FixedIndicator"];

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public HistoryService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <summary>The log, narrowed and from a place in it.</summary>
    [UseCase(Operation.ReadChangeLog)]
    public async Task<HistorySlice> ListAsync(LogFilter filter, HistoryPlace place, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadChangeLog);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await SliceAsync(db, [.. Visible(db, viewer, Searched(db, filter.What)).Select(e => Filtered(db, e, filter))], place, null, ct);
    }

    /// <param name="kind">granskning, rapport, rekommendation, beslut, plan, atgard, uppfoljningsplan, uppfoljning, sammantrade, indikator, arsindikatorer, huvudman, omrade, avtal, anvandare or inloggning.</param>
    /// <param name="id">The thing's id, as its page has it.</param>
    /// <param name="place">Where in its history.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such thing, or its history is not the user's to read.</returns>
    [UseCase(Operation.ReadChangeLog)]
    public async Task<HistoryDetails?> FindAsync(string kind, Guid id, HistoryPlace place, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadChangeLog);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var thing = await (Things(db, kind, id, viewer.AgreementId)?.FirstOrDefaultAsync(ct) ?? Task.FromResult<Thing?>(null));
        if (thing is null || !MayRead(viewer, thing))
        {
            return null;
        }

        var entries = Visible(db, viewer, Of(db, kind, id));
        return new HistoryDetails(thing.Name, thing.Href, await SliceAsync(db, entries, place, kind is "plan" ? id : Guid.Empty, ct));
    }

    private static bool MayRead(Viewer viewer, Thing thing) => thing.OrganisationIds is [] or null
        ? SeesAll(viewer)
        : thing.OrganisationIds.Exists(o => viewer.Actor.May(Operation.ReadChangeLog, o, viewer.AgreementId)
            && (thing.Draft is not { } draft || viewer.Actor.May(draft, o, viewer.AgreementId)));

    private static bool SeesAll(Viewer viewer) =>
        viewer.Actor.Assignments.Any(a => a.AgreementId == viewer.AgreementId && Permissions.For(a.Role, Operation.ReadChangeLog) == Reach.Agreement);

    private static IQueryable<Thing>? Things(HsAvtalDbContext db, string kind, Guid id, Guid agreement) => kind switch
    {
        "granskning" => from x in db.Audits
                        where x.Id == id
                        select new Thing(x.Title, "/granskningar/" + x.Id,
                            x.Boards.Join(db.Boards, b => b.BoardId, b => b.Id, (_, b) => b.OrganisationId).ToList(),
                            x.Boards.Any(b => b.State != ReportState.Draft) ? null : Operation.ReadDraftReport),
        "rapport" => from x in db.AuditedBoards
                     join a in db.Audits on x.AuditId equals a.Id
                     where x.Id == id
                     select new Thing(a.Title, "/rapporter/" + x.Id, db.Boards.Where(b => b.Id == x.BoardId).Select(b => b.OrganisationId).ToList(),
                         x.State == ReportState.Draft ? Operation.ReadDraftReport : null),
        "rekommendation" => from x in db.Addressees
                            join r in db.Recommendations on x.RecommendationId equals r.Id
                            where x.Id == id && x.State != RecommendationState.Draft
                            select new Thing(r.Title, "/rekommendationer/" + x.Id, db.Boards.Where(b => b.Id == x.BoardId).Select(b => b.OrganisationId).ToList(), null),
        "beslut" => from x in db.Decisions
                    where x.Id == id
                    select new Thing("Nämndbeslut " + x.Paragraph, "/beslut/" + x.Id, db.Boards.Where(b => b.Id == x.BoardId).Select(b => b.OrganisationId).ToList(), null),
        "plan" => from x in db.ActionPlans
                  where x.Id == id
                  select new Thing(x.Title, "/atgardsplaner/" + x.Id, db.Boards.Where(b => b.Id == x.BoardId).Select(b => b.OrganisationId).ToList(),
                      x.State == ActionPlanState.Draft ? Operation.ReadDraftPlan : null),
        "atgard" => from x in db.PlannedActions
                    where x.Id == id
                    select new Thing(x.Title, "/atgarder/" + x.Id, db.Boards.Where(b => b.Id == x.Plan.BoardId).Select(b => b.OrganisationId).ToList(),
                        x.Plan.State == ActionPlanState.Draft ? Operation.ReadDraftPlan : null),
        "uppfoljningsplan" => from x in db.FollowUpPlans
                              join b in db.Boards on x.BoardId equals b.Id
                              join o in db.Organisations on b.OrganisationId equals o.Id
                              where x.Id == id
                              select new Thing("Uppföljningsplan " + x.Year, "/uppfoljning?huvudman=" + o.Code + "&ar=" + x.Year, new List<Guid> { o.Id }, null),
        "uppfoljning" => from x in db.FollowUpItems
                         join b in db.Boards on x.Plan.BoardId equals b.Id
                         join o in db.Organisations on b.OrganisationId equals o.Id
                         where x.Id == id
                         select new Thing(x.Title, "/uppfoljning?huvudman=" + o.Code + "&ar=" + x.Plan.Year, new List<Guid> { o.Id }, null),
        "sammantrade" => from x in db.Meetings
                         join b in db.Boards on x.BoardId equals b.Id
                         join o in db.Organisations on b.OrganisationId equals o.Id
                         where x.Id == id
                         select new Thing("Sammanträde " + Dates.Long(x.MeetsOn) + ", " + b.Name, "/sammantraden?huvudman=" + o.Code + "&ar=" + x.MeetsOn.Year, new List<Guid> { o.Id }, null),
        "arsindikatorer" => from x in db.FixedIndicators
                            where x.Id == id && x.AgreementId == agreement
                            select new Thing("Fastställda indikatorer för " + x.Year, "/indikatorer?ar=" + x.Year, db.Parties.Where(p => p.AgreementId == agreement).Select(p => p.OrganisationId).ToList(), null),
        "indikator" => from x in db.Indicators
                       where x.Id == id && x.AgreementId == agreement
                       select new Thing(x.Name, "/indikatorer/" + x.Id, db.Parties.Where(p => p.AgreementId == agreement).Select(p => p.OrganisationId).ToList(), null),
        "huvudman" => from x in db.Organisations
                      where x.Id == id && db.Parties.Any(p => p.OrganisationId == id && p.AgreementId == agreement)
                      select new Thing(x.Name, "/?huvudman=" + x.Code, new List<Guid> { x.Id }, null),
        "omrade" => from x in db.Areas where x.Id == id && EF.Property<Guid>(x, "AgreementId") == agreement select new Thing(x.Name, "/omraden/" + x.Id, new List<Guid>(), null),
        "avtal" => from x in db.Agreements where x.Id == id && x.Id == agreement select new Thing(x.Name, "/administration/avtalet", new List<Guid>(), null),
        "anvandare" => from x in db.Users
                       where x.Id == id && (!x.HasHadRole
                           || db.RoleAssignments.Any(r => r.UserId == id && db.Parties.Any(p => p.OrganisationId == r.OrganisationId && p.AgreementId == agreement)))
                       select new Thing(x.DisplayName, "/administration/anvandare/" + x.Id, new List<Guid>(), null),
        "inloggning" => from x in db.SignInProviders where x.Id == id && x.AgreementId == agreement select new Thing(x.Name, "/administration/inloggning/" + x.Id, new List<Guid>(), null),
        _ => null,
    };

    /// <summary>What belongs to the thing's history: its own log and that of what is a part of it.</summary>
    private static IQueryable<ChangeLogEntry> Of(HsAvtalDbContext db, string kind, Guid id)
    {
        var plan = db.ActionPlans.Where(p => p.Id == id).Select(p => (Guid?)p.Id).Concat(db.PlannedActions.Where(a => a.PlanId == id).Select(a => (Guid?)a.Id));
        var recommendation = db.Addressees.Where(a => a.Id == id).Select(a => (Guid?)a.Id).Concat(db.Addressees.Where(a => a.Id == id).Select(a => (Guid?)a.RecommendationId));
        var followUp = db.FollowUpPlans.Where(p => p.Id == id).Select(p => (Guid?)p.Id).Concat(db.FollowUpItems.Where(i => i.PlanId == id).Select(i => (Guid?)i.Id));
        var indicator = db.Indicators.Where(i => i.Id == id).Select(i => (Guid?)i.Id).Concat(db.IndicatorTargets.Where(t => t.IndicatorId == id).Select(t => (Guid?)t.Id));
        // A year that is fixed anew has both decisions in its history.
        var year = db.FixedIndicators.Where(f => f.Id == id).SelectMany(f => db.FixedIndicators.Where(x => x.AgreementId == f.AgreementId && x.Year == f.Year).Select(x => (Guid?)x.Id));
        return kind switch
        {
            "arsindikatorer" => db.ChangeLog.Where(e => year.Contains(e.AggregateId)),
            "rekommendation" => db.ChangeLog.Where(e => recommendation.Contains(e.AggregateId)),
            "plan" => db.ChangeLog.Where(e => plan.Contains(e.AggregateId)),
            "uppfoljningsplan" => db.ChangeLog.Where(e => followUp.Contains(e.AggregateId)),
            "indikator" => db.ChangeLog.Where(e => indicator.Contains(e.AggregateId)),
            "anvandare" => db.ChangeLog.FromSql($"SELECT * FROM change_log WHERE id = ANY (ARRAY(SELECT logged_about({id})))"),
            "omrade" => db.ChangeLog.Where(e => db.Areas.Any(a => a.Id == id && a.AgreementId == e.AggregateId)
                && ((e.Entity == "AgreementArea" && e.EntityId == id.ToString())
                    || (e.Entity == "Commitment" && db.Areas.Where(a => a.Id == id).SelectMany(a => a.Commitments).Any(c => c.Id.ToString() == e.EntityId)))),
            _ => db.ChangeLog.Where(e => e.AggregateId == id),
        };
    }

    /// <summary>What the viewer may read of the entries, in parts that an index finds each: a log of millions is never read through.</summary>
    private static IReadOnlyList<IQueryable<ChangeLogEntry>> Visible(HsAvtalDbContext db, Viewer viewer, IQueryable<ChangeLogEntry> entries)
    {
        var agreement = viewer.AgreementId;
        List<Guid> Own(Operation operation) => [.. viewer.Actor.Assignments
            .Where(a => a.AgreementId == agreement && Permissions.For(a.Role, operation) != Reach.None && Permissions.For(a.Role, Operation.ReadChangeLog) != Reach.None)
            .Select(a => a.OrganisationId).Distinct()];
        var (own, reports, plans) = (Own(Operation.ReadChangeLog), Own(Operation.ReadDraftReport), Own(Operation.ReadDraftPlan));
        var draftsShared = Shared(db, reports, withDrafts: true);
        var ofAgreement = entries.Where(e => e.Chain == agreement);
        if (SeesAll(viewer))
        {
            return
            [
                ofAgreement.Where(e => e.Draft == null
                    || (e.Draft == DraftKind.Plan && plans.Contains(e.OrganisationId!.Value))
                    || (e.Draft == DraftKind.Report && (reports.Contains(e.OrganisationId!.Value) || (e.OrganisationId == null && draftsShared.Contains(e.AggregateId))))),
                entries.Where(e => e.Chain == Guid.Empty && e.Draft == null),
            ];
        }

        var shared = Shared(db, own, withDrafts: false);
        IQueryable<ChangeLogEntry> At(Guid organisation)
        {
            var (readsPlans, readsReports) = (plans.Contains(organisation), reports.Contains(organisation));
            return ofAgreement.Where(e => e.OrganisationId == organisation
                && (e.Draft == null || (readsPlans && e.Draft == DraftKind.Plan) || (readsReports && e.Draft == DraftKind.Report)));
        }

        // Audits and recommendations are several organisations': whoever has a part in them reads.
        var several = ofAgreement.Where(e => e.OrganisationId == null);
        return
        [
            .. own.Select(At),
            several.Where(e => e.Draft == null && _everybodys.Contains(e.Entity)),
            several.Where(e => e.Draft == null && shared.Contains(e.AggregateId)),
            .. reports.Count > 0 ? [several.Where(e => e.Draft == DraftKind.Report && draftsShared.Contains(e.AggregateId))] : Array.Empty<IQueryable<ChangeLogEntry>>(),
        ];
    }

    /// <summary>The audits and recommendations that boards of the organisations have a part in.</summary>
    private static IQueryable<Guid?> Shared(HsAvtalDbContext db, List<Guid> organisations, bool withDrafts)
    {
        var boards = db.Boards.Where(b => organisations.Contains(b.OrganisationId)).Select(b => b.Id);
        return db.AuditedBoards.Where(x => boards.Contains(x.BoardId) && (withDrafts || x.State != ReportState.Draft)).Select(x => (Guid?)x.AuditId)
            .Union(db.Addressees.Where(x => boards.Contains(x.BoardId) && (withDrafts || x.State != RecommendationState.Draft)).Select(x => (Guid?)x.RecommendationId));
    }

    /// <summary>The words are looked for in all that the entry holds, among the newest ten thousand entries that have them.</summary>
    private static IQueryable<ChangeLogEntry> Searched(HsAvtalDbContext db, string? what) => string.IsNullOrEmpty(what)
        ? db.ChangeLog
        : db.ChangeLog.FromSql($"SELECT * FROM change_log WHERE id IN (SELECT logged_with({SearchPattern.Containing(what)}))");

    private static IQueryable<ChangeLogEntry> Filtered(HsAvtalDbContext db, IQueryable<ChangeLogEntry> entries, LogFilter filter)
    {
        if (filter.Who is { Length: > 0 } who)
        {
            var pattern = SearchPattern.Containing(who);
            entries = entries.Where(e => EF.Functions.ILike(e.UserName, pattern));
        }

        if (filter.From is { } from)
        {
            var start = Dates.StartOf(from);
            entries = entries.Where(e => e.OccurredAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = Dates.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.OccurredAt < end);
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            entries = entries.Where(e => db.Organisations.Any(o => o.Code == code && o.Id == e.OrganisationId));
        }

        if (LogKinds.All.FirstOrDefault(k => k.Key == filter.Kind) is { Entities: { } entities })
        {
            entries = entries.Where(e => entities.Contains(e.Entity));
        }

        return entries;
    }

    /// <param name="db">The context.</param>
    /// <param name="entries">What is to be shown of, in parts.</param>
    /// <param name="place">Where to start.</param>
    /// <param name="said">The thing that the page is about, whose name is not said in each row; empty when rows say none; null for all.</param>
    /// <param name="ct">Cancels.</param>
    private static async Task<HistorySlice> SliceAsync(HsAvtalDbContext db, IReadOnlyList<IQueryable<ChangeLogEntry>> entries, HistoryPlace place, Guid? said, CancellationToken ct)
    {
        var forward = place.After is not null;
        // Each part gives what a page could need of it at most.
        IQueryable<ChangeLogEntry> Nearest(IQueryable<ChangeLogEntry> part) => forward
            ? part.Where(e => e.Id > place.After).OrderBy(e => e.Id).Take(ListQuery.PageSize + 1)
            : part.Where(e => place.Before == null || e.Id < place.Before).OrderByDescending(e => e.Id).Take(ListQuery.PageSize + 1);
        var page = await Nearest(entries.Select(Nearest).Aggregate((a, b) => a.Concat(b))).AsNoTracking().ToListAsync(ct);
        var hasMore = page.Count > ListQuery.PageSize;
        page = [.. page.Take(ListQuery.PageSize).OrderByDescending(e => e.Id)];
        var subjects = await HistoryNameReader.ReadAsync(db, [.. page.SelectMany(HistoryWords.IdsToName).Concat(page.Select(SubjectOf).OfType<Guid>()).Distinct()], ct);
        var names = subjects.ToDictionary(s => s.Key, s => s.Value.Name);
        var rows = HistoryGroups.Of(page).Select(save => new HistoryRow(
            save[0].OccurredAt,
            save[0].UserName,
            save[0].Role,
            said == Guid.Empty || SubjectOf(save[0]) is not { } subject || subject == said ? null : subjects.GetValueOrDefault(subject),
            HistoryWords.Describe(save, names))).ToList();
        if (page.Count == 0)
        {
            return new HistorySlice([], null, null);
        }

        // Whoever went back came from something older; whoever went on came from something newer.
        var hasNewer = forward ? hasMore : place.Before is not null;
        return new HistorySlice(rows, hasMore || forward ? page[^1].Id : null, hasNewer ? page[0].Id : null);
    }

    /// <summary>What belongs to an account has the account's id first.</summary>
    private static Guid? SubjectOf(ChangeLogEntry entry) => entry.AggregateId ?? (Guid.TryParse(entry.EntityId.Split('/')[0], out var id) ? id : null);

    private sealed record Thing(string Name, string Href, List<Guid> OrganisationIds, Operation? Draft);
}
