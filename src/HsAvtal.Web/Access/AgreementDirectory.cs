using HsAvtal.Data;
using HsAvtal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Access;

/// <summary>The parties of the user's agreement, for the filters of every list.</summary>
public sealed class AgreementDirectory
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public AgreementDirectory(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    /// <summary>The region first, then the municipalities by name.</summary>
    [UseCase(Operation.ReadAgreement)]
    public async Task<IReadOnlyList<PartyName>> PartiesAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId
            orderby o.Kind descending, o.ShortName
            select new PartyName(o.Id, o.Code, o.ShortName)).ToListAsync(ct);
    }
}

/// <summary>A party's id, SCB code and short name.</summary>
public sealed record PartyName(Guid Id, string Code, string ShortName);
