using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Decisions;

/// <summary>A board's decision, and what is filled in on it afterwards.</summary>
public sealed class DecisionService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public DecisionService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <returns>Null when there is none that the user may see.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<DecisionDetails?> FindAsync(Guid decisionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var evidence = EvidenceReader.Row(db);
        var decision = await (
            from d in db.Decisions
            join b in db.Boards on d.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            join party in db.Parties on o.Id equals party.OrganisationId
            where d.Id == decisionId
            select new DecisionDetails(
                d.Id, o.Id, party.AgreementId, o.Name, b.Name, d.Kind, d.DecidedOn, d.Paragraph, d.RegistryNumber, d.Text, d.SentOn, d.Recipients, d.RegisteredBy,
                d.WithdrawnReason, d.WithdrawnAt,
                d.Evidence.AsQueryable().Where(e => e.WithdrawnAt == null).OrderBy(e => e.RecordedAt).Select(evidence).ToList(),
                (from link in d.Recommendations
                 join r in db.Recommendations on link.RecommendationId equals r.Id
                 join audit in db.Audits on r.AuditId equals audit.Id
                 from a in r.Addressees
                 where a.BoardId == d.BoardId && a.State != RecommendationState.Draft
                 orderby audit.Year, r.Number
                 select new DecidedRecommendation(a.Id, audit.Year + " nr " + r.Number + ": " + r.Title)).ToList(),
                new Seen(d.Version, db.ChangeLog.Where(e => e.AggregateId == d.Id).Max(e => (long?)e.Id) ?? 0))).AsSplitQuery().FirstOrDefaultAsync(ct);
        if (decision is null || !viewer.Actor.May(Operation.ReadAgreement, decision.OrganisationId, decision.AgreementId))
        {
            return null;
        }

        return decision with { MayComplete = decision.WithdrawnAt is null && viewer.Actor.May(Operation.RegisterDecision, decision.OrganisationId, decision.AgreementId) };
    }

    /// <returns>Null when there is none that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not fill in on it.</exception>
    [UseCase(Operation.RegisterDecision)]
    public async Task<DecisionDetails?> ForCompletingAsync(Guid decisionId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var decision = await FindAsync(decisionId, ct);
        if (decision is not null)
        {
            viewer.Actor.Demand(Operation.RegisterDecision, decision.OrganisationId, decision.AgreementId, decisionId);
        }

        return decision?.WithdrawnAt is null ? decision : null;
    }

    /// <summary>Fills in what was missing: registry number, when it was sent and to whom, documents.</summary>
    [UseCase(Operation.RegisterDecision)]
    public Task CompleteAsync(Guid decisionId, CompleteDecisionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(decisionId, seen, (decision, by) =>
        {
            if (!string.IsNullOrWhiteSpace(form.RegistryNumber))
            {
                decision.Register(form.RegistryNumber, by);
            }

            if (form.SentOn is not null || !string.IsNullOrWhiteSpace(form.Recipients))
            {
                decision.Send(form.SentOn, form.Recipients, by);
            }

            decision.Attach(form.Evidence.Sources(), by);
        }, form.Evidence, ct);

    private async Task ChangeAsync(Guid decisionId, Seen seen, Action<BoardDecision, Domain.Signature> change, EvidenceForm evidence, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var decision = await db.Decisions.FirstOrDefaultAsync(d => d.Id == decisionId, ct) ?? throw viewer.Actor.Refusal(Operation.RegisterDecision, decisionId);
        var organisation = await db.Boards.Where(b => b.Id == decision.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(Operation.RegisterDecision, organisation, viewer.AgreementId, decisionId);
        await db.DemandUnchangedAsync(decision, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.RegisterDecision, organisation, viewer.AgreementId);
        change(decision, by);
        db.SignAs(by);
        await db.SaveWithFilesAsync(evidence.Sources(), by.At, ct);
    }
}
