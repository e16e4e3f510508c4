using System.Net;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Signing in and out over plain forms. Tests that lock or disable use an account of their own.</summary>
public sealed class SignInTests : IClassFixture<DemoApp>
{
    private const string Wrong = "not-the-word-for-it";
    private readonly DemoApp _app;

    public SignInTests(DemoApp app) => _app = app;

    public static TheoryData<string> Users => [.. DemoUsers.All.Select(u => u.UserName)];

    [Theory]
    [MemberData(nameof(Users))]
    public async Task A_demonstration_user_signs_in_with_one_click_on_the_role(string userName)
    {
        var user = DemoUsers.All.Single(u => u.UserName == userName);
        using var browser = _app.Web.Browse();
        var form = (await browser.GetAsync("/logga-in")).Document.QuerySelectorAll("form[action='/konto/demo']").Single(f => f.QuerySelector("[name=anvandarnamn]")!.GetAttribute("value") == userName);

        var page = await browser.SubmitAsync(form);

        form.QuerySelector("button")!.TextContent.Should().Contain(Words.Of(user.Role));
        page.Path.Should().Be("/");
        page.Document.QuerySelector(".who-name")!.TextContent.Should().Be(user.DisplayName);
    }

    [Fact]
    public async Task A_password_signs_in()
    {
        using var browser = _app.Web.Browse();

        var page = await browser.SignInAsync("namnd@kristianstad.example", DemoUsers.SignInWord);

        page.Path.Should().Be("/");
        page.Heading.Should().Be("Kristianstads kommun");
    }

    [Fact]
    public async Task A_session_that_begins_and_one_that_is_refused_are_in_the_ordinary_log()
    {
        using var browser = _app.Web.Browse();
        const string name = "namnd@kristianstad.example";
        var id = DemoUsers.All.Single(u => u.UserName == name).Id;

        await browser.SignInAsync(name, Wrong);
        await browser.SignInAsync(name, DemoUsers.SignInWord);

        _app.Web.Logs.All.Select(l => l.Text).Should().Contain($"Sign-in refused for {id}: Failed").And.Contain($"Session begun for {id}");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer()
    {
        using var browser = _app.Web.Browse();

        var wrong = await browser.SignInAsync("samverkan@skane.example", Wrong);
        var unknown = await browser.SignInAsync("finns.inte@skane.example", Wrong);

        wrong.Text.Should().Contain("Användarnamnet eller lösenordet stämmer inte.");
        unknown.Path.Should().Be(wrong.Path);
        unknown.Text.Should().Be(wrong.Text);
        unknown.Status.Should().Be(wrong.Status);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_also_for_the_right_password_and_nothing_tells_that_it_is_locked()
    {
        const string name = "forvaltning@kristianstad.example";
        using var browser = _app.Web.Browse();
        var unknown = await browser.SignInAsync("finns.inte@skane.example", Wrong);
        for (var i = 1; i <= 5; i++)
        {
            (await browser.SignInAsync(name, Wrong)).Text.Should().Be(unknown.Text);
        }

        var locked = await browser.SignInAsync(name, DemoUsers.SignInWord);

        locked.Text.Should().Be(unknown.Text).And.Contain("inte att logga in på tio minuter");
        locked.Path.Should().Be(unknown.Path);
        await ChangeAsync(name, account => account.LockoutEnd = null);
        (await browser.SignInAsync(name, DemoUsers.SignInWord)).Path.Should().Be("/", "the lock is lifted");
    }

    [Fact]
    public async Task Every_refusal_does_the_work_of_one_password()
    {
        const string name = "revisor@kristianstad.example";
        using var browser = _app.Web.Browse();

        (await WorkAsync(browser, "finns.inte@skane.example")).Should().Be(1, "there is no such account");
        (await WorkAsync(browser, name)).Should().Be(1, "the password is wrong");
        await ChangeAsync(name, account => account.LockoutEnd = DateTimeOffset.UtcNow.AddDays(1));
        (await WorkAsync(browser, name)).Should().Be(1, "the account is locked");
        await ChangeAsync(name, account => (account.LockoutEnd, account.IsDisabled) = (null, true));
        (await WorkAsync(browser, name)).Should().Be(1, "the account is disabled");
        await ChangeAsync(name, account => account.IsDisabled = false);
    }

    [Fact]
    public async Task A_disabled_account_is_refused_as_an_unknown_one_and_its_open_session_ends()
    {
        const string name = "administrator@skane.example";
        using var open = await _app.Web.BrowseAsync(Role.Administrator);
        await DisableAsync(name, true);
        using var browser = _app.Web.Browse();

        var refused = await browser.SignInAsync(name, DemoUsers.SignInWord);
        var session = await open.GetAsync("/omraden");

        await DisableAsync(name, false);
        refused.Text.Should().Contain("Användarnamnet eller lösenordet stämmer inte.");
        session.Path.Should().Be("/logga-in?fel=avslutad");
    }

    [Theory]
    [InlineData("/granskningar?sortera=titel", "/granskningar?sortera=titel")]
    [InlineData("", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("~/granskningar", "/")]
    [InlineData("granskningar", "/")]
    public async Task One_is_led_back_only_within_the_product(string returnTo, string led)
    {
        using var browser = _app.Web.Browse(followRedirects: false);

        var page = await browser.SignInAsync("revisor@kristianstad.example", DemoUsers.SignInWord, returnTo);

        page.Status.Should().Be(HttpStatusCode.Redirect);
        page.Location!.OriginalString.Should().Be(led);
    }

    [Fact]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for()
    {
        using var browser = _app.Web.Browse();
        var asked = await browser.GetAsync("/rekommendationer?tillstand=oppna");
        asked.Heading.Should().Be("Logga in");

        var form = asked.Document.QuerySelector("form[action='/konto/demo']")!;

        (await browser.SubmitAsync(form)).Path.Should().Be("/rekommendationer?tillstand=oppna");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var form = (await browser.GetAsync("/")).Document.QuerySelector("form[action='/konto/logga-ut']")!;

        (await browser.SubmitAsync(form)).Text.Should().Contain("Du är utloggad.");

        (await browser.GetAsync("/")).Heading.Should().Be("Logga in");
    }

    [Theory]
    [InlineData("/konto/logga-ut")]
    [InlineData("/konto/logga-in")]
    [InlineData("/konto/demo")]
    public async Task A_post_from_another_site_is_refused(string path)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var page = await browser.PostAsync(path, [KeyValuePair.Create("anvandarnamn", "samverkan@skane.example"), KeyValuePair.Create("losenord", DemoUsers.SignInWord)]);

        page.Status.Should().Be(HttpStatusCode.BadRequest);
        page.Heading.Should().Be("Begäran kunde inte läsas");
        (await browser.GetAsync("/")).Document.QuerySelector(".who-name")!.TextContent.Should().Be(DemoUsers.With(Role.BoardMember).DisplayName, "one is still who one was");
    }

    private Task DisableAsync(string name, bool disabled) => ChangeAsync(name, account => account.IsDisabled = disabled);

    private async Task ChangeAsync(string name, Action<UserAccount> change)
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        change(db.Users.Single(u => u.UserName == name));
        await db.SaveChangesAsync();
    }

    private async Task<int> WorkAsync(Browser browser, string name)
    {
        var before = _app.Web.Passwords.Count;
        await browser.SignInAsync(name, Wrong);
        return _app.Web.Passwords.Count - before;
    }
}
