using System.Net;

namespace HsAvtal.Web.Tests.Budget;

/// <summary>How many statements each page took for each role, at each size of the agreement.</summary>
public sealed class Measured : IAsyncLifetime
{
    public static readonly IReadOnlyList<int> Sizes = [1, 34, 311];

    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);

    /// <summary>By page and role, for example "/atgarder as Officer".</summary>
    public IReadOnlyDictionary<string, int> At(string size) => _counts[size];

    public async Task InitializeAsync()
    {
        await using (var demo = await ProductTemplates.CreateDemoAsync())
        {
            await using var db = Data.Database.DatabaseSetup.Open(demo.OwnerConnection);
            _counts["demo"] = await MeasureAsync(demo, await PageIds.OfDemoAsync(db));
        }

        foreach (var size in Sizes)
        {
            await using var database = await ProductTemplates.CreateMigratedAsync();
            _counts[$"{size}"] = await MeasureAsync(database, await ManyOrganisations.AddAsync(database.OwnerConnection, size, withRound: true));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Dictionary<string, int>> MeasureAsync(TestDatabase database, PageIds ids)
    {
        await using var web = new WebApp(database.AppConnection);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = await web.BrowseAsync(role);
            foreach (var entry in ProductPages.All.Where(p => p.MaySee.Contains(role)))
            {
                web.Statements.Forget();
                var page = await browser.GetAsync(entry.Path(ids));
                page.Status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], "{0} as {1} is shown", entry.Template, role);
                page.Heading.Should().NotBeEmpty("{0} as {1} is shown", entry.Template, role);
                counts[$"{entry.Template} as {role}"] = web.Statements.Sent.Count;
            }
        }

        return counts;
    }
}
