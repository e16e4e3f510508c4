namespace HsAvtal.EndToEnd.Tests.Flows;

/// <summary>The administrator makes it possible for a municipality to begin.</summary>
[Collection(WritingApp.Name)]
public sealed class AdministratorTests : BrowserTest
{
    public AdministratorTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_board_and_a_user_are_made_and_the_user_chooses_a_password_and_is_led_to_the_first_step()
    {
        const string Password = "hellre en mening än ett ord";
        var page = await SignInAsync("Administratör", "/administration/organisationer?sok=1272");
        await page.Link("Bromölla kommun").ClickAsync();
        await page.ShouldShowAsync("Bromölla kommun");
        await page.GetByLabel("Nämndens namn").FillAsync("Ansvarig nämnd");
        await page.Button("Lägg till nämnd").ClickAsync();
        await Expect(page.GetByText("Bromölla kommun har redan en nämnd som heter Ansvarig nämnd.")).ToBeVisibleAsync();
        await page.GetByLabel("Nämndens namn").FillAsync("Omsorgsnämnden");
        await page.Button("Lägg till nämnd").ClickAsync();
        await Expect(page.GetByText("Nämnden är tillagd.")).ToBeVisibleAsync();

        await page.Link("Ny användare här").ClickAsync();
        await page.ShouldShowAsync("Ny användare");
        await page.GetByLabel("Funktion").FillAsync("Verksamhetschef, Bromölla");
        await page.GetByLabel("Användarnamn").FillAsync("namnd@kristianstad.example");
        await page.GetByLabel("Roll").SelectOptionAsync(new SelectOptionValue { Label = "Förvaltning" });
        await page.Button("Skapa användare").ClickAsync();
        await Expect(page.GetByText("Användarnamnet är upptaget.")).ToBeVisibleAsync();
        await page.GetByLabel("Användarnamn").FillAsync("verksamhetschef@bromolla.example");
        await page.Button("Skapa användare").ClickAsync();
        var link = await page.GetByLabel("Länk för att välja lösenord").InputValueAsync();

        var user = await OpenAsync(link);
        await user.ShouldShowAsync("Välj lösenord");
        await user.GetByLabel("Nytt lösenord").FillAsync(Password);
        await user.GetByLabel("Samma lösenord en gång till").FillAsync(Password);
        await user.Button("Välj lösenord").ClickAsync();
        await Expect(user.GetByText("Lösenordet är valt. Logga in med det.")).ToBeVisibleAsync();
        await user.GetByLabel("Användarnamn").FillAsync("verksamhetschef@bromolla.example");
        await user.GetByLabel("Lösenord").FillAsync(Password);
        await user.Button("Logga in").ClickAsync();

        await user.ShouldShowAsync("Bromölla kommun");
        await Expect(user.GetByText("Ingen granskning är överlämnad")).ToBeVisibleAsync();
        await user.Link("Skriv en åtgärdsplan").ClickAsync();
        await user.ShouldShowAsync("Ny åtgärdsplan");
        await Expect(user.GetByLabel("Nämnd", new() { Exact = true }).GetByRole(AriaRole.Option, new() { Name = "Omsorgsnämnden, Bromölla kommun" })).ToHaveCountAsync(1);
    }
}
