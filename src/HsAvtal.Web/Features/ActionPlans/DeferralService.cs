using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>Sums the moves of due dates over the adopted plans of each board (rule 9).</summary>
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

    private static IQueryable<BoardSlippage> Summed(HsAvtalDbContext db, Guid agreementId) =>
        from sum in db.PlannedActions.Where(a => a.WithdrawnAt == null && a.Plan.WithdrawnAt == null && a.Plan.State == ActionPlanState.Adopted)
            .GroupBy(a => a.Plan.BoardId)
            .Select(g => new
            {
                BoardId = g.Key,
                Actions = g.Count(),
                Moved = g.Count(a => a.TimesMoved > 0),
                Open = g.Count(a => a.TimesMoved > 0 && a.Status != ActionStatus.Completed),
                Times = g.Sum(a => a.TimesMoved),
                Days = g.Where(a => a.TimesMoved > 0).Sum(a => a.DueOn!.Value.DayNumber - a.OriginalDueOn!.Value.DayNumber),
            })
        join b in db.Boards on sum.BoardId equals b.Id
        join o in db.Organisations on b.OrganisationId equals o.Id
        where sum.Times > 0 && db.Parties.Any(p => p.OrganisationId == o.Id && p.AgreementId == agreementId)
        select new BoardSlippage
        {
            BoardId = b.Id,
            Board = b.Name,
            Organisation = o.ShortName,
            OrganisationCode = o.Code,
            Actions = sum.Actions,
            ActionsMoved = sum.Moved,
            StillOpen = sum.Open,
            Times = sum.Times,
            Days = sum.Days,
        };

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
