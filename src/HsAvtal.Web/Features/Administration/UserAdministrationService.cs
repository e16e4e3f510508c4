using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Accounts and role assignments. The administrator never knows a password: the user chooses one by a link.</summary>
public sealed class UserAdministrationService
{
    private const string NameTaken = "Användarnamnet är upptaget.";
    private const string RoleHeld = "Användaren har redan den rollen hos huvudmannen.";

    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly UserManager<UserAccount> _accounts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public UserAdministrationService(IDbContextFactory<HsAvtalDbContext> contexts, UserManager<UserAccount> accounts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _accounts = accounts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.Administer)]
    public async Task<PagedList<UserRow>> ListAsync(UserFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var users = Filtered(db, viewer.AgreementId, filter);
        var total = await users.CountAsync(ct);
        var rows = await Sorted(users, query).Skip(query.Skip).Take(query.Size).Select(u => new UserRow(
            u.Id,
            u.DisplayName,
            u.UserName!,
            u.IsDisabled,
            u.PasswordHash != null,
            db.RoleAssignments.Where(r => r.UserId == u.Id && r.WithdrawnAt == null)
                .Join(db.OrganisationsOf(viewer.AgreementId), r => r.OrganisationId, o => o.Id, (r, o) => new { r, o })
                .OrderBy(x => x.r.Id).Select(x => new RoleAt(x.r.Role, x.o.ShortName)).ToList())).ToListAsync(ct);
        return new PagedList<UserRow>(rows, total);
    }

    /// <returns>Null when there is no such user within the administrator's reach.</returns>
    [UseCase(Operation.Administer)]
    public async Task<UserSheet?> FindAsync(Guid userId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var log = LogOf(db, userId);
        return await db.UsersOf(viewer.AgreementId).Where(u => u.Id == userId).Select(u => new UserSheet(
            u.Id,
            u.DisplayName,
            u.UserName!,
            u.IsDisabled,
            u.StatusReason,
            u.PasswordHash != null,
            u.Id == viewer.Actor.UserId,
            new Seen(0, log.Max(e => (long?)e.Id) ?? 0),
            db.RoleAssignments.Where(r => r.UserId == u.Id)
                .Join(db.OrganisationsOf(viewer.AgreementId), r => r.OrganisationId, o => o.Id, (r, o) => new { r, o })
                .OrderBy(x => x.r.WithdrawnAt != null).ThenBy(x => x.r.Id)
                .Select(x => new AssignmentRow(x.r.Id, x.r.Role, x.o.Name, x.r.WithdrawnReason, x.r.WithdrawnBy, x.r.WithdrawnAt)).ToList(),
            db.OrganisationsOf(viewer.AgreementId).OrderByDescending(o => o.Kind).ThenBy(o => o.Name).Select(o => new OrganisationChoice(o.Id, o.Name)).ToList())
            {
                IsTwoStep = u.TwoFactorEnabled,
                Passkeys = db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == u.Id).Select(p => new UserPasskey(p.CredentialId, p.Data.Name ?? "", p.Data.CreatedAt)).ToList(),
            })
            .AsSplitQuery().FirstOrDefaultAsync(ct);
    }

    [UseCase(Operation.Administer)]
    public async Task<IReadOnlyList<OrganisationChoice>> OrganisationsAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.OrganisationsOf(viewer.AgreementId).OrderByDescending(o => o.Kind).ThenBy(o => o.Name).Select(o => new OrganisationChoice(o.Id, o.Name)).ToListAsync(ct);
    }

    /// <summary>Makes an account with its first role, in one transaction.</summary>
    /// <returns>Where its user chooses a password.</returns>
    [UseCase(Operation.Administer)]
    public async Task<PasswordLink> CreateAsync(UserForm form, CancellationToken ct = default)
    {
        var (viewer, by) = await SignAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var account = UserAccount.New(form.DisplayName, form.UserName);
        Guard.That(!await db.Users.AnyAsync(u => u.NormalizedUserName == account.NormalizedUserName, ct), NameTaken, nameof(form.UserName));
        db.Users.Add(account);
        db.RoleAssignments.Add(await AssignmentAsync(db, viewer, account.Id, form.Role, form.OrganisationId, ct));
        db.SignAs(by);
        await db.SaveAloneAsync(NameTaken, nameof(form.UserName), ct);
        return await LinkAsync(account);
    }

    [UseCase(Operation.Administer)]
    public Task ChangeAsync(Guid userId, UserForm form, Seen seen, CancellationToken ct = default) =>
        ChangeAsync(userId, async (db, account, _) =>
        {
            await DemandUnchangedAsync(db, userId, seen, ct);
            account.Change(form.DisplayName, form.UserName);
            Guard.That(!await db.Users.AnyAsync(u => u.NormalizedUserName == account.NormalizedUserName && u.Id != userId, ct), NameTaken, nameof(form.UserName));
        }, ct);

    [UseCase(Operation.Administer)]
    public Task DisableAsync(Guid userId, string? reason, CancellationToken ct = default) =>
        ChangeAsync(userId, (_, account, by) =>
        {
            account.Disable(reason, by);
            return Task.CompletedTask;
        }, ct);

    [UseCase(Operation.Administer)]
    public Task EnableAsync(Guid userId, string? reason, CancellationToken ct = default) =>
        ChangeAsync(userId, (_, account, _) =>
        {
            account.Enable(reason);
            return Task.CompletedTask;
        }, ct);

    /// <summary>The password stops working at once; the user chooses another by the link.</summary>
    [UseCase(Operation.Administer)]
    public async Task<PasswordLink> ResetPasswordAsync(Guid userId, CancellationToken ct = default)
    {
        UserAccount? reset = null;
        await ChangeAsync(userId, (_, account, _) =>
        {
            account.RequirePassword();
            reset = account;
            return Task.CompletedTask;
        }, ct);
        return await LinkAsync(reset!);
    }

    /// <summary>The key opens nothing any more, and every session ends: it may be one that the key was used for.</summary>
    [UseCase(Operation.Administer)]
    public Task RemovePasskeyAsync(Guid userId, byte[] credentialId, string? reason, CancellationToken ct = default) =>
        ChangeAsync(userId, async (db, account, by) =>
        {
            var passkey = await db.Set<IdentityUserPasskey<Guid>>().FirstOrDefaultAsync(p => p.UserId == userId && p.CredentialId == credentialId, ct)
                ?? throw (await _user.ActorAsync(ct)).Refusal(Operation.Administer, userId);
            account.EndSessions(reason, by);
            db.Remove(passkey);
        }, ct);

    /// <summary>For somebody who has lost the app and the recovery codes: sign-in asks for the password alone until two steps are chosen anew.</summary>
    [UseCase(Operation.Administer)]
    public Task EndTwoStepAsync(Guid userId, string? reason, CancellationToken ct = default) =>
        ChangeAsync(userId, async (db, account, by) =>
        {
            account.EndTwoStep(reason, by);
            db.RemoveRange(await db.UserTokens.Where(t => t.UserId == userId).ToListAsync(ct));
        }, ct);

    /// <summary>Signs the user out everywhere.</summary>
    [UseCase(Operation.Administer)]
    public Task EndSessionsAsync(Guid userId, string? reason, CancellationToken ct = default) =>
        ChangeAsync(userId, (_, account, by) =>
        {
            account.EndSessions(reason, by);
            return Task.CompletedTask;
        }, ct);

    [UseCase(Operation.Administer)]
    public async Task AssignAsync(Guid userId, AssignForm form, CancellationToken ct = default)
    {
        var (viewer, by) = await SignAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await FindAccountAsync(db, viewer, userId, ct);
        var assignment = await AssignmentAsync(db, viewer, userId, form.Role, form.OrganisationId, ct);
        Guard.That(
            !await db.RoleAssignments.AnyAsync(r => r.UserId == userId && r.Role == assignment.Role && r.OrganisationId == assignment.OrganisationId && r.WithdrawnAt == null, ct),
            RoleHeld,
            nameof(form.Role));
        db.RoleAssignments.Add(assignment);
        db.SignAs(by);
        await db.SaveAloneAsync(RoleHeld, nameof(form.Role), ct);
    }

    [UseCase(Operation.Administer)]
    public async Task WithdrawRoleAsync(Guid userId, Guid assignmentId, string? reason, CancellationToken ct = default)
    {
        var (viewer, by) = await SignAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var held = await db.RoleAssignments
            .Where(r => r.UserId == userId && db.Parties.Any(p => p.OrganisationId == r.OrganisationId && p.AgreementId == viewer.AgreementId)).ToListAsync(ct);
        var assignment = held.Find(r => r.Id == assignmentId) ?? throw viewer.Actor.Refusal(Operation.Administer, assignmentId);
        assignment.Withdraw(reason, by, held);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    private static IQueryable<UserAccount> Filtered(HsAvtalDbContext db, Guid agreementId, UserFilter filter)
    {
        var users = db.UsersOf(agreementId);
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            users = users.Where(u => EF.Functions.ILike(u.DisplayName, pattern) || EF.Functions.ILike(u.UserName!, pattern));
        }

        if (Enum.TryParse<Role>(filter.Role, out var role))
        {
            users = users.Where(u => db.RoleAssignments.Any(r => r.UserId == u.Id && r.Role == role && r.WithdrawnAt == null));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            users = users.Where(u => db.RoleAssignments.Any(
                r => r.UserId == u.Id && r.WithdrawnAt == null && db.OrganisationsOf(agreementId).Any(o => o.Id == r.OrganisationId && o.Code == code)));
        }

        return filter.State switch
        {
            UserStates.Active => users.Where(u => !u.IsDisabled),
            UserStates.Disabled => users.Where(u => u.IsDisabled),
            UserStates.NoRole => users.Where(u => !u.IsDisabled && !db.RoleAssignments.Any(r => r.UserId == u.Id && r.WithdrawnAt == null)),
            UserStates.NotChosen => users.Where(u => !u.IsDisabled && u.PasswordHash == null),
            _ => users,
        };
    }

    private static IOrderedQueryable<UserAccount> Sorted(IQueryable<UserAccount> users, ListQuery query) => (query.Sort switch
    {
        "anvandarnamn" => query.Descending ? users.OrderByDescending(u => u.UserName) : users.OrderBy(u => u.UserName),
        _ => query.Descending ? users.OrderByDescending(u => u.DisplayName) : users.OrderBy(u => u.DisplayName),
    }).ThenBy(u => u.Id);

    /// <summary>The role as chosen, at an organisation of the administrator's own agreement.</summary>
    private static async Task<RoleAssignment> AssignmentAsync(
        HsAvtalDbContext db, Viewer viewer, Guid userId, Role? role, Guid? organisationId, CancellationToken ct)
    {
        Guard.That(role is not null, "Välj roll.", nameof(AssignForm.Role));
        Guard.That(organisationId is not null, "Välj huvudman.", nameof(AssignForm.OrganisationId));
        return await db.OrganisationsOf(viewer.AgreementId).AnyAsync(o => o.Id == organisationId, ct)
            ? new RoleAssignment(userId, role.Value, organisationId.Value)
            : throw viewer.Actor.Refusal(Operation.Administer, organisationId.Value);
    }

    private static async Task<UserAccount> FindAccountAsync(HsAvtalDbContext db, Viewer viewer, Guid userId, CancellationToken ct) =>
        await db.UsersOf(viewer.AgreementId).FirstOrDefaultAsync(u => u.Id == userId, ct) ?? throw viewer.Actor.Refusal(Operation.Administer, userId);

    private static IQueryable<ChangeLogEntry> LogOf(HsAvtalDbContext db, Guid userId)
    {
        var id = userId.ToString();
        return db.ChangeLog.Where(e => e.AggregateId == null && e.Entity == nameof(UserAccount) && e.EntityId == id);
    }

    /// <summary>Rule 19. Sign-in keeps its books in the account too: only what is worth telling makes an edit stale.</summary>
    private static async Task DemandUnchangedAsync(HsAvtalDbContext db, Guid userId, Seen seen, CancellationToken ct)
    {
        var entries = await LogOf(db, userId).Where(e => e.Id > seen.LastChange).OrderBy(e => e.Id).ToListAsync(ct);
        var changes = entries.SelectMany(e => ChangeWords.Describe(e, new Dictionary<Guid, string>())).ToList();
        if (changes.Count > 0)
        {
            throw new StaleEditException(changes, new Seen(0, entries[^1].Id));
        }
    }

    private async Task ChangeAsync(Guid userId, Func<HsAvtalDbContext, UserAccount, Signature, Task> change, CancellationToken ct)
    {
        var (viewer, by) = await SignAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var account = await FindAccountAsync(db, viewer, userId, ct);
        await change(db, account, by);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.SignAs(by);
        await db.SaveAloneAsync(NameTaken, nameof(UserForm.UserName), ct);
    }

    private async Task<(Viewer Viewer, Signature By)> SignAsync(CancellationToken ct)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        return (viewer, viewer.Actor.Sign(_time.GetUtcNow()));
    }

    private async Task<PasswordLink> LinkAsync(UserAccount account) =>
        new(account.Id, $"/valj-losenord?konto={account.Id}&kod={Uri.EscapeDataString(await _accounts.GeneratePasswordResetTokenAsync(account))}");
}
