using HsAvtal.Data;
using HsAvtal.Data.Reading;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Reads the year of an organisation (<em>årshjul</em>).</summary>
public sealed class YearService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public YearService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="organisationCode">Whose year; null for the user's own organisation.</param>
    /// <param name="year">Which year; null for the current one.</param>
    /// <param name="withActions">Whether due dates of actions are shown too.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<YearView?> YearAsync(string? organisationCode, int? year, bool withActions, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode ?? viewer.Home!.Code;
        var today = _time.Today();
        var shown = year ?? today.Year;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var organisation = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new { o.Id, o.Name, o.ShortName }).FirstOrDefaultAsync(ct);
        if (organisation is null)
        {
            return null;
        }

        var events = await db.YearEventsAsync([organisation.Id], new DateOnly(shown, 1, 1), new DateOnly(shown, 12, 31), ct);
        return new YearView(organisation.Name, organisation.ShortName, code, shown, [.. events.Where(e => withActions || e.Kind != YearEventKind.ActionDue)], today);
    }
}
