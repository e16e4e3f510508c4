using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Reading;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>The user's year as a calendar to subscribe to, at an address that the user makes and takes back.</summary>
public sealed class CalendarService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public CalendarService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <summary>When the user's address was made; null when there is none.</summary>
    [UseCase(OwnBecause = "It is the user's own address.")]
    public async Task<DateTimeOffset?> MadeAtAsync(CancellationToken ct = default)
    {
        var actor = await _user.ActorAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await InForce(db, actor).Select(a => (DateTimeOffset?)a.MadeAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>Makes a new address; the one before stops working.</summary>
    /// <returns>The secret of the address, which cannot be read again.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<string> NewAddressAsync(CancellationToken ct = default)
    {
        var actor = await _user.ActorAsync(ct);
        actor.DemandSomewhere(Operation.ReadAgreement);
        var by = actor.Sign(_time.GetUtcNow());
        var token = CalendarAddress.NewToken();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await StopAsync(db, actor, by.At, ct);
        db.CalendarAddresses.Add(new CalendarAddress { UserId = actor.UserId, TokenHash = CalendarAddress.Hash(token), MadeAt = by.At });
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>Stops the user's address from working.</summary>
    /// <returns>Whether there was one.</returns>
    [UseCase(OwnBecause = "It is the user's own address.")]
    public async Task<bool> WithdrawAsync(CancellationToken ct = default)
    {
        var actor = await _user.ActorAsync(ct);
        var by = actor.Sign(_time.GetUtcNow());
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var stopped = await StopAsync(db, actor, by.At, ct);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
        return stopped;
    }

    /// <summary>The year before, this year and the next at the organisations where the user has a role now.</summary>
    /// <param name="link">Makes a whole address of a path.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="AccessDeniedException">The account is disabled, or has no role any more.</exception>
    [UseCase(Operation.ReadAgreement)]
    public async Task<string> WriteAsync(Func<string, Uri> link, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var now = _time.GetUtcNow();
        var today = _time.Today();
        var codes = viewer.Organisations.ToDictionary(o => o.ShortName, o => o.Code, StringComparer.Ordinal);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var events = await db.YearEventsAsync([.. viewer.Organisations.Select(o => o.Id)], new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year + 1, 12, 31), ct);
        return ICalendar.Write("Årshjul HsAvtal", events.Select(e => Day(e, today, link(e.Href(codes[e.Organisation])))), now);
    }

    private static CalendarDay Day(YearEvent happening, DateOnly today, Uri url)
    {
        var kind = Words.Of(happening.Kind);
        var said = happening.Said(today);
        return new CalendarDay(
            $"{happening.Kind.ToString().ToLowerInvariant()}-{happening.Id}@hsavtal",
            happening.On,
            $"{kind}: {happening.Title}{(said is null ? "" : $" ({said.ToLowerInvariant()})")}",
            $"{happening.Organisation}\n{kind}{(said is null ? "" : $": {said.ToLowerInvariant()}")}",
            kind,
            url);
    }

    private static IQueryable<CalendarAddress> InForce(HsAvtalDbContext db, Actor actor) => db.CalendarAddresses.Where(a => a.UserId == actor.UserId && a.WithdrawnAt == null);

    private static async Task<bool> StopAsync(HsAvtalDbContext db, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        var inForce = await InForce(db, actor).ToListAsync(ct);
        inForce.ForEach(a => a.WithdrawnAt = at);
        return inForce.Count > 0;
    }
}
