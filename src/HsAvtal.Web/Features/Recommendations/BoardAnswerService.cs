using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>The board answers a whole report in one sitting, resting on one decision.</summary>
public sealed class BoardAnswerService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public BoardAnswerService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when there is no such handed-over report in the user's agreement.</returns>
    /// <exception cref="AccessDeniedException">The user may not register decisions for the board.</exception>
    [UseCase(Operation.RegisterDecision)]
    public async Task<AnswerSheet?> SheetAsync(Guid auditedBoardId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from x in db.AuditedBoards
            join audit in db.Audits on x.AuditId equals audit.Id
            join b in db.Boards on x.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where x.Id == auditedBoardId && x.State == ReportState.HandedOver && audit.AgreementId == viewer.AgreementId
            select new { audit.Title, audit.Year, BoardName = b.Name, OrganisationName = o.Name, OrganisationId = o.Id, x.AnswerDueOn }).FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        viewer.Actor.Demand(Operation.RegisterDecision, head.OrganisationId, viewer.AgreementId, auditedBoardId);
        var rows = await (
            from a in db.Addressees
            join r in db.Recommendations on a.RecommendationId equals r.Id
            where a.AuditedBoardId == auditedBoardId && RecommendationStates.Answerable.Contains(a.State)
            orderby r.Number
            select new AnswerSheetRow(
                a.Id, r.Number, r.Title, r.Text, a.State,
                a.Responses.OrderByDescending(p => p.RecordedAt).Select(p => (ResponsePosition?)p.Position).FirstOrDefault(),
                a.Responses.OrderByDescending(p => p.RecordedAt).Select(p => p.Statement).FirstOrDefault(),
                new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0))).ToListAsync(ct);
        return new AnswerSheet(auditedBoardId, head.Title, head.Year, head.BoardName, head.OrganisationName, head.AnswerDueOn, rows, _time.Today());
    }

    /// <summary>Registers the decision and the answers that are filled in, all or nothing.</summary>
    [UseCase(Operation.RegisterDecision)]
    public async Task AnswerAsync(Guid auditedBoardId, AnswerForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boardId = await db.AuditedBoards.Where(x => x.Id == auditedBoardId && x.State == ReportState.HandedOver).Select(x => (Guid?)x.BoardId).FirstOrDefaultAsync(ct)
            ?? throw viewer.Actor.Refusal(Operation.RegisterDecision, auditedBoardId);
        var organisation = await db.Boards.Where(b => b.Id == boardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(Operation.RegisterDecision, organisation, viewer.AgreementId, auditedBoardId);
        var given = form.Rows.Where(r => r.Position is not null).ToList();
        Guard.That(given.Count > 0, "Ta ställning till minst en rekommendation.");

        var ids = given.ConvertAll(r => r.AddresseeId);
        var addressees = await db.Addressees.Include(a => a.Responses).Include(a => a.Events).AsSplitQuery()
            .Where(a => ids.Contains(a.Id) && a.AuditedBoardId == auditedBoardId).ToListAsync(ct);
        Guard.That(addressees.Count == ids.Count, "En av rekommendationerna hör inte till rapporten.");
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.RegisterDecision, organisation, viewer.AgreementId);
        var decision = form.ToDecision(boardId, DecisionKind.Response, addressees.Select(a => a.RecommendationId), by);
        var planned = await PlannedAsync(db, boardId, [.. addressees.Select(a => a.RecommendationId)], ct);
        foreach (var row in given)
        {
            var addressee = addressees.Single(a => a.Id == row.AddresseeId);
            await db.DemandUnchangedAsync(addressee, row.Seen, ct);
            addressee.Answer(row.Position!.Value, row.Statement, decision, by);
            if (addressee.State == RecommendationState.Answered && planned.Contains(addressee.RecommendationId))
            {
                addressee.StartMeasures(decision.DecidedOn, by);
            }
        }

        db.SignAs(by);
        db.Decisions.Add(decision);
        await db.SaveWithFilesAsync(form.Evidence.Sources(), by.At, ct);
    }

    /// <summary>Which of the recommendations an adopted plan of the board already has an action for.</summary>
    private static Task<List<Guid>> PlannedAsync(HsAvtalDbContext db, Guid boardId, Guid[] recommendationIds, CancellationToken ct) =>
        db.PlannedActions
            .Where(p => p.Plan.BoardId == boardId && p.Plan.State == ActionPlanState.Adopted && p.WithdrawnAt == null)
            .SelectMany(p => p.Recommendations.Select(l => l.RecommendationId))
            .Where(id => recommendationIds.Contains(id))
            .Distinct()
            .ToListAsync(ct);
}
