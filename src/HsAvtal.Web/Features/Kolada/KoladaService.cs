using HsAvtal.Data;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>The fetches from Kolada: what they brought, starting one, ending one.</summary>
public sealed class KoladaService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly ISchedulerFactory _schedulers;

    public KoladaService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, ISchedulerFactory schedulers)
    {
        _contexts = contexts;
        _user = user;
        _schedulers = schedulers;
    }

    /// <summary>The newest first.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<PagedList<KoladaRunRow>> ListAsync(ListQuery query, CancellationToken ct = default)
    {
        (await _user.ActorAsync(ct)).DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var total = await db.KoladaRuns.CountAsync(ct);
        var rows = await Rows(db.KoladaRuns.OrderByDescending(r => r.StartedAt).Skip(query.Skip).Take(query.Size)).ToListAsync(ct);
        return new PagedList<KoladaRunRow>(rows, total);
    }

    /// <returns>Null when there is no such run.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<KoladaRunDetails?> FindAsync(Guid runId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        if (await Rows(db.KoladaRuns.Where(r => r.Id == runId)).FirstOrDefaultAsync(ct) is not { } run)
        {
            return null;
        }

        var lines = await (
            from l in db.KoladaRunLines
            join i in db.Indicators on l.IndicatorId equals i.Id
            where l.RunId == runId && i.AgreementId == viewer.AgreementId
            orderby l.Failure == null, i.Name
            select new KoladaLineRow(i.Id, i.Name, i.KoladaId ?? "", l.ChangedSince, l.Received, l.Added, l.Changed, l.Vanished, l.Failure)).ToListAsync(ct);
        return new KoladaRunDetails(run, lines);
    }

    /// <summary>The fetch that is going on or was the last, and whether the user may start and end one.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<KoladaNow> NowAsync(CancellationToken ct = default)
    {
        var actor = await _user.ActorAsync(ct);
        actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var last = await Rows(db.KoladaRuns.OrderByDescending(r => r.StartedAt).Take(1)).FirstOrDefaultAsync(ct);
        return new KoladaNow(last, actor.MaySomewhere(Operation.WriteIndicators));
    }

    /// <summary>Starts a fetch, here or at another instance; when one is going on it follows on that.</summary>
    [UseCase(Operation.WriteIndicators)]
    public async Task FetchAsync(CancellationToken ct = default)
    {
        var actor = await _user.ActorAsync(ct);
        actor.DemandSomewhere(Operation.WriteIndicators);
        var scheduler = await _schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(KoladaJob.Key, new JobDataMap { [KoladaJob.StartedBy] = actor.Name }, ct);
    }

    /// <summary>Asks the fetch that is going on to end after the indicator it is at.</summary>
    [UseCase(Operation.WriteIndicators)]
    public async Task CancelAsync(CancellationToken ct = default)
    {
        (await _user.ActorAsync(ct)).DemandSomewhere(Operation.WriteIndicators);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"UPDATE kolada_run SET is_cancel_requested = true WHERE state = {nameof(KoladaRunState.Running)}", ct);
    }

    private static IQueryable<KoladaRunRow> Rows(IQueryable<KoladaRun> runs) => runs.Select(r => new KoladaRunRow(
        r.Id, r.StartedAt, r.StartedBy, r.FinishedAt, r.State, r.Reason, r.Total, r.Lines.Count, r.Lines.Sum(l => l.Added), r.Lines.Sum(l => l.Changed),
        r.Lines.Sum(l => l.Vanished), r.Lines.Count(l => l.Failure != null), r.IsCancelRequested));
}
