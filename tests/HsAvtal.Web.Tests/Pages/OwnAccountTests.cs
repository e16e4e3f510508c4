using System.Security.Cryptography;
using System.Text;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>What one does with one's own account. Every test has an account of its own.</summary>
public sealed class OwnAccountTests : IClassFixture<DemoApp>
{
    private const string Word = "gröna kastruller dansar";
    private const string Other = "blå gafflar sover länge";
    private static int _number;

    private readonly DemoApp _app;
    private readonly string _name = $"prov{Interlocked.Increment(ref _number)}@kommun.example";

    public OwnAccountTests(DemoApp app) => _app = app;

    [Fact]
    public async Task A_new_password_signs_in_and_the_old_one_does_not()
    {
        using var browser = await SignedInAsync();

        var page = await ChangeAsync(browser, Word, Other, Other);

        page.Text.Should().Contain("Lösenordet är bytt.");
        (await browser.GetAsync("/omraden")).Heading.Should().NotBe("Logga in", "this session goes on");
        using var again = _app.Web.Browse();
        (await again.SignInAsync(_name, Word)).Heading.Should().Be("Logga in");
        (await again.SignInAsync(_name, Other)).Path.Should().Be("/");
    }

    [Theory]
    [InlineData("fel lösenord här", Other, Other, "Det nuvarande lösenordet stämmer inte.")]
    [InlineData(Word, "kort", "kort", "Lösenordet ska ha minst 12 tecken.")]
    [InlineData(Word, "Sommaren2026!", "Sommaren2026!", "Lösenordet är för lätt att gissa")]
    [InlineData(Word, Other, Word, "De två nya lösenorden är inte lika.")]
    public async Task A_password_that_will_not_do_is_told_by_the_field(string current, string wanted, string repeated, string told)
    {
        using var browser = await SignedInAsync();

        var page = await ChangeAsync(browser, current, wanted, repeated);

        page.Document.QuerySelectorAll(".error:not([hidden])").Should().ContainSingle().Which.TextContent.Should().Contain(told);
        using var again = _app.Web.Browse();
        (await again.SignInAsync(_name, Word)).Path.Should().Be("/", "nothing was changed");
    }

    [Fact]
    public async Task A_password_of_129_characters_is_refused_and_one_of_128_is_not()
    {
        using var browser = await SignedInAsync();
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (i * i * 7 % 26))));

        (await ChangeAsync(browser, Word, longest + "x", longest + "x")).Text.Should().Contain("högst 128 tecken");
        (await ChangeAsync(browser, Word, longest, longest)).Text.Should().Contain("Lösenordet är bytt.");
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        using var browser = await SignedInAsync();
        using var elsewhere = await SignInAsync(Word);

        await ChangeAsync(browser, Word, Other, Other);
        _app.Time.Now += TimeSpan.FromSeconds(11);

        (await elsewhere.GetAsync("/omraden")).Heading.Should().Be("Logga in");
        (await browser.GetAsync("/omraden")).Heading.Should().NotBe("Logga in");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_session_and_the_others()
    {
        using var browser = await SignedInAsync();
        using var elsewhere = await SignInAsync(Word);
        (await elsewhere.GetAsync("/omraden")).Heading.Should().NotBe("Logga in");

        var page = await browser.SubmitAsync((await browser.GetAsync("/konto")).Document.QuerySelector("form[action='/konto/logga-ut-overallt']")!);
        _app.Time.Now += TimeSpan.FromSeconds(11);

        page.Text.Should().Contain("Du är utloggad överallt.");
        (await browser.GetAsync("/omraden")).Heading.Should().Be("Logga in");
        (await elsewhere.GetAsync("/omraden")).Heading.Should().Be("Logga in");
    }

    [Fact]
    public async Task With_two_steps_the_password_alone_opens_nothing_and_each_code_opens_once()
    {
        using var browser = await SignedInAsync();
        var (key, _) = await TurnOnAsync(browser);
        using var again = _app.Web.Browse();

        var step = await again.SignInAsync(_name, Word);
        (await again.GetAsync("/omraden")).Heading.Should().Be("Logga in", "the second step is not taken");
        var wrong = await CodeAsync(again, step, "000000");
        var right = await CodeAsync(again, wrong, Authenticator.Code(key, 1));
        using var thief = _app.Web.Browse();
        var replayed = await CodeAsync(thief, await thief.SignInAsync(_name, Word), Authenticator.Code(key, 1));

        step.Heading.Should().Be("Ange koden");
        wrong.Text.Should().Contain("Koden stämmer inte");
        right.Path.Should().Be("/");
        replayed.Text.Should().Contain("Koden stämmer inte eller är redan använd");
        (await thief.GetAsync("/omraden")).Heading.Should().Be("Logga in");
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_is_stored_as_a_hash()
    {
        using var browser = await SignedInAsync();
        var (_, codes) = await TurnOnAsync(browser);
        codes.Should().HaveCount(10).And.OnlyHaveUniqueItems();
        using var again = _app.Web.Browse();

        var first = await CodeAsync(again, await again.SignInAsync(_name, Word), codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        using var thief = _app.Web.Browse();
        var second = await CodeAsync(thief, await thief.SignInAsync(_name, Word), codes[3]);

        first.Path.Should().Be("/");
        second.Text.Should().Contain("Koden stämmer inte");
        (await again.GetAsync("/konto")).Text.Should().Contain("9 återställningskoder");
        await using var db = _app.Open();
        var stored = string.Join('\n', await db.UserTokens.Select(t => t.Value).ToListAsync());
        codes.Should().OnlyContain(code => !stored.Contains(code));
    }

    [Fact]
    public async Task Codes_are_shown_once()
    {
        using var browser = await SignedInAsync();
        await TurnOnAsync(browser);

        (await browser.GetAsync("/konto/aterstallningskoder")).Text.Should().Contain("Koderna visas bara en gång");
    }

    [Fact]
    public async Task Guessed_recovery_codes_lock_the_account()
    {
        using var browser = await SignedInAsync();
        var (_, codes) = await TurnOnAsync(browser);
        using var guesser = _app.Web.Browse();
        var page = await guesser.SignInAsync(_name, Word);
        for (var i = 0; i < 5; i++)
        {
            page = await CodeAsync(guesser, page, "AAAAA-AAAAA");
        }

        (await CodeAsync(guesser, page, codes[0])).Text.Should().Contain("Koden stämmer inte");
    }

    [Fact]
    public async Task The_key_is_not_shown_again_when_two_steps_are_on()
    {
        using var browser = await SignedInAsync();
        var (key, _) = await TurnOnAsync(browser);

        var page = await browser.GetAsync("/konto/tvasteg");

        page.Source.Should().NotContain(key).And.NotContain(key.Replace(" ", "", StringComparison.Ordinal));
        page.Text.Should().Contain("Det finns ingen nyckel att visa");
    }

    [Fact]
    public async Task The_key_is_stored_encrypted_for_its_account()
    {
        using var browser = await SignedInAsync();
        var (key, _) = await TurnOnAsync(browser);
        var clear = key.Replace(" ", "", StringComparison.Ordinal);

        var stored = await StoredKeyAsync();

        stored.Should().NotContain(clear).And.NotContain(Convert.ToBase64String(Encoding.ASCII.GetBytes(clear)));
        await using var scope = _app.Web.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        var account = await users.FindByNameAsync(_name);
        (await users.GetAuthenticatorKeyAsync(account!)).Should().Be(clear);
        await users.SetAuthenticationTokenAsync((await users.FindByNameAsync("samverkan@skane.example"))!, "[AspNetUserStore]", "AuthenticatorKey", stored);
        var moved = async () => await users.GetAuthenticatorKeyAsync((await users.FindByNameAsync("samverkan@skane.example"))!);
        await moved.Should().ThrowAsync<CryptographicException>("a key is another account's to nobody");
    }

    [Fact]
    public async Task A_key_that_was_stored_in_clear_still_opens_and_is_encrypted_then()
    {
        using var browser = await SignedInAsync();
        var (key, _) = await TurnOnAsync(browser);
        var clear = key.Replace(" ", "", StringComparison.Ordinal);
        await using (var db = DatabaseSetup.Open(_app.OwnerConnection))
        {
            await Keys(db).ExecuteUpdateAsync(s => s.SetProperty(t => t.Value, clear));
        }

        using var again = _app.Web.Browse();
        var opened = await CodeAsync(again, await again.SignInAsync(_name, Word), Authenticator.Code(key, 1));

        opened.Path.Should().Be("/");
        (await StoredKeyAsync()).Should().NotContain(clear);
    }

    [Fact]
    public async Task Passkeys_are_begun_and_taken_away_only_with_the_password_and_nothing_forged_is_one()
    {
        using var browser = await SignedInAsync();

        (await PostAsync(browser, "/konto/nycklar/borja", ("namn", "Datorn"), ("losenord", Other))).Source.Should().Contain("\"field\":\"losenord\"").And.NotContain("challenge");
        (await PostAsync(browser, "/konto/nycklar/borja", ("namn", " "), ("losenord", Word))).Source.Should().Contain("\"field\":\"namn\"").And.NotContain("challenge");
        (await PostAsync(browser, "/konto/nycklar/lagg-till", ("namn", "Datorn"), ("nyckel", "{}"))).Text.Should().Contain("Nyckeln lades inte till.");
        (await PostAsync(browser, "/konto/nycklar/borja", ("namn", "Datorn"), ("losenord", Word))).Source.Should().Contain("challenge").And.Contain("\"userVerification\":\"required\"");
        (await PostAsync(browser, "/konto/nycklar/lagg-till", ("namn", "Datorn"), ("nyckel", "{}"))).Text.Should().Contain("Nyckeln lades inte till.");
        (await PostAsync(browser, "/konto/nycklar/ta-bort", ("id", "AAAA"), ("losenord", Word))).Text.Should().Contain("Nyckeln är inte borttagen");
        (await PostAsync(browser, "/konto/nyckel/logga-in", ("nyckel", "inte ens json"))).Text.Should().Contain("Inloggningsnyckeln godtas inte.");
        (await browser.GetAsync("/konto")).Document.QuerySelectorAll("form[action='/konto/nycklar/ta-bort']").Should().BeEmpty();
    }

    [Fact]
    public async Task Two_steps_are_turned_off_and_codes_renewed_only_with_the_password()
    {
        using var browser = await SignedInAsync();
        var (_, codes) = await TurnOnAsync(browser);

        (await PostAsync(browser, "/konto/tvasteg/stang-av", ("losenord", Other))).Text.Should().Contain("Lösenordet stämmer inte.").And.Contain("återställningskoder kvar");
        (await PostAsync(browser, "/konto/tvasteg/nya-koder", ("losenord", Other))).Text.Should().Contain("Lösenordet stämmer inte.");
        var renewed = Codes(await PostAsync(browser, "/konto/tvasteg/nya-koder", ("losenord", Word)));
        renewed.Should().HaveCount(10).And.NotIntersectWith(codes);
        (await PostAsync(browser, "/konto/tvasteg/stang-av", ("losenord", Word))).Text.Should().Contain("Tvåstegsverifieringen är avstängd.");

        using var again = _app.Web.Browse();
        (await again.SignInAsync(_name, Word)).Path.Should().Be("/");
    }

    [Fact]
    public async Task A_disabled_account_does_not_pass_the_second_step()
    {
        using var browser = await SignedInAsync();
        var (key, _) = await TurnOnAsync(browser);
        using var again = _app.Web.Browse();
        var step = await again.SignInAsync(_name, Word);
        await using (var db = DatabaseSetup.Open(_app.OwnerConnection))
        {
            (await db.Users.SingleAsync(u => u.UserName == _name)).IsDisabled = true;
            await db.SaveChangesAsync();
        }

        await CodeAsync(again, step, Authenticator.Code(key, 1));

        (await again.GetAsync("/omraden")).Heading.Should().Be("Logga in");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task What_is_changed_is_logged_by_the_one_who_did_it_and_without_secrets()
    {
        using var browser = await SignedInAsync();
        var (key, codes) = await TurnOnAsync(browser);
        await ChangeAsync(browser, Word, Other, Other);

        await using var db = _app.Open();
        var id = await db.Users.Where(u => u.UserName == _name).Select(u => u.Id).SingleAsync();
        var entries = await db.ChangeLog.Where(e => e.EntityId.StartsWith(id.ToString()) && e.UserId == id).ToListAsync();
        entries.Should().Contain(e => e.Entity == "UserAccount" && e.After!.Contains("\"TwoFactorEnabled\": true"));
        entries.Should().Contain(e => e.Entity == "UserAccount" && e.After!.Contains("PasswordHash"));
        entries.Should().OnlyContain(e => !(e.Before + e.After).Contains(key.Replace(" ", "", StringComparison.Ordinal)) && !codes.Any(c => (e.Before + e.After).Contains(c)));
    }

    [Theory]
    [InlineData("/konto/losenord")]
    [InlineData("/konto/logga-ut-overallt")]
    [InlineData("/konto/tvasteg/borja")]
    [InlineData("/konto/tvasteg/slutfor")]
    [InlineData("/konto/tvasteg/stang-av")]
    [InlineData("/konto/tvasteg/nya-koder")]
    [InlineData("/konto/nyckel/fraga")]
    [InlineData("/konto/nyckel/logga-in")]
    [InlineData("/konto/nycklar/borja")]
    [InlineData("/konto/nycklar/lagg-till")]
    [InlineData("/konto/nycklar/byt-namn")]
    [InlineData("/konto/nycklar/ta-bort")]
    public async Task A_post_from_another_site_is_refused(string path)
    {
        using var browser = await SignedInAsync();

        var page = await browser.PostAsync(path, [KeyValuePair.Create("losenord", Word), KeyValuePair.Create("nuvarande", Word), KeyValuePair.Create("nytt", Other), KeyValuePair.Create("upprepat", Other)]);

        page.Heading.Should().Be("Begäran kunde inte läsas");
        (await browser.GetAsync("/konto")).Heading.Should().Be("Mitt konto");
    }

    private IQueryable<IdentityUserToken<Guid>> Keys(HsAvtalDbContext db) =>
        db.UserTokens.Where(t => t.Name == "AuthenticatorKey" && db.Users.Any(u => u.Id == t.UserId && u.UserName == _name));

    private async Task<string> StoredKeyAsync()
    {
        await using var db = _app.Open();
        return (await Keys(db).Select(t => t.Value).SingleAsync())!;
    }

    private static Task<Page> CodeAsync(Browser browser, Page step, string code) =>
        browser.SubmitAsync(step.Document.QuerySelector("form[action='/konto/steg-tva']")!, new Dictionary<string, string>(StringComparer.Ordinal) { ["kod"] = code });

    private static IReadOnlyList<string> Codes(Page page) => [.. page.Document.QuerySelectorAll("main li").Select(li => li.TextContent).Where(t => t.Length == 11 && t[5] == '-')];

    private static async Task<Page> ChangeAsync(Browser browser, string current, string wanted, string repeated) =>
        await PostAsync(browser, "/konto/losenord", ("nuvarande", current), ("nytt", wanted), ("upprepat", repeated));

    private static async Task<Page> PostAsync(Browser browser, string path, params (string Name, string Value)[] fields)
    {
        var token = (await browser.GetAsync("/konto")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(path, [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(Browser browser)
    {
        var page = await PostAsync(browser, "/konto/tvasteg/borja", ("losenord", Word));
        var key = page.Document.QuerySelector("#nyckel")!.TextContent;
        page.Document.QuerySelectorAll("svg.qr path").Should().ContainSingle();
        var shown = await browser.SubmitAsync(page.Document.QuerySelector("form[action='/konto/tvasteg/slutfor']")!, new Dictionary<string, string>(StringComparer.Ordinal) { ["kod"] = Authenticator.Code(key) });
        shown.Heading.Should().Be("Återställningskoder");
        return (key, Codes(shown));
    }

    private async Task<Browser> SignInAsync(string password)
    {
        var browser = _app.Web.Browse();
        (await browser.SignInAsync(_name, password)).Path.Should().Be("/");
        return browser;
    }

    /// <summary>A new account of an officer, made with the password that it signs in with.</summary>
    private async Task<Browser> SignedInAsync()
    {
        await using (var scope = _app.Web.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
            var account = new UserAccount { Id = Guid.CreateVersion7(), UserName = _name, DisplayName = "MAS, Provkommunen" };
            (await users.CreateAsync(account, Word)).Succeeded.Should().BeTrue();
            await _app.AssignAsync(account.Id, Role.Officer, "1290");
        }

        return await SignInAsync(Word);
    }
}
