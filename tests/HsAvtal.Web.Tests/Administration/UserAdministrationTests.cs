using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Administration;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>Accounts, links to choose a password, and roles.</summary>
public sealed class UserAdministrationTests : IClassFixture<DemoApp>
{
    private const string Chosen = "en mening som ingen gissar";

    private readonly DemoApp _app;

    public UserAdministrationTests(DemoApp app) => _app = app;

    private UserAdministrationService Service => _app.As<UserAdministrationService>(Role.Administrator);

    [Fact]
    public async Task A_new_user_chooses_a_password_by_the_link_and_signs_in()
    {
        var link = await CreateAsync("mas@prov.example");
        using var browser = _app.Web.Browse();

        (await ChooseAsync(browser, link.Path, Chosen)).Text.Should().Contain("Lösenordet är valt. Logga in med det.");

        (await browser.SignInAsync("mas@prov.example", Chosen)).Path.Should().Be("/");
        (await browser.GetAsync("/")).Heading.Should().Be("Kristianstads kommun");
    }

    [Fact]
    public async Task The_link_works_once()
    {
        var link = await CreateAsync("engang@prov.example");
        using var browser = _app.Web.Browse();
        await ChooseAsync(browser, link.Path, Chosen);

        (await ChooseAsync(browser, link.Path, "ett annat lösenord för mig")).Text.Should().Contain("Länken gäller inte.");

        (await browser.SignInAsync("engang@prov.example", "ett annat lösenord för mig")).Path.Should().StartWith("/logga-in?fel");
    }

    [Fact]
    public async Task A_link_of_another_account_is_refused()
    {
        var link = await CreateAsync("egen@prov.example");
        var other = await CreateAsync("annan@prov.example");
        using var browser = _app.Web.Browse();

        var page = await ChooseAsync(browser, link.Path.Replace(link.UserId.ToString(), other.UserId.ToString(), StringComparison.Ordinal), Chosen);

        page.Text.Should().Contain("Länken gäller inte.");
    }

    [Theory]
    [InlineData("kort", "kort", "för kort: minst")]
    [InlineData(Chosen, "något helt annat här", "Lösenorden är inte lika")]
    public async Task A_password_that_will_not_do_is_refused_by_the_field(string password, string again, string because)
    {
        var link = await CreateAsync($"{Guid.NewGuid():N}@prov.example");
        using var browser = _app.Web.Browse();

        (await ChooseAsync(browser, link.Path, password, again)).Document.GetElementById("losenord-fel")!.TextContent.Should().Contain(because);
    }

    [Fact]
    public async Task After_a_reset_the_old_password_does_not_work()
    {
        var link = await CreateAsync("glomsk@prov.example");
        using var browser = _app.Web.Browse();
        await ChooseAsync(browser, link.Path, Chosen);

        var reset = await Service.ResetPasswordAsync(link.UserId);

        (await browser.SignInAsync("glomsk@prov.example", Chosen)).Path.Should().StartWith("/logga-in?fel");
        await ChooseAsync(browser, reset.Path, "ett nytt lösenord för mig");
        (await browser.SignInAsync("glomsk@prov.example", "ett nytt lösenord för mig")).Path.Should().Be("/");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task Account_role_and_secrets_are_logged_in_the_administrators_name_without_the_secrets()
    {
        var link = await CreateAsync("loggad@prov.example");

        await using var db = _app.Open();
        var id = link.UserId.ToString();
        var account = await db.ChangeLog.SingleAsync(e => e.Entity == "UserAccount" && e.EntityId == id);
        account.UserName.Should().Be("Systemförvaltare, Region Skåne");
        account.After.Should().Contain("loggad@prov.example").And.Contain("\"SecurityStamp\": \"(dolt)\"");
        (await db.ChangeLog.Where(e => e.Entity == "RoleAssignment").ToListAsync()).Should().ContainSingle(e => e.After!.Contains(id));
    }

    [Theory]
    [InlineData(null, "a@prov.example", "DisplayName")]
    [InlineData("MAS", "", "UserName")]
    [InlineData("MAS", "med mellanslag", "UserName")]
    [InlineData("MAS", "NAMND@kristianstad.example", "UserName")]
    public async Task What_is_wrong_is_said_by_the_field_and_nothing_is_made(string? function, string userName, string field)
    {
        var form = new UserForm { DisplayName = function, UserName = userName, Role = Role.Officer, OrganisationId = await IdOfAsync("1290") };

        (await Service.Invoking(s => s.CreateAsync(form)).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task A_user_is_not_made_without_a_role()
    {
        var form = new UserForm { DisplayName = "MAS", UserName = "rollos@prov.example" };

        (await Service.Invoking(s => s.CreateAsync(form)).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be("Role");
        await using var db = _app.Open();
        (await db.Users.AnyAsync(u => u.UserName == "rollos@prov.example")).Should().BeFalse();
    }

    [Fact]
    public async Task A_role_is_given_once_and_taken_away_with_a_reason_and_stops_working()
    {
        var user = (await CreateAsync("roll@prov.example")).UserId;
        var form = new AssignForm { Role = Role.Auditor, OrganisationId = await IdOfAsync("1231") };
        await Service.AssignAsync(user, form);

        (await Service.Invoking(s => s.AssignAsync(user, form)).Should().ThrowAsync<DomainException>()).WithMessage("*redan den rollen*").Which.Field.Should().Be("Role");
        foreach (var held in (await Service.FindAsync(user))!.Roles)
        {
            await Service.WithdrawRoleAsync(user, held.Id, "Uppdraget är slut.");
        }

        (await Service.FindAsync(user))!.Roles.Should().HaveCount(2).And.OnlyContain(r => r.WithdrawnReason == "Uppdraget är slut.");
        await _app.As<AreaService>(user).Invoking(s => s.ListAsync()).Should().ThrowAsync<AccessDeniedException>();
    }

    [Fact]
    public async Task An_administrator_keeps_the_own_last_role_and_the_own_account()
    {
        var own = DemoUsers.With(Role.Administrator).Id;
        var held = (await Service.FindAsync(own))!.Roles.Single(r => r.Role == Role.Administrator);

        (await Service.Invoking(s => s.WithdrawRoleAsync(own, held.Id, "Slutar.")).Should().ThrowAsync<DomainException>()).WithMessage("*din sista roll*");
        (await Service.Invoking(s => s.DisableAsync(own, "Slutar.")).Should().ThrowAsync<DomainException>()).WithMessage("*ditt eget konto*");
    }

    [Fact]
    public async Task A_disabled_account_cannot_sign_in_until_it_is_enabled()
    {
        var link = await CreateAsync("avstangd@prov.example");
        using var browser = _app.Web.Browse();
        await ChooseAsync(browser, link.Path, Chosen);
        await Service.DisableAsync(link.UserId, "Tjänstledig.");

        (await browser.SignInAsync("avstangd@prov.example", Chosen)).Path.Should().StartWith("/logga-in?fel");
        (await Service.FindAsync(link.UserId))!.StatusReason.Should().Be("Tjänstledig.");

        await Service.EnableAsync(link.UserId, "Åter i tjänst.");
        (await browser.SignInAsync("avstangd@prov.example", Chosen)).Path.Should().Be("/");
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_of_two_is_told_of_a_new_name_but_not_of_a_sign_in()
    {
        var user = (await CreateAsync("tva@prov.example")).UserId;
        var seen = (await Service.FindAsync(user))!.Seen;
        using var browser = _app.Web.Browse();
        await browser.SignInAsync("tva@prov.example", "fel lösenord som räknas");
        await Service.ChangeAsync(user, new UserForm { DisplayName = "Enhetschef", UserName = "tva@prov.example" }, seen);

        var stale = await Service.Invoking(s => s.ChangeAsync(user, new UserForm { DisplayName = "Områdeschef", UserName = "tva@prov.example" }, seen)).Should().ThrowAsync<StaleEditException>();

        stale.Which.Changes.Should().ContainSingle().Which.Should().Contain("Funktion: MAS, prov → Enhetschef");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_role_organisation_and_state()
    {
        var roleless = await _app.AddUserAsync(null);

        (await ListAsync(new UserFilter(null, null, null, UserStates.NoRole))).Rows.Select(r => r.Id).Should().Contain(roleless);
        (await ListAsync(new UserFilter(null, nameof(Role.Auditor), "1290", null))).Rows.Select(r => r.Id).Should().Contain(DemoUsers.With(Role.Auditor).Id);
        (await ListAsync(new UserFilter("Processledare", null, null, UserStates.Active))).Rows.Should().ContainSingle().Which.Roles.Select(r => r.ToString()).Should().Equal("Samverkan, Region Skåne");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task An_administrator_sees_a_users_passkeys_and_takes_one_away_with_a_reason_that_ends_the_users_sessions()
    {
        var user = (await CreateAsync("nyckel@prov.example")).UserId;
        byte[] lost = [1, .. user.ToByteArray()], kept = [2, .. user.ToByteArray()];
        await using var db = _app.Open();
        db.AddRange(Passkey(user, lost, "Borttappad telefon"), Passkey(user, kept, "Datorn"));
        await db.SaveChangesAsync();
        var stamp = await StampAsync(db, user);

        (await Service.FindAsync(user))!.Passkeys.Select(k => k.Name).Should().BeEquivalentTo("Borttappad telefon", "Datorn");
        (await Service.Invoking(s => s.RemovePasskeyAsync(user, lost, " ")).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be("Reason");
        await Service.RemovePasskeyAsync(user, lost, "Telefonen är borta.");

        var sheet = (await Service.FindAsync(user))!;
        sheet.Passkeys.Should().ContainSingle().Which.CredentialId.Should().Equal(kept);
        sheet.StatusReason.Should().Be("Telefonen är borta.");
        (await StampAsync(db, user)).Should().NotBe(stamp, "whoever is signed in with it is not any more");
        var history = await _app.As<HistoryService>(Role.Administrator).FindAsync("anvandare", user, new HistoryPlace(null, null));
        history!.Page.Rows.Where(r => r.Who == "Systemförvaltare, Region Skåne").SelectMany(r => r.Lines).Select(l => l.Text)
            .Should().ContainMatch("Inloggningsnyckel borttagen*").And.Contain("Namn: Borttappad telefon.").And.Contain("Skäl: Telefonen är borta.");
    }

    [Fact]
    public async Task A_passkey_of_another_user_is_refused_as_one_that_is_not_there()
    {
        var (user, other) = ((await CreateAsync("egen.nyckel@prov.example")).UserId, (await CreateAsync("annans.nyckel@prov.example")).UserId);
        byte[] key = [3, .. other.ToByteArray()];
        await using var db = _app.Open();
        db.Add(Passkey(other, key, "Annans"));
        await db.SaveChangesAsync();

        foreach (var id in (byte[][])[key, [4]])
        {
            await Service.Invoking(s => s.RemovePasskeyAsync(user, id, "Skäl.")).Should().ThrowAsync<AccessDeniedException>();
        }

        (await Service.FindAsync(other))!.Passkeys.Should().ContainSingle();
    }

    [Fact]
    public async Task Two_steps_are_ended_for_somebody_who_has_lost_the_app_and_the_codes_and_nothing_of_them_is_left()
    {
        var user = (await CreateAsync("tvasteg@prov.example")).UserId;
        await using var db = _app.Open();
        await db.Users.Where(u => u.Id == user).ExecuteUpdateAsync(set => set.SetProperty(u => u.TwoFactorEnabled, true));
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = user, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "hemlig" });
        await db.SaveChangesAsync();
        var stamp = await StampAsync(db, user);

        (await Service.FindAsync(user))!.IsTwoStep.Should().BeTrue();
        await Service.EndTwoStepAsync(user, "Har bytt telefon, legitimerade sig på plats.");

        (await Service.FindAsync(user))!.IsTwoStep.Should().BeFalse();
        (await db.UserTokens.AnyAsync(t => t.UserId == user)).Should().BeFalse();
        (await StampAsync(db, user)).Should().NotBe(stamp);
        (await Service.Invoking(s => s.EndTwoStepAsync(user, "Igen.")).Should().ThrowAsync<DomainException>()).WithMessage("*redan avstängd*");
    }

    [Fact]
    public async Task A_user_who_is_signed_out_everywhere_signs_in_again_at_the_next_request()
    {
        var link = await CreateAsync("utloggad@prov.example");
        using var browser = _app.Web.Browse();
        await ChooseAsync(browser, link.Path, Chosen);
        (await browser.SignInAsync("utloggad@prov.example", Chosen)).Path.Should().Be("/");

        await Service.EndSessionsAsync(link.UserId, "Glömde en dator på tåget.");

        (await browser.GetAsync("/atgarder")).Path.Should().Be("/logga-in?fel=avslutad");
        (await browser.SignInAsync("utloggad@prov.example", Chosen)).Path.Should().Be("/");
    }

    [Fact]
    public async Task An_administrator_keeps_the_own_ways_in_under_the_own_account()
    {
        var own = DemoUsers.With(Role.Administrator).Id;

        (await Service.Invoking(s => s.EndSessionsAsync(own, "Skäl.")).Should().ThrowAsync<DomainException>()).WithMessage("*Mitt konto*");
    }

    private static IdentityUserPasskey<Guid> Passkey(Guid user, byte[] id, string name) => new()
    {
        UserId = user,
        CredentialId = id,
        Data = new IdentityPasskeyData { Name = name, PublicKey = [1], CreatedAt = ProductTemplates.DemoLoadedAt, AttestationObject = [1], ClientDataJson = [1] },
    };

    private static Task<string?> StampAsync(Data.HsAvtalDbContext db, Guid user) => db.Users.Where(u => u.Id == user).Select(u => u.SecurityStamp).SingleAsync();

    private static ListQuery Query => new("/administration/anvandare", new Dictionary<string, string?>(StringComparer.Ordinal), "funktion", false, 1);

    private static async Task<Page> ChooseAsync(Browser browser, string path, string password, string? again = null)
    {
        var form = (await browser.GetAsync(path)).Document.QuerySelector("form[action='/konto/valj-losenord']")!;
        return await browser.SubmitAsync(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["losenord"] = password, ["igen"] = again ?? password });
    }

    private async Task<PasswordLink> CreateAsync(string userName) =>
        await Service.CreateAsync(new UserForm { DisplayName = "MAS, prov", UserName = userName, Role = Role.Officer, OrganisationId = await IdOfAsync("1290") });

    private Task<PagedList<UserRow>> ListAsync(UserFilter filter) => Service.ListAsync(filter, Query);

    private async Task<Guid> IdOfAsync(string code)
    {
        await using var db = _app.Open();
        return await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync();
    }
}
