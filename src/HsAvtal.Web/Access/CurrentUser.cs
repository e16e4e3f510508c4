using System.Security.Claims;
using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>
/// Who is asking, with the roles held now. Read anew from the database for every request and, in a circuit, at most
/// <see cref="MaxAge"/> after the last time and at each event, so that a withdrawn role stops working without signing out.
/// </summary>
public sealed class CurrentUser
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    /// <summary>The account with a row per role held, none when it is disabled or was signed out everywhere. Compiled once: every request asks it.</summary>
    private static readonly Func<HsAvtalDbContext, Guid, string?, IAsyncEnumerable<Row>> _rows = EF.CompileAsyncQuery((HsAvtalDbContext db, Guid userId, string? stamp) =>
        from user in db.Users
        where user.Id == userId && !user.IsDisabled && (stamp == null || user.SecurityStamp == stamp)
        from role in db.RoleAssignments.Where(a => a.UserId == user.Id && a.WithdrawnAt == null).DefaultIfEmpty()
        from organisation in db.Organisations.Where(o => o.Id == role.OrganisationId).DefaultIfEmpty()
        from party in db.Parties.Where(p => p.OrganisationId == organisation.Id).DefaultIfEmpty()
        orderby role.Id
        select new Row(
            user.DisplayName,
            (Role?)role.Role,
            organisation == null ? null : new ViewerOrganisation(organisation.Id, organisation.Code, organisation.Name, organisation.ShortName, organisation.Kind),
            (Guid?)party.AgreementId));

    private readonly AuthenticationStateProvider _authentication;
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly ActingUser _acting;
    private readonly TimeProvider _time;
    private readonly ILogger<CurrentUser> _logger;
    private Viewer? _first;
    private Task<Viewer>? _reading;
    private long _readAt;

    public CurrentUser(AuthenticationStateProvider authentication, IDbContextFactory<HsAvtalDbContext> contexts, ActingUser acting, TimeProvider time, ILogger<CurrentUser> logger)
    {
        _authentication = authentication;
        _contexts = contexts;
        _acting = acting;
        _time = time;
        _logger = logger;
    }

    /// <exception cref="AccessDeniedException">Nobody is signed in, the session is over, or the account is disabled or gone.</exception>
    public Task<Viewer> GetAsync(CancellationToken ct = default)
    {
        // The layout and the page ask at once: the second waits for what the first is reading.
        var reading = _reading;
        if (reading is null || reading.IsFaulted || reading.IsCanceled || _time.GetElapsedTime(_readAt) > MaxAge)
        {
            _readAt = _time.GetTimestamp();
            _reading = reading = ReadCurrentAsync(ct);
        }

        return reading;
    }

    /// <summary>Whoever asks next is told what holds then.</summary>
    public void Forget() => _reading = null;

    public async Task<Actor> ActorAsync(CancellationToken ct = default) => (await GetAsync(ct)).Actor;

    /// <summary>Whether the account is in use and every role that it held when the session began is held still. Reads anew, whatever was read lately.</summary>
    public async Task<bool> HoldsStillAsync(CancellationToken ct = default)
    {
        try
        {
            Forget();
            var now = await GetAsync(ct);
            return _first!.Actor.Assignments.All(now.Actor.Assignments.Contains);
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }

    /// <summary>The account's stamp when the session began.</summary>
    public static string? Stamp(ClaimsPrincipal user) => user.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);

    private static Guid UserId(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new AccessDeniedException(Operation.ReadAgreement);

    private async Task<Viewer> ReadCurrentAsync(CancellationToken ct)
    {
        var person = (await _authentication.GetAuthenticationStateAsync()).User;
        var userId = UserId(person);
        if (SessionAge.IsOver(person, _time.GetUtcNow()))
        {
            _logger.LogInformation("Session of {UserId} is over: it has lasted as long as one may", userId);
            throw new AccessDeniedException(Operation.ReadAgreement);
        }

        return await ReadAsync(userId, Stamp(person), ct);
    }

    /// <param name="userId">Who signed in.</param>
    /// <param name="stamp">The account's stamp at that time: another means that every session was to end.</param>
    /// <param name="ct">Cancels.</param>
    private async Task<Viewer> ReadAsync(Guid userId, string? stamp, CancellationToken ct)
    {
        _acting.Id = userId;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        List<Row> rows = [];
        await foreach (var row in _rows(db, userId, stamp).WithCancellation(ct))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            _logger.LogWarning("Refused {UserId}: the account is disabled or gone, or was signed out everywhere", userId);
            throw new AccessDeniedException(Operation.ReadAgreement);
        }

        var held = rows.Where(r => r.Role is not null && r.Organisation is not null && r.AgreementId is not null).ToList();
        var assignments = held.ConvertAll(r => new Assignment(r.Role!.Value, r.Organisation!.Id, r.AgreementId!.Value));
        var actor = new Actor(userId, rows[0].DisplayName, assignments)
        {
            WhenRefused = (operation, thing) => _logger.LogWarning("Refused {UserId}: {Operation} {Thing}", userId, operation, thing),
        };
        var viewer = new Viewer(actor, [.. held.Select(r => r.Organisation!).DistinctBy(o => o.Id)]);
        _first ??= viewer;
        return viewer;
    }

    private sealed record Row(string DisplayName, Role? Role, ViewerOrganisation? Organisation, Guid? AgreementId);
}
