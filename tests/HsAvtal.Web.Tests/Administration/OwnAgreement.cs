using HsAvtal.Data.Database;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>Another agreement in the same database, with an administrator of its own.</summary>
internal sealed class OwnAgreement
{
    private static int _next = 9600;

    private readonly DemoApp _app;

    private OwnAgreement(DemoApp app, Guid administrator)
    {
        _app = app;
        Administrator = administrator;
    }

    public Guid Administrator { get; }

    public static async Task<OwnAgreement> AddAsync(DemoApp app)
    {
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        var code = $"{Interlocked.Increment(ref _next)}";
        await using (var db = DatabaseSetup.Open(app.OwnerConnection))
        {
            var organisation = new Organisation(code, $"Prov {code} kommun", $"Prov {code}", OrganisationKind.Municipality, by);
            var agreement = new Agreement($"Ett annat avtal {code}", "Annat", new DateOnly(2020, 1, 1), by);
            agreement.AddParty(organisation, null, by);
            db.AddRange(organisation, agreement);
            db.SignAs(by);
            await db.SaveChangesAsync();
        }

        return new OwnAgreement(app, await app.AddUserAsync(Role.Administrator, code));
    }

    /// <summary>An organisation of the demonstration's agreement.</summary>
    public async Task<Guid> OtherOrganisationAsync()
    {
        await using var db = _app.Open();
        return await db.Organisations.Where(o => o.Code == "1290").Select(o => o.Id).SingleAsync();
    }
}
