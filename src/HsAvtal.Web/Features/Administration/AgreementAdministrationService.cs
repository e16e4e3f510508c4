using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Access;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The agreement's own text: its versions, areas, commitments and scales. One aggregate, one version (rule 19).</summary>
public sealed class AgreementAdministrationService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public AgreementAdministrationService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.Administer)]
    public async Task<AgreementSheet> AgreementAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var used = UsedGrades(db);
        return await db.Agreements.Where(a => a.Id == viewer.AgreementId).Select(a => new AgreementSheet(
            a.Name,
            a.ShortName,
            a.SignedOn,
            new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0),
            a.Versions.OrderBy(v => v.WithdrawnAt != null).ThenByDescending(v => v.ValidFrom == null).ThenByDescending(v => v.ValidFrom).ThenBy(v => v.Id)
                .Select(v => new VersionRow(v.Id, v.Label, v.State, v.ValidFrom, v.WithdrawnReason)).ToList(),
            a.Scales.OrderBy(s => s.WithdrawnAt != null).ThenBy(s => s.Purpose).ThenBy(s => s.Id)
                .Select(s => new ScaleRow(
                    s.Id, s.Name, s.Purpose, s.Grades.OrderBy(g => g.Rank).Select(g => g.Name).ToList(), s.Grades.Any(g => used.Contains(g.Id)), s.WithdrawnReason)).ToList())
            { Id = a.Id })
            .AsSplitQuery().SingleAsync(ct);
    }

    [UseCase(Operation.Administer)]
    public async Task<AreasSheet> AreasAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Agreements.Where(a => a.Id == viewer.AgreementId).Select(a => new AreasSheet(
            new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0),
            a.Areas.OrderBy(x => x.WithdrawnAt != null).ThenBy(x => x.Order)
                .Select(x => new AdministeredArea(x.Id, x.Name, x.Commitments.Count(c => c.WithdrawnAt == null), x.WithdrawnReason)).ToList())).SingleAsync(ct);
    }

    /// <returns>Null when there is no such area in the user's agreement.</returns>
    [UseCase(Operation.Administer)]
    public async Task<AreaSheet?> AreaAsync(Guid areaId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await (
            from a in db.Agreements
            join x in db.Areas on a.Id equals x.AgreementId
            where a.Id == viewer.AgreementId && x.Id == areaId
            select new AreaSheet(
                x.Id,
                x.Name,
                x.Summary,
                x.WithdrawnReason,
                new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0),
                x.Commitments.OrderBy(c => c.WithdrawnAt != null).ThenBy(c => c.Number)
                    .Select(c => new AdministeredCommitment(c.Id, c.Number, c.Text, c.CarriedBy, c.Target, c.WithdrawnReason)).ToList())).FirstOrDefaultAsync(ct);
    }

    [UseCase(Operation.Administer)]
    public Task ChangeAsync(AgreementForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.Change(form.Name, form.ShortName, form.SignedOn, by), ct);

    /// <summary>Adds a proposal, or changes a version's name and date.</summary>
    [UseCase(Operation.Administer)]
    public Task SaveVersionAsync(Guid? versionId, VersionForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) =>
        {
            if (versionId is { } id)
            {
                agreement.ChangeVersion(id, form.Label, form.ValidFrom, by);
            }
            else
            {
                agreement.AddVersion(form.Label, AgreementVersionState.Proposed, form.ValidFrom, by);
            }
        }, ct);

    [UseCase(Operation.Administer)]
    public Task PutInForceAsync(Guid versionId, DateOnly? validFrom, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.PutInForce(versionId, validFrom, by), ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawVersionAsync(Guid versionId, string? reason, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.WithdrawVersion(versionId, reason, by), ct);

    [UseCase(Operation.Administer)]
    public Task AddAreaAsync(AreaForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.AddArea(form.Name, form.Summary, by), ct);

    [UseCase(Operation.Administer)]
    public Task ChangeAreaAsync(Guid areaId, AreaForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.ChangeArea(areaId, form.Name, form.Summary, by), ct);

    [UseCase(Operation.Administer)]
    public Task MoveAreaAsync(Guid areaId, bool up, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.MoveArea(areaId, up, by), ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawAreaAsync(Guid areaId, string? reason, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.WithdrawArea(areaId, reason, by), ct);

    [UseCase(Operation.Administer)]
    public Task RestoreAreaAsync(Guid areaId, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.RestoreArea(areaId, by), ct);

    /// <summary>Adds a commitment last in its area, or changes one.</summary>
    [UseCase(Operation.Administer)]
    public Task SaveCommitmentAsync(Guid areaId, Guid? commitmentId, CommitmentForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) =>
        {
            if (commitmentId is { } id)
            {
                agreement.ChangeCommitment(id, int.TryParse(form.Number, out var number) ? number : null, form.Text, form.CarriedBy, form.Target, by);
            }
            else
            {
                agreement.AddCommitment(areaId, form.Text, form.CarriedBy, form.Target, by);
            }
        }, ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawCommitmentAsync(Guid commitmentId, string? reason, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.WithdrawCommitment(commitmentId, reason, by), ct);

    [UseCase(Operation.Administer)]
    public Task AddScaleAsync(GradeScalePurpose purpose, ScaleForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, (agreement, by) => agreement.AddScale(form.Name, purpose, form.Words(), by), ct);

    [UseCase(Operation.Administer)]
    public Task ChangeScaleAsync(Guid scaleId, ScaleForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(seen, async (db, agreement, by) =>
        {
            var used = UsedGrades(db);
            var isUsed = await db.Grades.AnyAsync(g => g.ScaleId == scaleId && used.Contains(g.Id), ct);
            agreement.ChangeScale(scaleId, form.Name, form.Words(), isUsed, by);
        }, ct);

    /// <summary>The grades of handed-over assessments; what a draft uses is not asked about (rule 1).</summary>
    private static IQueryable<Guid?> UsedGrades(HsAvtalDbContext db) =>
        db.Assessments.Where(s => db.AuditedBoards.Any(x => x.Id == s.AuditedBoardId && x.State == ReportState.HandedOver)).Select(s => s.GradeId);

    private Task ChangeAsync(Seen seen, Action<Agreement, Signature> change, CancellationToken ct) =>
        ChangeAsync(seen, (_, agreement, by) =>
        {
            change(agreement, by);
            return Task.CompletedTask;
        }, ct);

    private async Task ChangeAsync(Seen seen, Func<HsAvtalDbContext, Agreement, Signature, Task> change, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var agreement = await db.Agreements
            .Include(a => a.Versions).Include(a => a.Areas).ThenInclude(a => a.Commitments).Include(a => a.Scales).ThenInclude(s => s.Grades)
            .AsSplitQuery().SingleAsync(a => a.Id == viewer.AgreementId, ct);
        await db.DemandUnchangedAsync(agreement, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow());
        await change(db, agreement, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }
}
