using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;

namespace HsAvtal.Web.Tests.Support;

/// <summary>A test class's own app on its own copy of the demonstration data: <c>IClassFixture&lt;DemoApp&gt;</c>.</summary>
public sealed class DemoApp : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApp? _web;

    public WebApp Web => _web ?? throw new InvalidOperationException("The fixture is not initialised.");

    public FixedTime Time => Web.Time;

    public DateOnly Today => Time.Today;

    public string OwnerConnection => _database!.OwnerConnection;

    public string AppConnection => _database!.AppConnection;

    public async Task InitializeAsync()
    {
        _database = await ProductTemplates.CreateDemoAsync();
        _web = new WebApp(_database.AppConnection);
    }

    public async Task DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    public HsAvtalDbContext Open() => DatabaseSetup.Open(_database!.AppConnection);

    public T As<T>(Role role)
        where T : notnull => Web.As<T>(DemoUsers.With(role).Id);

    public T As<T>(Guid userId)
        where T : notnull => Web.As<T>(userId);

    /// <summary>A new user with a role at an organisation, or (null) with none.</summary>
    public async Task<Guid> AddUserAsync(Role? role, string organisationCode = "1290")
    {
        await using var db = DatabaseSetup.Open(OwnerConnection);
        var user = new UserAccount { Id = Guid.NewGuid(), DisplayName = $"{role} {organisationCode}", SecurityStamp = "x" };
        user.UserName = $"{user.Id:N}@test.example";
        user.NormalizedUserName = user.UserName.ToUpperInvariant();
        db.Users.Add(user);
        if (role is { } held)
        {
            db.RoleAssignments.Add(new RoleAssignment(user.Id, held, db.Organisations.Single(o => o.Code == organisationCode).Id));
        }

        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
        return user.Id;
    }

    /// <summary>Gives a user one more role at an organisation.</summary>
    public async Task AssignAsync(Guid userId, Role role, string organisationCode)
    {
        await using var db = DatabaseSetup.Open(OwnerConnection);
        db.RoleAssignments.Add(new RoleAssignment(userId, role, db.Organisations.Single(o => o.Code == organisationCode).Id));
        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
    }
}
