using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>What is stored, whoever may see it.</summary>
    public HsAvtalDbContext Open() => DatabaseSetup.Open(OwnerConnection);

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
            db.RoleAssignments.Add(new RoleAssignment(user.Id, held, (await db.Organisations.SingleAsync(o => o.Code == organisationCode)).Id));
        }

        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
        return user.Id;
    }

    /// <summary>A new user who can sign in with the demonstration's password.</summary>
    public async Task<(Guid Id, string UserName)> AddAccountAsync(Role role, string organisationCode = "1290")
    {
        var id = await AddUserAsync(role, organisationCode);
        await using var db = DatabaseSetup.Open(OwnerConnection);
        var user = await db.Users.SingleAsync(u => u.Id == id);
        user.PasswordHash = new PasswordHasher<UserAccount>().HashPassword(user, DemoUsers.SignInWord);
        await db.SaveChangesAsync();
        return (id, user.UserName!);
    }

    /// <summary>Takes every role from a user.</summary>
    public async Task WithdrawRolesAsync(Guid userId)
    {
        await using var db = DatabaseSetup.Open(OwnerConnection);
        await db.RoleAssignments.Where(a => a.UserId == userId).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.WithdrawnAt, Time.Now).SetProperty(a => a.WithdrawnBy, "Prov").SetProperty(a => a.WithdrawnReason, "Uppdraget är slut"));
    }

    public async Task DisableAsync(Guid userId)
    {
        await using var db = DatabaseSetup.Open(OwnerConnection);
        await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true));
    }

    /// <summary>Gives a user one more role at an organisation.</summary>
    public async Task AssignAsync(Guid userId, Role role, string organisationCode)
    {
        await using var db = DatabaseSetup.Open(OwnerConnection);
        db.RoleAssignments.Add(new RoleAssignment(userId, role, (await db.Organisations.SingleAsync(o => o.Code == organisationCode)).Id));
        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        await db.SaveChangesAsync();
    }
}
