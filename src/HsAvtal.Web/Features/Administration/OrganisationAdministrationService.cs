using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The parties of the agreement with their boards, and the subregions.</summary>
public sealed class OrganisationAdministrationService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public OrganisationAdministrationService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.Administer)]
    public async Task<PagedList<OrganisationRow>> ListAsync(OrganisationFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = Filtered(db, viewer.AgreementId, filter);
        var total = await rows.CountAsync(ct);
        var page = await Sorted(rows, query).Skip(query.Skip).Take(query.Size).Select(x => new OrganisationRow(
            x.Organisation.Id,
            x.Organisation.Code,
            x.Organisation.Name,
            x.Organisation.Kind,
            x.Subregion,
            x.Organisation.Boards.Where(b => b.WithdrawnAt == null).OrderBy(b => b.Name).Select(b => b.Name).ToList(),
            db.RoleAssignments.Where(r => r.OrganisationId == x.Organisation.Id && r.WithdrawnAt == null && !db.Users.Any(u => u.Id == r.UserId && u.IsDisabled))
                .Select(r => r.UserId).Distinct().Count())).ToListAsync(ct);
        return new PagedList<OrganisationRow>(page, total);
    }

    /// <returns>Null when it is no party to the user's agreement.</returns>
    [UseCase(Operation.Administer)]
    public async Task<OrganisationSheet?> FindAsync(Guid organisationId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await (
            from o in db.OrganisationsOf(viewer.AgreementId)
            join p in db.Parties on o.Id equals p.OrganisationId
            where o.Id == organisationId && p.AgreementId == viewer.AgreementId
            select new OrganisationSheet(
                o.Id,
                o.Code,
                o.Name,
                o.ShortName,
                o.Kind,
                p.SubregionId,
                new Seen(o.Version, db.ChangeLog.Where(e => e.AggregateId == o.Id).Max(e => (long?)e.Id) ?? 0),
                o.Boards.OrderBy(b => b.WithdrawnAt != null).ThenBy(b => b.Name).Select(b => new NamedPart(b.Id, b.Name, b.WithdrawnReason)).ToList(),
                db.Subregions.Where(s => s.AgreementId == viewer.AgreementId && s.WithdrawnAt == null).OrderBy(s => s.Name).Select(s => new SubregionChoice(s.Id, s.Name)).ToList(),
                db.RoleAssignments.Where(r => r.OrganisationId == o.Id && r.WithdrawnAt == null).Join(db.Users, r => r.UserId, u => u.Id, (r, u) => new { r, u })
                    .OrderBy(x => x.u.DisplayName).ThenBy(x => x.r.Id).Select(x => new HeldRole(x.u.Id, x.u.DisplayName, x.r.Role, x.u.IsDisabled)).ToList())).AsSplitQuery().FirstOrDefaultAsync(ct);
    }

    [UseCase(Operation.Administer)]
    public async Task<SubregionSheet> SubregionsAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Agreements.Where(a => a.Id == viewer.AgreementId).Select(a => new SubregionSheet(
            new Seen(a.Version, db.ChangeLog.Where(e => e.AggregateId == a.Id).Max(e => (long?)e.Id) ?? 0),
            a.Subregions.Where(s => s.WithdrawnAt == null).OrderBy(s => s.Name)
                .Select(s => new SubregionRow(s.Id, s.Name, a.Parties.Count(p => p.SubregionId == s.Id))).ToList())).SingleAsync(ct);
    }

    /// <summary>Adds an organisation, with its first board when one is named, and makes it party to the agreement.</summary>
    /// <returns>The organisation's id.</returns>
    [UseCase(Operation.Administer)]
    public async Task<Guid> CreateAsync(OrganisationForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow());
        var organisation = new Organisation(form.Code, form.Name, form.ShortName, form.Kind, by);
        Guard.That(!await db.Organisations.AnyAsync(o => o.Code == organisation.Code, ct), Taken, nameof(form.Code));
        if (!string.IsNullOrWhiteSpace(form.Board))
        {
            organisation.AddBoard(form.Board, by);
        }

        var agreement = await LoadAsync(db, viewer.AgreementId, ct);
        agreement.AddParty(organisation, form.Kind == OrganisationKind.Region ? null : form.SubregionId, by);
        db.Add(organisation);
        db.SignAs(by);
        await db.SaveAloneAsync(Taken, nameof(form.Code), ct);
        return organisation.Id;
    }

    [UseCase(Operation.Administer)]
    public Task ChangeAsync(Guid organisationId, OrganisationForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(organisationId, seen, async (db, organisation, by) =>
        {
            organisation.Rename(form.Name, form.ShortName, by);
            var agreement = await LoadAsync(db, (await _user.GetAsync(ct)).AgreementId, ct);
            agreement.PlaceParty(organisation.Id, organisation.Kind == OrganisationKind.Region ? null : form.SubregionId, by);
        }, ct);

    [UseCase(Operation.Administer)]
    public Task AddBoardAsync(Guid organisationId, string? name, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(organisationId, seen, (_, organisation, by) =>
        {
            organisation.AddBoard(name, by);
            return Task.CompletedTask;
        }, ct);

    [UseCase(Operation.Administer)]
    public Task RenameBoardAsync(Guid organisationId, Guid boardId, string? name, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(organisationId, seen, (_, organisation, by) =>
        {
            organisation.RenameBoard(boardId, name, by);
            return Task.CompletedTask;
        }, ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawBoardAsync(Guid organisationId, Guid boardId, string? reason, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(organisationId, seen, async (db, organisation, by) =>
        {
            var open = await db.Addressees.CountAsync(a => a.BoardId == boardId && RecommendationStates.Open.Contains(a.State) && a.WithdrawnAt == null, ct);
            organisation.WithdrawBoard(boardId, reason, open, by);
        }, ct);

    [UseCase(Operation.Administer)]
    public Task AddSubregionAsync(string? name, Seen seen, CancellationToken ct = default) =>
        ChangeAgreementAsync(seen, (agreement, by) => agreement.AddSubregion(name, by), ct);

    [UseCase(Operation.Administer)]
    public Task RenameSubregionAsync(Guid subregionId, string? name, Seen seen, CancellationToken ct = default) =>
        ChangeAgreementAsync(seen, (agreement, by) => agreement.RenameSubregion(subregionId, name, by), ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawSubregionAsync(Guid subregionId, string? reason, Seen seen, CancellationToken ct = default) =>
        ChangeAgreementAsync(seen, (agreement, by) => agreement.WithdrawSubregion(subregionId, reason, by), ct);

    private const string Taken = "SCB-koden finns redan.";

    private static Task<Agreement> LoadAsync(HsAvtalDbContext db, Guid agreementId, CancellationToken ct) =>
        db.Agreements.Include(a => a.Parties).Include(a => a.Subregions).AsSplitQuery().SingleAsync(a => a.Id == agreementId, ct);

    private static IQueryable<Joined> Filtered(HsAvtalDbContext db, Guid agreementId, OrganisationFilter filter)
    {
        var rows =
            from o in db.OrganisationsOf(agreementId)
            join p in db.Parties on o.Id equals p.OrganisationId
            where p.AgreementId == agreementId
            from s in db.Subregions.Where(s => s.Id == p.SubregionId).DefaultIfEmpty()
            select new Joined { Organisation = o, Subregion = s == null ? null : s.Name };
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(x => EF.Functions.ILike(x.Organisation.Name, pattern) || EF.Functions.ILike(x.Organisation.Code, pattern));
        }

        if (filter.Subregion is { Length: > 0 } subregion)
        {
            rows = rows.Where(x => x.Subregion == subregion);
        }

        IQueryable<Joined> Without(Role role) => rows.Where(x => !db.RoleAssignments.Any(
            r => r.OrganisationId == x.Organisation.Id && r.Role == role && r.WithdrawnAt == null && !db.Users.Any(u => u.Id == r.UserId && u.IsDisabled)));
        return filter.Lacks switch
        {
            OrganisationLacks.Board => rows.Where(x => !x.Organisation.Boards.Any(b => b.WithdrawnAt == null)),
            OrganisationLacks.BoardMember => Without(Role.BoardMember),
            OrganisationLacks.Officer => Without(Role.Officer),
            OrganisationLacks.Auditor => Without(Role.Auditor),
            _ => rows,
        };
    }

    private static IOrderedQueryable<Joined> Sorted(IQueryable<Joined> rows, ListQuery query) => (query.Sort switch
    {
        "kod" => query.Descending ? rows.OrderByDescending(x => x.Organisation.Code) : rows.OrderBy(x => x.Organisation.Code),
        "delregion" => query.Descending ? rows.OrderByDescending(x => x.Subregion) : rows.OrderBy(x => x.Subregion),
        _ => query.Descending ? rows.OrderByDescending(x => x.Organisation.Name) : rows.OrderBy(x => x.Organisation.Name),
    }).ThenBy(x => x.Organisation.Name);

    private async Task ChangeAsync(Guid organisationId, Seen seen, Func<HsAvtalDbContext, Organisation, Signature, Task> change, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var organisation = await db.OrganisationsOf(viewer.AgreementId).Include(o => o.Boards).FirstOrDefaultAsync(o => o.Id == organisationId, ct)
            ?? throw viewer.Actor.Refusal(Operation.Administer, organisationId);
        await db.DemandUnchangedAsync(organisation, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow());
        await change(db, organisation, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    private async Task ChangeAgreementAsync(Seen seen, Action<Agreement, Signature> change, CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var agreement = await LoadAsync(db, viewer.AgreementId, ct);
        await db.DemandUnchangedAsync(agreement, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow());
        change(agreement, by);
        db.SignAs(by);
        await db.SaveAloneAsync("Någon annan hann lägga in samma namn.", nameof(Subregion.Name), ct);
    }

    private sealed class Joined
    {
        public required Organisation Organisation { get; init; }

        public required string? Subregion { get; init; }
    }
}
