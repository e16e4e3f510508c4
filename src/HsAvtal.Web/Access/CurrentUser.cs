using System.Security.Claims;
using HsAvtal.Data;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>
/// Who is asking, with the roles held now. Read anew from the database for every request and, in a circuit, at most
/// <see cref="MaxAge"/> after the last time, so that a withdrawn role stops working without signing out.
/// </summary>
public sealed class CurrentUser
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly AuthenticationStateProvider _authentication;
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly TimeProvider _time;
    private Task<Viewer>? _reading;
    private DateTimeOffset _readAt;

    public CurrentUser(AuthenticationStateProvider authentication, IDbContextFactory<HsAvtalDbContext> contexts, TimeProvider time)
    {
        _authentication = authentication;
        _contexts = contexts;
        _time = time;
    }

    /// <exception cref="AccessDeniedException">Nobody is signed in, or the account is disabled or gone.</exception>
    public Task<Viewer> GetAsync(CancellationToken ct = default)
    {
        // The layout and the page ask at once: the second waits for what the first is reading.
        var now = _time.GetUtcNow();
        if (_reading is null || _reading.IsFaulted || _reading.IsCanceled || now - _readAt > MaxAge)
        {
            _readAt = now;
            _reading = ReadCurrentAsync(ct);
        }

        return _reading;
    }

    public async Task<Actor> ActorAsync(CancellationToken ct = default) => (await GetAsync(ct)).Actor;

    private static Guid UserId(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new AccessDeniedException(Operation.ReadAgreement);

    private async Task<Viewer> ReadCurrentAsync(CancellationToken ct) =>
        await ReadAsync(UserId((await _authentication.GetAuthenticationStateAsync()).User), ct);

    private async Task<Viewer> ReadAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = await (
            from user in db.Users
            where user.Id == userId && !user.IsDisabled
            from role in db.RoleAssignments.Where(a => a.UserId == user.Id && a.WithdrawnAt == null).DefaultIfEmpty()
            from organisation in db.Organisations.Where(o => o.Id == role.OrganisationId).DefaultIfEmpty()
            from party in db.Parties.Where(p => p.OrganisationId == organisation.Id).DefaultIfEmpty()
            orderby role.Id
            select new
            {
                user.DisplayName,
                Role = (Role?)role.Role,
                Organisation = organisation == null
                    ? null
                    : new ViewerOrganisation(organisation.Id, organisation.Code, organisation.Name, organisation.ShortName, organisation.Kind),
                AgreementId = (Guid?)party.AgreementId,
            }).ToListAsync(ct);
        if (rows.Count == 0)
        {
            throw new AccessDeniedException(Operation.ReadAgreement);
        }

        var held = rows.Where(r => r.Role is not null && r.Organisation is not null && r.AgreementId is not null).ToList();
        var assignments = held.ConvertAll(r => new Assignment(r.Role!.Value, r.Organisation!.Id, r.AgreementId!.Value));
        return new Viewer(new Actor(userId, rows[0].DisplayName, assignments), [.. held.Select(r => r.Organisation!).DistinctBy(o => o.Id)]);
    }
}
