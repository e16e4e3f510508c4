using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Sums the ledger of moved due dates over the adopted plans of each board (rule 9).</summary>
public sealed class DeferralService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public DeferralService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <summary>The boards of the agreement that have moved any due date.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<PagedList<BoardSlippage>> PerBoardAsync(PlanFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = Summed(db, viewer.AgreementId);
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(r => EF.Functions.ILike(r.Board, pattern) || EF.Functions.ILike(r.Organisation, pattern));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            rows = rows.Where(r => r.OrganisationCode == code);
        }

        var total = await rows.CountAsync(ct);
        var page = await Sorted(rows, query).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        return new PagedList<BoardSlippage>(page, total);
    }

    private static IQueryable<BoardSlippage> Summed(HsAvtalDbContext db, Guid agreementId)
    {
        var adopted = db.PlannedActions.Where(a => a.WithdrawnAt == null && a.Plan.WithdrawnAt == null && a.Plan.State == ActionPlanState.Adopted);
        var moves =
            from a in adopted
            from d in a.Deferrals
            where d.FromDueOn != null
            select new { a.Plan.BoardId, a.Id, IsOpen = a.Status != ActionStatus.Completed, Days = d.ToDueOn.DayNumber - d.FromDueOn!.Value.DayNumber };
        return
            from sum in moves.GroupBy(m => m.BoardId).Select(g => new
            {
                BoardId = g.Key,
                Moved = g.Select(m => m.Id).Distinct().Count(),
                Open = g.Where(m => m.IsOpen).Select(m => m.Id).Distinct().Count(),
                Times = g.Count(),
                Days = g.Sum(m => m.Days),
            })
            join b in db.Boards on sum.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where db.Parties.Any(p => p.OrganisationId == o.Id && p.AgreementId == agreementId)
            select new BoardSlippage
            {
                BoardId = b.Id,
                Board = b.Name,
                Organisation = o.ShortName,
                OrganisationCode = o.Code,
                Actions = adopted.Count(a => a.Plan.BoardId == b.Id),
                ActionsMoved = sum.Moved,
                StillOpen = sum.Open,
                Times = sum.Times,
                Days = sum.Days,
            };
    }

    private static IQueryable<BoardSlippage> Sorted(IQueryable<BoardSlippage> rows, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("namnd", false) => rows.OrderBy(r => r.Organisation).ThenBy(r => r.Board),
            ("namnd", true) => rows.OrderByDescending(r => r.Organisation).ThenByDescending(r => r.Board),
            ("atgarder", false) => rows.OrderBy(r => r.ActionsMoved),
            ("atgarder", true) => rows.OrderByDescending(r => r.ActionsMoved),
            ("ganger", false) => rows.OrderBy(r => r.Times),
            ("ganger", true) => rows.OrderByDescending(r => r.Times),
            (_, false) => rows.OrderBy(r => r.Days),
            _ => rows.OrderByDescending(r => r.Days),
        };
        return sorted.ThenBy(r => r.Organisation).ThenBy(r => r.BoardId);
    }
}

/// <summary>How the due dates of a board's adopted plans have slid, in all.</summary>
public sealed record BoardSlippage
{
    public required Guid BoardId { get; init; }

    public required string Board { get; init; }

    public required string Organisation { get; init; }

    public required string OrganisationCode { get; init; }

    public required int Actions { get; init; }

    public required int ActionsMoved { get; init; }

    /// <summary>How many of those moved are not done yet.</summary>
    public required int StillOpen { get; init; }

    public required int Times { get; init; }

    public required int Days { get; init; }
}
