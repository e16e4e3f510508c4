using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access.OpenIdConnect;

/// <summary>The accounts of people who sign in elsewhere: made at the first sign-in, and given and deprived of roles at each.</summary>
public sealed class ExternalAccounts
{
    private readonly HsAvtalDbContext _db;
    private readonly TimeProvider _time;

    /// <param name="db">The account store's own context: nobody is signed in yet.</param>
    /// <param name="time">The clock.</param>
    public ExternalAccounts(HsAvtalDbContext db, TimeProvider time)
    {
        _db = db;
        _time = time;
    }

    /// <summary>The providers that can be chosen, by organisation.</summary>
    public async Task<IReadOnlyList<ProviderChoice>> ChoicesAsync(CancellationToken ct = default)
    {
        var providers = await _db.SignInProviders.AsNoTracking().Where(p => p.WithdrawnAt == null).ToListAsync(ct);
        if (providers.Count == 0)
        {
            return [];
        }

        var ids = providers.SelectMany(p => p.OrganisationIds).Distinct().ToList();
        var names = await _db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return
        [
            .. providers.SelectMany(p => p.OrganisationIds.Where(names.ContainsKey).Select(id => new ProviderChoice(p.Key, p.Name, names[id])))
                .OrderBy(c => c.Organisation, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <returns>Null when there is none in use.</returns>
    public Task<SignInProvider?> ProviderAsync(string key, CancellationToken ct) =>
        _db.SignInProviders.Include(p => p.Rules).FirstOrDefaultAsync(p => p.Key == key && p.WithdrawnAt == null, ct);

    /// <summary>Whether it is the first time that an answer to this attempt comes.</summary>
    public async Task<bool> UseAsync(OpenIdAttempt attempt, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        await _db.Database.ExecuteSqlAsync($"DELETE FROM used_nonce WHERE expires_at < {now}", ct);
        return await _db.Database.ExecuteSqlAsync(
            $"INSERT INTO used_nonce (hash, expires_at) VALUES ({attempt.NonceHash}, {now + OpenIdAttempts.Patience}) ON CONFLICT DO NOTHING", ct) == 1;
    }

    /// <summary>Finds or makes the account, and sets its roles to what the claims give. All or nothing.</summary>
    public async Task<ExternalSignIn> SignInAsync(SignInProvider provider, OpenIdIdentity identity, CancellationToken ct)
    {
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.Subject)));
        await using var transaction = await _db.Database.BeginTransactionAsync(ct);
        // Two tabs may come at once: the second waits, and finds what the first has made.
        await _db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({provider.Key + subject}, 0))", ct);
        var account = await FindOrAddAsync(provider, subject, ct);
        if (account.IsDisabled)
        {
            return new ExternalSignIn(account, HasRole: false);
        }

        account.DisplayName = Name(provider, identity);
        var by = new Signature(account.Id, account.DisplayName, _time.GetUtcNow());
        var held = await _db.RoleAssignments.Where(a => a.UserId == account.Id && a.WithdrawnAt == null).ToListAsync(ct);
        var given = provider.RolesFor(identity.Claims);
        foreach (var lost in held.Where(a => a.ProviderId == provider.Id && !given.Contains((a.Role, a.OrganisationId))))
        {
            lost.WithdrawWithClaim($"Inloggningen {provider.Name} ger inte längre rollen.", by);
        }

        foreach (var (role, organisationId) in given.Where(g => !held.Exists(a => (a.Role, a.OrganisationId) == g)))
        {
            _db.RoleAssignments.Add(new RoleAssignment(account.Id, role, organisationId, provider.Id));
        }

        _db.SignAs(by);
        await _db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new ExternalSignIn(account, given.Count > 0 || held.Exists(a => !a.IsWithdrawn));
    }

    /// <summary>The function, as the organisation tells it.</summary>
    private static string Name(SignInProvider provider, OpenIdIdentity identity)
    {
        var told = identity.Claims.FirstOrDefault(c => c.Type == provider.NameClaim).Value?.Trim();
        var name = string.IsNullOrEmpty(told) ? $"Inloggad genom {provider.Name}" : new string([.. told.Where(c => !char.IsControl(c))]);
        return name[..Math.Min(name.Length, 200)];
    }

    /// <summary>Never an account that was made otherwise, whatever its name or address: who vouches for it would be another.</summary>
    private async Task<UserAccount> FindOrAddAsync(SignInProvider provider, string subject, CancellationToken ct)
    {
        var login = provider.Id.ToString();
        if (await _db.UserLogins.Where(l => l.LoginProvider == login && l.ProviderKey == subject).Join(_db.Users, l => l.UserId, u => u.Id, (_, u) => u).FirstOrDefaultAsync(ct) is { } known)
        {
            return known;
        }

        var account = new UserAccount
        {
            Id = Guid.CreateVersion7(),
            UserName = $"{provider.Key}-{subject[..16]}",
            NormalizedUserName = $"{provider.Key}-{subject[..16]}".ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        _db.Users.Add(account);
        _db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = login, ProviderKey = subject, ProviderDisplayName = provider.Name, UserId = account.Id });
        return account;
    }
}

/// <summary>A provider as one chooses it: by the organisation that one works for.</summary>
public sealed record ProviderChoice(string Key, string Name, string Organisation);

/// <param name="Account">Who it is.</param>
/// <param name="HasRole">Whether the person has any role at all.</param>
public sealed record ExternalSignIn(UserAccount Account, bool HasRole);
