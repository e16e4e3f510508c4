namespace HsAvtal.EndToEnd.Tests.Access;

/// <summary>Whoever may not, and whatever is not there, is answered in Swedish and with the right status.</summary>
[Collection(ReadingApp.Name)]
public sealed class RefusalTests : BrowserTest
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    public RefusalTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_board_member_who_asks_for_a_page_of_the_auditor_is_refused()
    {
        var page = await SignInAsync("Nämnd");

        var answer = await page.GotoAsync("/granskningar/ny");

        answer!.Status.Should().Be(403);
        await page.ShouldShowAsync("Du har inte behörighet");
        await Expect(page.Link("Till översikten")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_does_not_exist_is_said_not_to_exist()
    {
        var page = await SignInAsync("Förvaltning");

        foreach (var path in new[]
        {
            $"/omraden/{Nobody}", $"/rapporter/{Nobody}", $"/rapporter/{Nobody}/skriv", $"/rekommendationer/{Nobody}", $"/atgardsplaner/{Nobody}",
            $"/atgarder/{Nobody}", $"/atgarder/{Nobody}/lagesrapport", $"/atgarder/{Nobody}/flytta", "/atgarder/1", "/ingen/sadan/sida", "/?huvudman=9999",
        })
        {
            var answer = await page.GotoAsync(path);
            answer!.Status.Should().Be(404, path);
            await page.ShouldShowAsync("Sidan finns inte");
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_signs_in_and_comes_to_the_page_asked_for()
    {
        const string Asked = "/rekommendationer?tillstand=oppna&sortera=rubrik";
        var page = await OpenAsync(Asked);
        await page.ShouldShowAsync("Logga in");

        await page.SignInAsAsync("Nämnd");

        await page.ShouldShowAsync("Rekommendationer");
        page.Url.Should().EndWith(Asked);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_telling_whether_the_account_exists()
    {
        var page = await OpenAsync("/logga-in");
        foreach (var user in new[] { "namnd@kristianstad.example", "ingen@kristianstad.example" })
        {
            await page.GetByLabel("Användarnamn").FillAsync(user);
            await page.GetByLabel("Lösenord").FillAsync("fel-losenord-2026");
            await page.Button("Logga in").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert).GetByText("Användarnamnet eller lösenordet stämmer inte.")).ToBeVisibleAsync();
        }
    }
}
