using HsAvtal.Data.Database;
using HsAvtal.Domain;
using HsAvtal.Web.Access.OpenIdConnect;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Access;

/// <summary>Accounts and roles of people who sign in at their organisation. That its word can be trusted is shown in the browser tests.</summary>
public sealed class ExternalAccountsTests : IClassFixture<DemoApp>
{
    private static int _number;

    private readonly DemoApp _app;
    private readonly string _key = $"prov-{Interlocked.Increment(ref _number)}";

    public ExternalAccountsTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_first_sign_in_makes_an_account_without_a_password_with_the_role_that_the_claim_gives()
    {
        await AddProviderAsync();

        var (account, hasRole) = await SignInAsync("a", ("groups", "omsorg"), ("title", "MAS"));

        hasRole.Should().BeTrue();
        await using var db = _app.Open();
        var stored = await db.Users.SingleAsync(u => u.Id == account.Id);
        stored.PasswordHash.Should().BeNull();
        stored.DisplayName.Should().Be("MAS");
        (await RolesAsync(account.Id)).Should().Equal((Role.Officer, null));
        (await SignInAsync("a", ("groups", "omsorg"), ("title", "MAS"))).Account.Id.Should().Be(account.Id, "the second time it is there");
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_role_goes_with_its_claim_and_stays_in_the_record_and_one_that_an_administrator_gave_stays_held()
    {
        await AddProviderAsync();
        var (account, _) = await SignInAsync("a", ("groups", "omsorg"));
        await _app.AssignAsync(account.Id, Role.BoardMember, "1290");

        var (_, hasRole) = await SignInAsync("a", ("groups", "annat"));

        hasRole.Should().BeTrue();
        (await RolesAsync(account.Id)).Should().BeEquivalentTo([(Role.Officer, (string?)$"Inloggningen {_key} ger inte längre rollen."), (Role.BoardMember, null)]);
    }

    [Fact]
    public async Task A_role_comes_back_with_its_claim()
    {
        await AddProviderAsync();
        await SignInAsync("a", ("groups", "omsorg"));
        await SignInAsync("a");

        var (account, hasRole) = await SignInAsync("a", ("groups", "omsorg"));

        hasRole.Should().BeTrue();
        (await RolesAsync(account.Id)).Count(r => r.Reason is null).Should().Be(1);
    }

    [Fact]
    public async Task Without_a_matching_claim_there_is_an_account_without_a_role()
    {
        await AddProviderAsync();

        var (account, hasRole) = await SignInAsync("a", ("groups", "Omsorg"), ("group", "omsorg"));

        hasRole.Should().BeFalse();
        (await RolesAsync(account.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_subject_at_another_provider_is_another_person()
    {
        await AddProviderAsync();
        var other = await AddProviderAsync($"{_key}-annan");

        var (here, _) = await SignInAsync("a", ("groups", "omsorg"));
        var (there, _) = await SignInAtAsync(other, "a", ("groups", "omsorg"));

        there.Id.Should().NotBe(here.Id);
    }

    [Fact]
    public async Task A_disabled_account_gets_no_role_and_is_not_changed()
    {
        await AddProviderAsync();
        var (account, _) = await SignInAsync("a", ("title", "Före"));
        await using (var db = DatabaseSetup.Open(_app.OwnerConnection))
        {
            (await db.Users.SingleAsync(u => u.Id == account.Id)).IsDisabled = true;
            await db.SaveChangesAsync();
        }

        var (disabled, hasRole) = await SignInAsync("a", ("groups", "omsorg"), ("title", "Efter"));

        (disabled.IsDisabled, hasRole).Should().Be((true, false));
        (await RolesAsync(account.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task Two_who_come_at_once_are_one_account_with_one_role()
    {
        await AddProviderAsync();

        var both = await Task.WhenAll(SignInAsync("a", ("groups", "omsorg")), SignInAsync("a", ("groups", "omsorg")));

        both.Select(b => b.Account.Id).Distinct().Should().ContainSingle();
        (await RolesAsync(both[0].Account.Id)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_is_good_for_once()
    {
        var attempt = new OpenIdAttempt(_key, OpenIdAttempt.Random(), OpenIdAttempt.Random(), OpenIdAttempt.Random(), "/");
        await using var scope = _app.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ExternalAccounts>();

        (await accounts.UseAsync(attempt, default)).Should().BeTrue();
        (await accounts.UseAsync(attempt, default)).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task What_a_sign_in_changes_is_logged()
    {
        await AddProviderAsync();

        var (account, _) = await SignInAsync("a", ("groups", "omsorg"), ("title", "MAS"));

        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        (await db.ChangeLog.Where(e => e.UserId == account.Id).Select(e => e.Entity).ToListAsync()).Should().BeEquivalentTo("UserAccount", "IdentityUserLogin`1", "RoleAssignment");
    }

    [Fact]
    public async Task A_withdrawn_provider_takes_its_roles_along_and_cannot_be_chosen()
    {
        var id = await AddProviderAsync();
        var (account, _) = await SignInAsync("a", ("groups", "omsorg"));
        var service = _app.As<SignInProviderService>(Role.Administrator);

        await service.WithdrawAsync(id, "Bytt leverantör", (await service.FindAsync(id))!.Seen);

        (await RolesAsync(account.Id)).Should().Equal((Role.Officer, $"Inloggningen {_key} är makulerad."));
        await using var scope = _app.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ExternalAccounts>();
        (await accounts.ProviderAsync(_key, default)).Should().BeNull();
        (await accounts.ChoicesAsync()).Should().NotContain(c => c.Key == _key);
    }

    [Fact]
    public async Task A_provider_whose_server_does_not_answer_is_told_of_in_plain_words()
    {
        await AddProviderAsync(issuer: "http://127.0.0.1:9");
        using var browser = _app.Web.Browse();
        var form = (await browser.GetAsync("/logga-in")).Document.QuerySelector("form[action='/konto/extern']")!;
        form.QuerySelectorAll("option").Should().Contain(o => o.GetAttribute("value") == _key);

        var closed = await browser.SubmitAsync(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["inloggning"] = _key });
        var unknown = await browser.SubmitAsync(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["inloggning"] = "finns-inte" });
        var unasked = await browser.GetAsync($"/konto/extern/{_key}/svar?code=a&state=b");

        closed.Text.Should().Contain("Din organisations inloggning svarar inte just nu.");
        unknown.Text.Should().Contain("Välj din organisation i listan.");
        unasked.Text.Should().Contain("kunde inte kontrolleras");
    }

    [Fact]
    public async Task An_administrator_is_told_by_the_field_what_is_wrong_with_a_provider()
    {
        var id = await AddProviderAsync();
        var service = _app.As<SignInProviderService>(Role.Administrator);
        var taken = () => AddProviderAsync();
        var foreign = new SignInProviderForm { Key = "annan", Name = "Annan", Issuer = "https://annan.example", ClientId = "hsavtal" };
        foreign.OrganisationIds.Add(Guid.NewGuid());
        var elsewhere = () => service.CreateAsync(foreign);
        var stale = async () => await service.AddRuleAsync(id, new ClaimRuleForm { ClaimType = "groups", ClaimValue = "x", Role = Role.Officer, OrganisationId = (await service.FindAsync(id))!.OrganisationIds[0] }, new Seen(1, 0));

        (await taken.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be("Key");
        (await elsewhere.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be("OrganisationIds");
        await stale.Should().ThrowAsync<StaleEditException>();
        (await service.ListAsync(_key, new ListQuery("/", new Dictionary<string, string?>(StringComparer.Ordinal), "namn", false, 1))).Rows.Should().ContainSingle().Which.Organisations.Should().Equal("Kristianstad");
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_wherever_they_go()
    {
        var id = await _app.AddUserAsync(null);
        await using var scope = _app.Web.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Data.Accounts.UserAccount>>();
        var account = (await users.FindByIdAsync(id.ToString()))!;
        (await users.AddPasswordAsync(account, "gröna kastruller dansar")).Succeeded.Should().BeTrue();
        using var browser = _app.Web.Browse();

        var first = await browser.SignInAsync(account.UserName!, "gröna kastruller dansar");
        var refused = await browser.GetAsync("/omraden");
        var page = await browser.GetAsync("/ingen-roll");

        first.Heading.Should().Be("Du har ingen roll");
        refused.Heading.Should().Be("Du har ingen roll");
        refused.Path.Should().Be("/ingen-roll");
        refused.Text.Should().Contain("ingen roll hos någon huvudman");
        page.Heading.Should().Be("Du har ingen roll");
        page.Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    /// <summary>One of Kristianstad's, through its administrator.</summary>
    private async Task<Guid> AddProviderAsync(string? key = null, string issuer = "https://inloggning.example")
    {
        var service = _app.As<SignInProviderService>(Role.Administrator);
        var organisation = (await service.PartiesAsync()).Single(p => p.Name == "Kristianstads kommun").Id;
        var form = new SignInProviderForm { Key = key ?? _key, Name = key ?? _key, Issuer = issuer, ClientId = "hsavtal", NameClaim = "title" };
        form.OrganisationIds.Add(organisation);
        var id = await service.CreateAsync(form);
        await service.AddRuleAsync(id, new ClaimRuleForm { ClaimType = "groups", ClaimValue = "omsorg", Role = Role.Officer, OrganisationId = organisation }, (await service.FindAsync(id))!.Seen);
        return id;
    }

    private Task<ExternalSignIn> SignInAsync(string subject, params (string Type, string Value)[] claims) => SignInWithAsync(_key, subject, claims);

    private async Task<ExternalSignIn> SignInAtAsync(Guid provider, string subject, params (string Type, string Value)[] claims)
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        return await SignInWithAsync(await db.SignInProviders.Where(p => p.Id == provider).Select(p => p.Key).SingleAsync(), subject, claims);
    }

    private async Task<ExternalSignIn> SignInWithAsync(string key, string subject, (string Type, string Value)[] claims)
    {
        await using var scope = _app.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ExternalAccounts>();
        return await accounts.SignInAsync((await accounts.ProviderAsync(key, default))!, new OpenIdIdentity(subject, claims), default);
    }

    private async Task<IReadOnlyList<(Role Role, string? Reason)>> RolesAsync(Guid userId)
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        return [.. (await db.RoleAssignments.Where(a => a.UserId == userId).OrderBy(a => a.Id).ToListAsync()).Select(a => (a.Role, a.WithdrawnReason))];
    }
}
