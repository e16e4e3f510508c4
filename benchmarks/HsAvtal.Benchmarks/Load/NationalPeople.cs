using HsAvtal.Tests.Shared.Circuits;
using Npgsql;

namespace HsAvtal.Benchmarks.Load;

/// <summary>An officer who is signed in, with an open action of an adopted plan at the own organisation to report on.</summary>
internal sealed record Reporter(Guid UserId, Guid PlanId, Guid ActionId, Person Person)
{
    public string ReportPage => $"/atgarder/{ActionId}/lagesrapport";

    public string PlanPage => $"/atgardsplaner/{PlanId}/lagesrapport";
}

/// <summary>Who uses the database at hand, and what each works with.</summary>
internal sealed class NationalPeople : IAsyncDisposable
{
    private const string Officers = """
        WITH officer AS (
          SELECT user_id, organisation_id, row_number() OVER (PARTITION BY organisation_id ORDER BY user_id) AS number
          FROM role_assignment WHERE role = 'Officer' AND withdrawn_at IS NULL),
        work AS (
          SELECT b.organisation_id, p.id AS plan_id, a.id AS action_id, row_number() OVER w AS number, count(*) OVER (PARTITION BY b.organisation_id) AS all
          FROM planned_action a JOIN action_plan p ON p.id = a.plan_id JOIN board b ON b.id = p.board_id
          WHERE p.state = 'Adopted' AND p.withdrawn_at IS NULL AND a.withdrawn_at IS NULL AND a.completed_on IS NULL
          WINDOW w AS (PARTITION BY b.organisation_id ORDER BY md5(a.id::text)))
        SELECT user_id, plan_id, action_id FROM officer JOIN work USING (organisation_id)
        WHERE work.number = 1 + (officer.number - 1) % work.all
        ORDER BY md5(user_id::text) LIMIT @count
        """;

    private readonly People _people;
    private readonly NpgsqlDataSource _owner;

    public NationalPeople(string app, string owner)
    {
        _people = new People(app);
        _owner = NpgsqlDataSource.Create(owner);
    }

    /// <summary>As many officers as there are, at most those asked for, spread over the organisations.</summary>
    public async Task<List<Reporter>> ReportersAsync(int count, Uri app)
    {
        List<(Guid User, Guid Plan, Guid Action)> found = [];
        await using (var command = _owner.CreateCommand(Officers))
        {
            command.Parameters.AddWithValue("count", count);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2)));
            }
        }

        var reporters = new Reporter[found.Count];
        await Parallel.ForAsync(0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            reporters[i] = new Reporter(found[i].User, found[i].Plan, found[i].Action, await _people.SignInAsync(found[i].User, app)));
        return [.. reporters];
    }

    /// <summary>A board member of the reporter's organisation, signed in.</summary>
    public async Task<Person> ColleagueAsync(Reporter reporter, Uri app)
    {
        var colleagues = await IdsAsync(
            $"""
            SELECT c.user_id FROM role_assignment r JOIN role_assignment c USING (organisation_id)
            WHERE r.user_id = '{reporter.UserId}' AND r.withdrawn_at IS NULL AND c.role = 'BoardMember' AND c.withdrawn_at IS NULL LIMIT 1
            """);
        return await _people.SignInAsync(colleagues[0], app);
    }

    public async Task<string> UserNameAsync(Guid userId)
    {
        await using var command = _owner.CreateCommand($"SELECT user_name FROM user_account WHERE id = '{userId}'");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ids that a query gives.</summary>
    public async Task<List<Guid>> IdsAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<Guid> ids = [];
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _people.DisposeAsync();
    }
}
