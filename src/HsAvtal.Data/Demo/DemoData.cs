using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Files;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Demo;

/// <summary>
/// Demonstration data: the Skåne agreement, two audits of one board and its plans. Built on public facts; every sentence is
/// written for the demonstration, and decisions and plans are made up where no public fact is known.
/// </summary>
public static class DemoData
{
    /// <summary>Loads the data once, in one transaction.</summary>
    /// <param name="ownerConnectionString">The role that owns the schema.</param>
    /// <param name="now">The moment that dates are counted from.</param>
    /// <param name="withAudits">False for the agreement with its parties, indicators and users alone, to enter the rest by hand.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when the database already holds an agreement; then nothing is done.</returns>
    public static async Task<bool> LoadAsync(string ownerConnectionString, DateTimeOffset now, bool withAudits = true, CancellationToken ct = default)
    {
        await using var db = DatabaseSetup.Open(ownerConnectionString);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE agreement IN EXCLUSIVE MODE", ct);
        if (await db.Agreements.AnyAsync(ct))
        {
            return false;
        }

        var by = Actor.System.Sign(now);
        db.SignAs(by);
        var agreement = DemoAgreement.Create(by);
        db.AddRange(agreement.Organisations.Values);
        db.Add(agreement.Agreement);
        AddUsers(db, agreement);
        await db.SaveChangesAsync(ct);

        var indicators = new DemoIndicators(agreement, now);
        db.AddRange(indicators.All);
        db.Add(indicators.Fixed(Signature.DayOf(now).Year));
        if (withAudits)
        {
            AddAudits(db, agreement, indicators, now);
        }

        await db.SaveChangesAsync(ct);
        if (withAudits)
        {
            var values = new DemoValues(agreement, indicators, Signature.DayOf(now));
            await db.MergeAsync(values.Merges, ct);
            await db.MergeAsync(values.Correction, ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private static void AddAudits(HsAvtalDbContext db, DemoAgreement agreement, DemoIndicators indicators, DateTimeOffset now)
    {
        var audits = new DemoAudits(agreement);
        var plans = new DemoPlans(agreement, audits, indicators, Signature.DayOf(now));
        audits.Audit2022();
        plans.PlansOf2023();
        audits.Audit2025();
        plans.PlanOf2026();
        audits.DraftOf2026(now);
        db.Add(StoredFile.Of(DemoPlans.Memo, now));
        db.AddRange(audits.Audits);
        db.AddRange(audits.Recommendations);
        db.AddRange(plans.Decisions);
        db.AddRange(plans.Plans);
        db.AddRange(indicators.Targets(plans.TargetDecision, Signature.DayOf(now).Year));
        var followUp = new DemoFollowUp(agreement, indicators, Signature.DayOf(now));
        db.Add(followUp.Plan);
        db.AddRange(followUp.Meetings);
    }

    private static void AddUsers(HsAvtalDbContext db, DemoAgreement agreement)
    {
        var hasher = new PasswordHasher<UserAccount>();
        foreach (var user in DemoUsers.All)
        {
            var account = new UserAccount
            {
                Id = user.Id,
                UserName = user.UserName,
                NormalizedUserName = user.UserName.ToUpperInvariant(),
                Email = user.UserName,
                NormalizedEmail = user.UserName.ToUpperInvariant(),
                EmailConfirmed = true,
                LockoutEnabled = true,
                DisplayName = user.DisplayName,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            account.PasswordHash = hasher.HashPassword(account, DemoUsers.SignInWord);
            db.Users.Add(account);
            db.RoleAssignments.Add(new RoleAssignment(user.Id, user.Role, agreement.Organisations[user.OrganisationCode].Id));
        }
    }
}
