using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Access.OpenIdConnect;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Features.SignIn;

/// <summary>Where organisations' people sign in, and which claims give which roles. For the agreement's administrators.</summary>
public sealed class SignInProviderService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly OpenIdTokens _tokens;
    private readonly TimeProvider _time;

    public SignInProviderService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, OpenIdTokens tokens, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _tokens = tokens;
        _time = time;
    }

    /// <summary>Those in use first.</summary>
    [UseCase(Operation.Administer)]
    public async Task<PagedList<SignInProviderRow>> ListAsync(string? search, ListQuery query, CancellationToken ct = default)
    {
        var (agreementId, _) = await AdministratorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var found = db.SignInProviders.Where(p => p.AgreementId == agreementId);
        if (!string.IsNullOrEmpty(search))
        {
            var pattern = SearchPattern.Containing(search);
            found = found.Where(p => EF.Functions.ILike(p.Name, pattern) || EF.Functions.ILike(p.Issuer, pattern));
        }

        var total = await found.CountAsync(ct);
        var inUseFirst = found.OrderBy(p => p.WithdrawnAt != null);
        var sorted = (query.Sort, query.Descending) switch
        {
            ("utfardare", false) => inUseFirst.ThenBy(p => p.Issuer),
            ("utfardare", true) => inUseFirst.ThenByDescending(p => p.Issuer),
            (_, true) => inUseFirst.ThenByDescending(p => p.Name),
            _ => inUseFirst.ThenBy(p => p.Name),
        };
        var rows = await sorted.ThenBy(p => p.Id).Skip(query.Skip).Take(query.Size).Select(p => new
        {
            p.Id,
            p.Key,
            p.Name,
            p.Issuer,
            Organisations = db.Organisations.Where(o => EF.Property<List<Guid>>(p, "_organisationIds").Contains(o.Id)).OrderBy(o => o.ShortName).Select(o => o.ShortName).ToList(),
            Rules = p.Rules.Count(r => r.WithdrawnAt == null),
            p.WithdrawnAt,
        }).ToListAsync(ct);
        return new PagedList<SignInProviderRow>([.. rows.Select(p => new SignInProviderRow(p.Id, p.Name, p.Issuer, p.Organisations, p.Rules, _tokens.HasSecret(p.Key), p.WithdrawnAt is not null))], total);
    }

    [UseCase(Operation.Administer)]
    public async Task<IReadOnlyList<PartyChoice>> PartiesAsync(CancellationToken ct = default)
    {
        var (agreementId, _) = await AdministratorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await PartiesAsync(db, agreementId, ct);
    }

    /// <returns>Null when it is not one of the user's agreement.</returns>
    [UseCase(Operation.Administer)]
    public async Task<SignInProviderSheet?> FindAsync(Guid id, CancellationToken ct = default)
    {
        var (agreementId, _) = await AdministratorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var provider = await db.SignInProviders.AsNoTracking().Include(p => p.Rules).FirstOrDefaultAsync(p => p.Id == id && p.AgreementId == agreementId, ct);
        if (provider is null)
        {
            return null;
        }

        var parties = await PartiesAsync(db, agreementId, ct);
        var names = parties.ToDictionary(p => p.Id, p => p.Name);
        return new SignInProviderSheet(
            provider.Id,
            provider.Key,
            provider.Name,
            provider.Issuer,
            provider.ClientId,
            provider.Scopes,
            provider.NameClaim,
            provider.OrganisationIds,
            [
                .. provider.Rules.OrderBy(r => r.IsWithdrawn).ThenBy(r => r.ClaimType, StringComparer.Ordinal).ThenBy(r => r.ClaimValue, StringComparer.Ordinal)
                    .Select(r => new ClaimRuleRow(r.Id, r.ClaimType, r.ClaimValue, r.Role, names.GetValueOrDefault(r.OrganisationId, ""), r.WithdrawnReason)),
            ],
            parties,
            _tokens.HasSecret(provider.Key),
            await db.UserLogins.CountAsync(l => l.LoginProvider == provider.Id.ToString(), ct),
            provider.WithdrawnReason,
            new Seen(provider.Version, await db.ChangeLog.Where(e => e.AggregateId == id).MaxAsync(e => (long?)e.Id, ct) ?? 0));
    }

    /// <returns>The new provider's id.</returns>
    [UseCase(Operation.Administer)]
    public async Task<Guid> CreateAsync(SignInProviderForm form, CancellationToken ct = default)
    {
        var (agreementId, by) = await AdministratorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await DemandPartiesAsync(db, agreementId, form, ct);
        var provider = new SignInProvider(agreementId, form.Key?.Trim(), form.ToFacts(), by);
        db.Add(provider);
        db.SignAs(by);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Also another agreement's, which this administrator does not see.
            throw new DomainException("Kortnamnet är redan taget. Välj ett annat.", nameof(form.Key));
        }

        return provider.Id;
    }

    [UseCase(Operation.Administer)]
    public Task ChangeAsync(Guid id, SignInProviderForm form, Seen seen, CancellationToken ct = default) => ChangeAsync(
        id,
        seen,
        async (db, provider, by) =>
        {
            await DemandPartiesAsync(db, provider.AgreementId, form, ct);
            provider.Change(form.ToFacts(), by);
        },
        ct);

    [UseCase(Operation.Administer)]
    public Task AddRuleAsync(Guid id, ClaimRuleForm form, Seen seen, CancellationToken ct = default) => ChangeAsync(
        id,
        seen,
        (_, provider, by) =>
        {
            provider.AddRule(form.ClaimType, form.ClaimValue, form.Role, form.OrganisationId, by);
            return Task.CompletedTask;
        },
        ct);

    [UseCase(Operation.Administer)]
    public Task WithdrawRuleAsync(Guid id, Guid ruleId, string? reason, Seen seen, CancellationToken ct = default) => ChangeAsync(
        id,
        seen,
        (_, provider, by) =>
        {
            provider.WithdrawRule(ruleId, reason, by);
            return Task.CompletedTask;
        },
        ct);

    /// <summary>Nobody signs in there any more, and the roles that it has given end.</summary>
    [UseCase(Operation.Administer)]
    public Task WithdrawAsync(Guid id, string? reason, Seen seen, CancellationToken ct = default) => ChangeAsync(
        id,
        seen,
        async (db, provider, by) =>
        {
            provider.Withdraw(reason, by);
            foreach (var given in await db.RoleAssignments.Where(a => a.ProviderId == id && a.WithdrawnAt == null).ToListAsync(ct))
            {
                given.WithdrawWithClaim($"Inloggningen {provider.Name} är makulerad.", by);
            }
        },
        ct);

    private static async Task<IReadOnlyList<PartyChoice>> PartiesAsync(HsAvtalDbContext db, Guid agreementId, CancellationToken ct) =>
        await db.Parties.Where(p => p.AgreementId == agreementId).Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => o)
            .OrderByDescending(o => o.Kind).ThenBy(o => o.Name).Select(o => new PartyChoice(o.Id, o.Name)).ToListAsync(ct);

    private static async Task DemandPartiesAsync(HsAvtalDbContext db, Guid agreementId, SignInProviderForm form, CancellationToken ct)
    {
        var parties = await db.Parties.CountAsync(p => p.AgreementId == agreementId && form.OrganisationIds.Contains(p.OrganisationId), ct);
        Guard.That(parties == form.OrganisationIds.Count, "Välj bland avtalets huvudmän.", nameof(form.OrganisationIds));
    }

    private async Task ChangeAsync(Guid id, Seen seen, Func<HsAvtalDbContext, SignInProvider, Signature, Task> change, CancellationToken ct)
    {
        var (agreementId, by) = await AdministratorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var provider = await db.SignInProviders.Include(p => p.Rules).FirstOrDefaultAsync(p => p.Id == id && p.AgreementId == agreementId, ct)
            ?? throw (await _user.ActorAsync(ct)).Refusal(Operation.Administer, id);
        await db.DemandUnchangedAsync(provider, seen, ct);
        await change(db, provider, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The agreement that the user administers, and the user's signature in that role.</summary>
    private async Task<(Guid AgreementId, Signature By)> AdministratorAsync(CancellationToken ct)
    {
        var actor = (await _user.GetAsync(ct)).Actor;
        actor.DemandSomewhere(Operation.Administer);
        var (_, organisationId, agreementId) = actor.Assignments.First(a => Permissions.For(a.Role, Operation.Administer) != Reach.None);
        return (agreementId, actor.Sign(_time.GetUtcNow(), Operation.Administer, organisationId, agreementId));
    }
}
