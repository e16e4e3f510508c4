using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Features.Administration;

/// <summary>What all of administration shares: who may, and what of the database is one's own agreement's.</summary>
internal static class AdministrationReader
{
    /// <exception cref="AccessDeniedException">The user is no administrator of the agreement.</exception>
    public static void DemandAdministrator(this Viewer viewer) => viewer.Actor.Demand(Operation.Administer, Guid.Empty, viewer.AgreementId);

    public static IQueryable<Organisation> OrganisationsOf(this HsAvtalDbContext db, Guid agreementId) =>
        db.Organisations.Where(o => db.Parties.Any(p => p.OrganisationId == o.Id && p.AgreementId == agreementId));

    /// <summary>Those who have or have had a role within the agreement, and those who have never had one anywhere.</summary>
    public static IQueryable<UserAccount> UsersOf(this HsAvtalDbContext db, Guid agreementId)
    {
        var ids = (from p in db.Parties
                   join r in db.RoleAssignments on p.OrganisationId equals r.OrganisationId
                   where p.AgreementId == agreementId
                   select r.UserId).Concat(db.Users.Where(u => !u.HasHadRole).Select(u => u.Id));
        return db.Users.Where(u => ids.Contains(u.Id));
    }

    /// <summary>Saves; when somebody else added the same thing at the same moment, says so by the field.</summary>
    public static async Task SaveAloneAsync(this HsAvtalDbContext db, string taken, string? field, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DomainException(taken, field);
        }
    }
}
