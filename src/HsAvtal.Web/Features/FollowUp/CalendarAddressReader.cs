using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Whose calendar an address is. The address is all that a calendar program has to show.</summary>
public sealed class CalendarAddressReader
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;

    public CalendarAddressReader(IDbContextFactory<HsAvtalDbContext> contexts) => _contexts = contexts;

    /// <returns>Null when there is none, or it is withdrawn.</returns>
    [UseCase(OwnBecause = "Whoever has the secret is its owner's calendar program.")]
    public async Task<Guid?> OwnerAsync(string token, CancellationToken ct = default)
    {
        var hash = CalendarAddress.Hash(token);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.CalendarAddresses.Where(a => a.TokenHash == hash && a.WithdrawnAt == null).Select(a => (Guid?)a.UserId).FirstOrDefaultAsync(ct);
    }
}
