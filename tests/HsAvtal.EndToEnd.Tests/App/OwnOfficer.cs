using Npgsql;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>A copy of the demonstration's officer, for a test that disables, locks or withdraws.</summary>
public sealed class OwnOfficer
{
    /// <summary>As the demonstration users', which the account is a copy of.</summary>
    public const string Word = "visa-avtalet-i-skane";

    private readonly string _connection;

    private OwnOfficer(string connection) => _connection = connection;

    public Guid Id { get; } = Guid.NewGuid();

    public string Name => $"{Id:N}@kristianstad.example";

    public static async Task<OwnOfficer> CreateAsync(AppFixture fixture)
    {
        var officer = new OwnOfficer(fixture.Database.OwnerConnection);
        await officer.ExecuteAsync(
            """
            INSERT INTO user_account
            SELECT (jsonb_populate_record(u, jsonb_build_object('id', $1, 'user_name', $2, 'normalized_user_name', upper($2), 'email', $2, 'normalized_email', upper($2)))).*
            FROM user_account u WHERE u.user_name = 'forvaltning@kristianstad.example'
            """,
            officer.Id,
            officer.Name);
        await officer.ExecuteAsync(
            """
            INSERT INTO role_assignment (id, user_id, role, organisation_id)
            SELECT gen_random_uuid(), $1, role, organisation_id FROM role_assignment r JOIN user_account u ON u.id = r.user_id WHERE u.user_name = 'forvaltning@kristianstad.example'
            """,
            officer.Id);
        return officer;
    }

    /// <summary>Signs in on the page that shows the sign-in form.</summary>
    public async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("Användarnamn").FillAsync(Name);
        await page.GetByLabel("Lösenord").FillAsync(Word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
        await Expect(page.Button("Logga ut")).ToBeVisibleAsync();
    }

    /// <summary>Changes the one row of the account, or of what belongs to it, behind the product's back.</summary>
    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }
}
