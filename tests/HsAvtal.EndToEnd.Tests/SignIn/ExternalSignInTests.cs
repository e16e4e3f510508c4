namespace HsAvtal.EndToEnd.Tests.SignIn;

/// <summary>Sign-in at an organisation's own server, through the whole of it, and with one thing wrong at a time.</summary>
[Collection(SigningInApp.Name)]
public sealed class ExternalSignInTests : BrowserTest, IClassFixture<OrganisationSignIn>
{
    private readonly OrganisationSignIn _organisation;

    public ExternalSignInTests(AppFixture fixture, OrganisationSignIn organisation, ITestOutputHelper output)
        : base(fixture, output) => _organisation = organisation;

    [Fact]
    public async Task The_first_sign_in_makes_an_account_with_the_role_of_ones_group_and_leads_to_the_page_asked_for()
    {
        var page = await OpenAsync("/rekommendationer?tillstand=oppna");

        await SignInThereAsync(page, "ny.medarbetare");

        await page.ShouldShowAsync("Rekommendationer");
        page.Url.Should().EndWith("/rekommendationer?tillstand=oppna");
        await Expect(page.Locator(".who-name")).ToHaveTextAsync("Verksamhetsutvecklare ny.medarbetare");
        await Expect(page.Locator(".who-where")).ToHaveTextAsync(OrganisationSignIn.Organisation);
    }

    [Fact]
    public async Task Somebody_in_no_group_is_told_that_there_is_no_role()
    {
        var page = await OpenAsync("/logga-in");

        await SignInThereAsync(page, "utan.roll");

        await page.ShouldShowAsync("Du har ingen roll");
    }

    [Fact]
    public async Task A_role_goes_when_one_leaves_the_group()
    {
        await _organisation.PutInGroupsAsync("slutat", "avd-omsorg");
        var page = await OpenAsync("/logga-in");
        await SignInThereAsync(page, "slutat");
        await page.ShouldShowAsync(OrganisationSignIn.Organisation);
        await page.Button("Logga ut").ClickAsync();

        await _organisation.PutInGroupsAsync("slutat", "");
        await ChooseAsync(page);

        await page.ShouldShowAsync("Du har ingen roll");
    }

    [Theory]
    [InlineData("fel.utgivare", "SecurityTokenInvalidIssuerException")]
    [InlineData("fel.mottagare", "SecurityTokenInvalidAudienceException")]
    [InlineData("utgangen", "SecurityTokenExpiredException")]
    [InlineData("fel.signatur", "SecurityTokenInvalidSignatureException")]
    [InlineData("gammal.nonce", "OpenIdConnectProtocolInvalidNonceException")]
    public async Task A_token_that_is_wrong_signs_nobody_in(string name, string why)
    {
        var page = await OpenAsync("/logga-in");

        await SignInThereAsync(page, name);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("kunde inte kontrolleras");
        Fixture.App.Log.Should().Contain(line => line.Contains("refused: {Reason}", StringComparison.Ordinal) && line.Contains(why, StringComparison.Ordinal));
        await page.GotoAsync("/");
        await page.ShouldShowAsync("Logga in");
    }

    [Fact]
    public async Task An_answer_is_good_for_one_time_and_in_one_browser()
    {
        var page = await OpenAsync("/logga-in");
        var answer = "";
        page.Request += (_, request) => answer = request.Url.Contains("/svar?", StringComparison.Ordinal) ? request.Url : answer;
        await ChooseAsync(page);
        await Expect(page.Locator("[name=login]")).ToBeVisibleAsync();
        var before = await page.Context.CookiesAsync();
        await FillInThereAsync(page, "ny.medarbetare");
        await page.ShouldShowAsync(OrganisationSignIn.Organisation);

        await RefusedAsync(page, answer, "the state is not one that this browser was given");
        await RefusedAsync(await OpenAsync("/logga-in"), answer, "the state is not one that this browser was given");
        var thief = await OpenAsync("/logga-in");
        await thief.Context.AddCookiesAsync(before.Where(c => c.Name == "hsavtal-extern").Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await RefusedAsync(thief, answer, "the answer has been used");
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.GetByLabel("Organisation", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = OrganisationSignIn.Organisation });
        await page.Button("Fortsätt till inloggningen").ClickAsync();
    }

    private static async Task SignInThereAsync(IPage page, string name)
    {
        await ChooseAsync(page);
        await FillInThereAsync(page, name);
    }

    /// <summary>Signs in at the organisation's server, which asks for consent the first time.</summary>
    private static async Task FillInThereAsync(IPage page, string name)
    {
        await page.Locator("[name=login]").FillAsync(name);
        await page.Locator("[name=password]").FillAsync("vad som helst");
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator("[name=prompt][value=consent]")).ToBeAttachedAsync();
        await page.Locator("button[type=submit]").ClickAsync();
    }

    private async Task RefusedAsync(IPage page, string answer, string why)
    {
        var logged = Fixture.App.Log.Count;
        await page.GotoAsync(answer);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("kunde inte kontrolleras");
        Fixture.App.Log.Skip(logged).Should().Contain(line => line.Contains(why, StringComparison.Ordinal));
    }
}
