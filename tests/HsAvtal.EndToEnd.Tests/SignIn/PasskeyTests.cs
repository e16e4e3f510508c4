using Npgsql;

namespace HsAvtal.EndToEnd.Tests.SignIn;

/// <summary>Passkeys with the browser's own virtual authenticator, from adding one to signing in with it and being refused.</summary>
[Collection(SigningInApp.Name)]
public sealed class PasskeyTests : BrowserTest
{
    private const string Refused = "Inloggningsnyckeln godtas inte.";

    public PasskeyTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_passkey_is_added_named_and_signed_in_with_and_opens_nothing_once_it_is_gone()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await WithDeviceAsync();
        await AddAsync(page, officer, "Min dator");
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
        await page.GetByText("Byt namn eller ta bort").ClickAsync();
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
        await page.GetByLabel("Nytt namn").FillAsync("Jobbdatorn");
        await page.Button("Byt namn").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Inloggningsnyckeln har bytt namn.");

        await SignOutAsync(page);
        await page.GotoAsync(At("/atgarder?sok=Kartl%C3%A4ggning"));
        await PasskeyButton(page).ClickAsync();
        await page.ShouldShowAsync("Åtgärder");
        page.Url.Should().EndWith("/atgarder?sok=Kartl%C3%A4ggning", "one comes to the page that was asked for");

        await page.GotoAsync(At("/konto"));
        await Section(page).GetByText("Byt namn eller ta bort").ClickAsync();
        await Section(page).GetByRole(AriaRole.Listitem).GetByLabel("Ditt lösenord").FillAsync(OwnOfficer.Word);
        await page.Button("Ta bort nyckeln").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("är borttagen");
        await Expect(page.GetByText("Jobbdatorn")).ToHaveCountAsync(0);
        await SignOutAsync(page);
        await PasskeyButton(page).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Refused })).ToBeVisibleAsync();
        await page.GotoAsync(At("/"));
        await page.ShouldShowAsync("Logga in");
        await using var connection = new NpgsqlConnection(Fixture.Database.OwnerConnection);
        await connection.OpenAsync();
        await using var logged = new NpgsqlCommand(
            """
            SELECT string_agg(format('%s %s %s', action, user_id = $1, coalesce(after, before) ->> 'Name'), ', ' ORDER BY id)
            FROM change_log WHERE entity = 'IdentityPasskeyData' AND entity_id LIKE $1 || '/%'
            """,
            connection) { Parameters = { new() { Value = officer.Id } } };
        (await logged.ExecuteScalarAsync()).Should().Be("Added t Min dator, Modified t Jobbdatorn, Modified t , Deleted t Jobbdatorn", "also that it was used is logged");
    }

    [Fact]
    public async Task A_disabled_or_locked_account_is_not_opened_by_its_passkey()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await WithDeviceAsync();
        await AddAsync(page, officer, "Min dator");
        await SignOutAsync(page);

        await officer.ExecuteAsync("UPDATE user_account SET is_disabled = true WHERE id = $1", officer.Id);
        await PasskeyButton(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Refused })).ToBeVisibleAsync();
        await officer.ExecuteAsync("UPDATE user_account SET is_disabled = false, lockout_end = now() + interval '1 hour' WHERE id = $1", officer.Id);
        await page.GotoAsync(At("/logga-in"));
        await PasskeyButton(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Refused })).ToBeVisibleAsync();
        await officer.ExecuteAsync("UPDATE user_account SET lockout_end = NULL WHERE id = $1", officer.Id);
        await PasskeyButton(page).ClickAsync();

        await Expect(page.Button("Logga ut")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_the_password_nothing_is_added_and_what_was_typed_stays()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await WithDeviceAsync();
        await AccountAsync(page, officer);
        var form = AddForm(page);
        await form.GetByLabel("Namn på den nya nyckeln").FillAsync("Min dator");
        await form.GetByLabel("Ditt lösenord").FillAsync("fel lösenord här");

        await form.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Lösenordet stämmer inte.");
        await Expect(form.GetByLabel("Namn på den nya nyckeln")).ToHaveValueAsync("Min dator");
        await Expect(form.GetByLabel("Ditt lösenord")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Byt namn eller ta bort")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_device_that_does_not_ask_for_its_owner_gives_no_passkey()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await WithDeviceAsync(asksForItsOwner: false);
        await AccountAsync(page, officer);
        var form = AddForm(page);
        await form.GetByLabel("Namn på den nya nyckeln").FillAsync("Någons dator");
        await form.GetByLabel("Ditt lösenord").FillAsync(OwnOfficer.Word);

        await form.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enheten gav ingen nyckel");
    }

    private static ILocator PasskeyButton(IPage page) => page.Button("Logga in med inloggningsnyckel");

    private static ILocator Section(IPage page) => page.Section("Inloggningsnycklar");

    private static ILocator AddForm(IPage page) => Section(page).Locator("form", new() { HasText = "Lägg till inloggningsnyckel" });

    private async Task AddAsync(IPage page, OwnOfficer officer, string name)
    {
        await AccountAsync(page, officer);
        var form = AddForm(page);
        await form.GetByLabel("Namn på den nya nyckeln").FillAsync(name);
        await form.GetByLabel("Ditt lösenord").FillAsync(OwnOfficer.Word);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Inloggningsnyckeln är tillagd.");
        await Expect(Section(page).GetByRole(AriaRole.Strong)).ToHaveTextAsync(name);
    }

    private async Task AccountAsync(IPage page, OwnOfficer officer)
    {
        await officer.SignInAsync(page);
        await page.GotoAsync(At("/konto"));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Button("Logga ut").ClickAsync();
        await page.ShouldShowAsync("Logga in");
    }

    /// <summary>A browser on a device that can hold passkeys. They are bound to a name, and an address of digits is none.</summary>
    private async Task<IPage> WithDeviceAsync(bool asksForItsOwner = true)
    {
        var page = await OpenAsync("/logga-in");
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = asksForItsOwner,
                ["isUserVerified"] = asksForItsOwner,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync(At("/logga-in"));
        return page;
    }

    private string At(string path) => $"http://hsavtal.localhost:{Fixture.App.Port}{path}";
}
