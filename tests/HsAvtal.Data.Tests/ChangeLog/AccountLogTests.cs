using HsAvtal.Data.Accounts;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>Accounts are logged as everything else, but nothing that opens a door is in the log.</summary>
[Trait("Rule", "18")]
public sealed class AccountLogTests : ChangeLogTestBase
{
    private const string Secret = "hemligheten-i-fragan";

    public AccountLogTests(DemoDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task A_new_account_is_logged_without_its_secrets()
    {
        await using (var db = Open())
        {
            db.Users.Add(NewAccount());
            await db.SaveChangesAsync();
        }

        var entry = await OnlyAsync(nameof(UserAccount), "Added");
        entry.After.Should().Contain("prov@kommun.example").And.NotContain(Secret);
        entry.After.Should().Contain("\"PasswordHash\": \"(dolt)\"").And.Contain("\"SecurityStamp\": \"(dolt)\"");
    }

    [Fact]
    public async Task A_changed_password_is_logged_as_changed_and_no_more()
    {
        await using (var db = Open())
        {
            var account = NewAccount();
            db.Users.Add(account);
            await db.SaveChangesAsync();
            account.PasswordHash = Secret + "-ny";
            account.SecurityStamp = Secret + "-ny";
            account.ConcurrencyStamp = Secret + "-ny";
            await db.SaveChangesAsync();
        }

        var entry = await OnlyAsync(nameof(UserAccount), "Modified");
        (entry.Before + entry.After).Should().Contain("PasswordHash").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_token_is_logged_without_its_value()
    {
        await using (var db = Open())
        {
            var account = NewAccount();
            db.Users.Add(account);
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = Secret });
            await db.SaveChangesAsync();
        }

        (await LoggedAsync()).Should().HaveCount(2).And.OnlyContain(e => !(e.Before + e.After).Contains(Secret));
    }

    [Fact]
    public async Task Sign_in_keeps_its_own_books_before_anybody_is_signed_in()
    {
        Guid id;
        await using (var db = Database.Open())
        {
            var account = await db.Users.OrderBy(u => u.Id).FirstAsync();
            account.AccessFailedCount++;
            await db.SaveChangesAsync();
            id = account.Id;
        }

        await using var read = Database.Open();
        var entry = await read.ChangeLog.SingleAsync(e => e.EntityId == id.ToString() && e.Action == "Modified");
        entry.UserName.Should().Be("Systemet");
    }

    [Fact]
    public async Task Nobody_hides_a_change_of_the_domain_behind_a_change_of_an_account()
    {
        await using var db = Database.Open();
        (await db.Users.OrderBy(u => u.Id).LastAsync()).AccessFailedCount++;
        db.Add(new Organisation("9601", "Provkommun", "Prov", OrganisationKind.Municipality, Actor.System.Sign(ProductTemplates.DemoLoadedAt)));
        var save = () => db.SaveChangesAsync();

        await save.Should().ThrowAsync<InvalidOperationException>().WithMessage("*SignAs*");
    }

    [Fact]
    public async Task No_secret_of_any_account_is_anywhere_in_the_log()
    {
        var leaks = await Sql.ListAsync<string>(
            Database.SuperConnection,
            """
            SELECT l.entity || ' ' || u.user_name FROM change_log l JOIN user_account u
            ON position(u.password_hash IN coalesce(l.before::text, '') || coalesce(l.after::text, '')) > 0
            OR position(u.security_stamp IN coalesce(l.before::text, '') || coalesce(l.after::text, '')) > 0
            OR position(u.concurrency_stamp IN coalesce(l.before::text, '') || coalesce(l.after::text, '')) > 0
            """);

        leaks.Should().BeEmpty();
    }

    private static UserAccount NewAccount() => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = "prov@kommun.example",
        NormalizedUserName = Guid.CreateVersion7().ToString(),
        DisplayName = "MAS, Provkommunen",
        PasswordHash = Secret,
        SecurityStamp = Secret,
        ConcurrencyStamp = Secret,
    };
}
