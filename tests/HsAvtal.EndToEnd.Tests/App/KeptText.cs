using Npgsql;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>What the server has in keeping of the form on a page.</summary>
public static class KeptText
{
    /// <summary>Waits until the form of the thing whose page it is has text in keeping, or has none.</summary>
    /// <param name="database">The app's database.</param>
    /// <param name="page">At an address with the thing's id.</param>
    /// <param name="isKept">Which of the two to wait for.</param>
    public static async Task ShouldKeepAsync(this TestDatabase database, IPage page, bool isKept)
    {
        var id = new Uri(page.Url).Segments.Select(s => s.Trim('/')).First(s => Guid.TryParse(s, out _));
        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await IsKeptAsync(source, id, deadline.Token) != isKept)
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static async Task<bool> IsKeptAsync(NpgsqlDataSource source, string id, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select exists (select 1 from form_draft where key like '%/' || $1)");
        command.Parameters.Add(new() { Value = id });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
