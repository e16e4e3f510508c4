using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Files;

/// <summary>Fetches a file that is evidence of something the user may see.</summary>
public sealed class FileService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public FileService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <param name="evidenceId">The evidence, not the file: permission follows what it supports.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is none, it is a link, or the user may not see what it supports.</returns>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftReport)]
    public async Task<FetchedFile?> FindAsync(Guid evidenceId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var owner = await (
            from e in db.Evidence
            where e.Id == evidenceId && e.FileHash != null && e.WithdrawnAt == null
            let report = db.PlannedActions.Where(a => a.Reports.Any(r => r.Evidence.Any(x => x.Id == e.Id))).Select(a => new { a.Plan.BoardId, IsDraft = a.Plan.State == ActionPlanState.Draft }).FirstOrDefault()
            let observed = db.AuditedBoards.Where(x => x.Observations.Any(o => o.Evidence.Any(y => y.Id == e.Id))).Select(x => new { x.BoardId, IsDraft = x.State == ReportState.Draft }).FirstOrDefault()
            let decided = db.Decisions.Where(d => d.Evidence.Any(x => x.Id == e.Id)).Select(d => new { d.BoardId }).FirstOrDefault()
            let followed = db.FollowUpItems.Where(i => i.Occasions.Any(o => o.Reports.Any(r => r.Evidence.Any(x => x.Id == e.Id)))).Select(i => new { i.Plan.BoardId }).FirstOrDefault()
            let boardId = report != null ? report.BoardId : observed != null ? observed.BoardId : followed != null ? followed.BoardId : decided.BoardId
            join b in db.Boards on boardId equals b.Id
            join party in db.Parties on b.OrganisationId equals party.OrganisationId
            select new { b.OrganisationId, party.AgreementId, IsDraftReport = observed != null && observed.IsDraft, e.FileName, e.FileHash }).FirstOrDefaultAsync(ct);
        var operation = owner?.IsDraftReport == true ? Operation.ReadDraftReport : Operation.ReadAgreement;
        if (owner is null || !viewer.Actor.May(operation, owner.OrganisationId, owner.AgreementId))
        {
            return null;
        }

        return await db.Files.Where(f => f.Hash == owner.FileHash).Select(f => new FetchedFile(owner.FileName!, f.ContentType, f.Content)).SingleAsync(ct);
    }
}

/// <summary>A file as it is sent back.</summary>
public sealed record FetchedFile(string Name, string ContentType, byte[] Content);
