namespace HsAvtal.EndToEnd.Tests.Access;

/// <summary>An account that is disabled and a role that is withdrawn while a page stands open.</summary>
[Collection(SigningInApp.Name)]
public sealed class SessionEndTests : BrowserTest
{
    public SessionEndTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task Whoever_sits_at_an_open_form_is_told_and_keeps_what_was_typed_to_copy()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await FormAsync(officer);
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync("Det här vill jag ha kvar.");

        await officer.ExecuteAsync("UPDATE role_assignment SET withdrawn_at = now(), withdrawn_by = 'Prov', withdrawn_reason = 'Slut' WHERE user_id = $1", officer.Id);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Sessionen är avslutad.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Vad har hänt sedan sist?")).ToHaveValueAsync("Det här vill jag ha kvar.");
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
        await page.Link("Till översikten").ClickAsync();
        await page.ShouldShowAsync("Du har ingen roll");
    }

    [Fact]
    public async Task A_form_that_was_open_when_its_user_was_signed_out_everywhere_ends()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await FormAsync(officer);

        await officer.ExecuteAsync("UPDATE user_account SET security_stamp = 'en annan' WHERE id = $1", officer.Id);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Sessionen är avslutad.")).ToBeVisibleAsync();
        await page.Link("Till översikten").ClickAsync();
        await page.ShouldShowAsync("Logga in");
    }

    [Fact]
    public async Task A_disabled_account_comes_from_an_open_form_to_the_sign_in_page()
    {
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var page = await FormAsync(officer);

        await officer.ExecuteAsync("UPDATE user_account SET is_disabled = true WHERE id = $1", officer.Id);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Sessionen är avslutad.")).ToBeVisibleAsync();
        await page.Link("Till översikten").ClickAsync();
        await page.ShouldShowAsync("Logga in");
    }

    private async Task<IPage> FormAsync(OwnOfficer officer)
    {
        var page = await OpenAsync("/logga-in");
        await officer.SignInAsync(page);
        await page.GotoAsync("/atgarder?sok=Kartläggning");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.Link("Rapportera läge").ClickAsync();
        await page.ShouldShowAsync("Rapportera läge");
        await Expect(page.GetByLabel("Vad har hänt sedan sist?")).ToBeEnabledAsync();
        return page;
    }
}
