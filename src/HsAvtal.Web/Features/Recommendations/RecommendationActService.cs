using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>What moves one recommendation on at one board: decisions, the two keys, and risk acceptance (rule 7).</summary>
public sealed class RecommendationActService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public RecommendationActService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when there is none, or it is a draft.</returns>
    /// <exception cref="AccessDeniedException">The user may not do this at the board.</exception>
    [UseCase(Operation.RegisterDecision, Operation.AcceptRisk, Operation.ReportProgress, Operation.ConfirmCompletion)]
    public async Task<AddresseeForAct?> ForAsync(Guid addresseeId, Operation operation, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var addressee = await (
            from a in db.Addressees
            join r in db.Recommendations on a.RecommendationId equals r.Id
            join b in db.Boards on a.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where a.Id == addresseeId && a.State != RecommendationState.Draft
            select new AddresseeForAct(
                a.Id, b.Id, o.Id, r.AgreementId, r.Title, b.Name, o.Name, a.State,
                new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0),
                (from other in db.Addressees
                 join or in db.Recommendations on other.RecommendationId equals or.Id
                 join audit in db.Audits on or.AuditId equals audit.Id
                 where other.BoardId == b.Id && other.Id != a.Id && RecommendationStates.Open.Contains(other.State)
                 orderby audit.Year, or.Number
                 select new OtherOpen(other.Id, audit.Year + " nr " + or.Number + ": " + or.Title)).ToList())).FirstOrDefaultAsync(ct);
        if (addressee is null || !viewer.Actor.May(Operation.ReadAgreement, addressee.OrganisationId, addressee.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(operation, addressee.OrganisationId, addressee.AgreementId, addresseeId);
        return addressee;
    }

    /// <summary>Registers a decision of the board; one that accepts a risk also closes the recommendation.</summary>
    [UseCase(Operation.RegisterDecision, Operation.AcceptRisk)]
    public Task DecideAsync(Guid addresseeId, RegisterDecisionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(
            addresseeId,
            seen,
            form.Kind == DecisionKind.RiskAccepted ? Operation.AcceptRisk : Operation.RegisterDecision,
            async (db, addressee, by) =>
            {
                var others = form.Kind == DecisionKind.RiskAccepted
                    ? []
                    : await db.Addressees.Where(a => form.AlsoConcerns.Contains(a.Id) && a.BoardId == addressee.BoardId && a.State != RecommendationState.Draft)
                        .Select(a => a.RecommendationId).ToListAsync(ct);
                var decision = form.ToDecision(addressee.BoardId, form.Kind, [addressee.RecommendationId, .. others], by);
                db.Decisions.Add(decision);
                if (form.Kind == DecisionKind.RiskAccepted)
                {
                    addressee.AcceptRisk(form.Motivation, decision, by);
                }
            },
            form.Evidence.Sources(),
            ct);

    /// <summary>The first key: the organisation reports it implemented.</summary>
    [UseCase(Operation.ReportProgress)]
    public Task ReportCompletedAsync(Guid addresseeId, CompletionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(addresseeId, seen, Operation.ReportProgress, (_, addressee, by) =>
        {
            addressee.ReportCompleted(form.Statement, form.On, by);
            return Task.CompletedTask;
        }, [], ct);

    /// <summary>The second key: an auditor confirms, or sends back with a reason.</summary>
    [UseCase(Operation.ConfirmCompletion)]
    public Task ConfirmAsync(Guid addresseeId, CompletionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(addresseeId, seen, Operation.ConfirmCompletion, (_, addressee, by) =>
        {
            if (form.SendBack)
            {
                addressee.SendBack(form.Statement, form.On, by);
            }
            else
            {
                addressee.Confirm(form.Statement, form.On, by);
            }

            return Task.CompletedTask;
        }, [], ct);

    private async Task ChangeAsync(
        Guid addresseeId,
        Seen seen,
        Operation operation,
        Func<HsAvtalDbContext, RecommendationAddressee, Signature, Task> change,
        IReadOnlyList<EvidenceSource> evidence,
        CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var addressee = await db.Addressees.Include(a => a.Events).FirstOrDefaultAsync(a => a.Id == addresseeId && a.State != RecommendationState.Draft, ct)
            ?? throw viewer.Actor.Refusal(operation, addresseeId);
        var organisation = await db.Boards.Where(b => b.Id == addressee.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(operation, organisation, viewer.AgreementId, addresseeId);
        await db.DemandUnchangedAsync(addressee, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), operation, organisation, viewer.AgreementId);
        await change(db, addressee, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence, by.At, ct);
    }
}
