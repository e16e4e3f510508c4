using Npgsql;

namespace HsAvtal.EndToEnd.Tests.Access;

/// <summary>An account that is disabled and a role that is withdrawn while a page stands open.</summary>
[Collection(WritingApp.Name)]
public sealed class SessionEndTests : BrowserTest
{
    /// <summary>As the demonstration users', which the account is a copy of.</summary>
    private const string Word = "visa-avtalet-i-skane";

    public SessionEndTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task Whoever_sits_at_an_open_form_is_told_and_keeps_what_was_typed_to_copy()
    {
        var user = await CopyOfTheOfficerAsync();
        var page = await FormAsync(user);
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync("Det här vill jag ha kvar.");

        await ExecuteAsync("UPDATE role_assignment SET withdrawn_at = now(), withdrawn_by = 'Prov', withdrawn_reason = 'Slut' WHERE user_id = $1", user);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Sessionen är avslutad.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Vad har hänt sedan sist?")).ToHaveValueAsync("Det här vill jag ha kvar.");
        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
        await page.Link("Till översikten").ClickAsync();
        await page.ShouldShowAsync("Du har ingen roll");
    }

    [Fact]
    public async Task A_disabled_account_comes_from_an_open_form_to_the_sign_in_page()
    {
        var user = await CopyOfTheOfficerAsync();
        var page = await FormAsync(user);

        await ExecuteAsync("UPDATE user_account SET is_disabled = true WHERE id = $1", user);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Sessionen är avslutad.")).ToBeVisibleAsync();
        await page.Link("Till översikten").ClickAsync();
        await page.ShouldShowAsync("Logga in");
    }

    private async Task<IPage> FormAsync(Guid user)
    {
        var page = await OpenAsync("/logga-in");
        await page.GetByLabel("Användarnamn").FillAsync(NameOf(user));
        await page.GetByLabel("Lösenord").FillAsync(Word);
        await page.Button("Logga in").ClickAsync();
        await Expect(page.Button("Logga ut")).ToBeVisibleAsync();
        await page.GotoAsync("/atgarder?sok=Kartläggning");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.Link("Rapportera läge").ClickAsync();
        await page.ShouldShowAsync("Rapportera läge");
        await Expect(page.GetByLabel("Vad har hänt sedan sist?")).ToBeEnabledAsync();
        return page;
    }

    private async Task<Guid> CopyOfTheOfficerAsync()
    {
        var id = Guid.NewGuid();
        await ExecuteAsync(
            """
            INSERT INTO user_account
            SELECT (jsonb_populate_record(u, jsonb_build_object('id', $1, 'user_name', $2, 'normalized_user_name', upper($2), 'email', $2, 'normalized_email', upper($2)))).*
            FROM user_account u WHERE u.user_name = 'forvaltning@kristianstad.example'
            """,
            id,
            NameOf(id));
        await ExecuteAsync(
            """
            INSERT INTO role_assignment (id, user_id, role, organisation_id)
            SELECT gen_random_uuid(), $1, role, organisation_id FROM role_assignment r JOIN user_account u ON u.id = r.user_id WHERE u.user_name = 'forvaltning@kristianstad.example'
            """,
            id);
        return id;
    }

    private static string NameOf(Guid user) => $"{user:N}@kristianstad.example";

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Fixture.Database.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }
}
