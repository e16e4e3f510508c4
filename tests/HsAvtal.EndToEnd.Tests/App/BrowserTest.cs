using System.Collections.Concurrent;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>
/// A test in the browser. Shows what the app wrote while it ran, and fails on any error in a page's console, whatever the
/// test itself looked at.
/// </summary>
public abstract class BrowserTest : IAsyncLifetime
{
    private readonly ITestOutputHelper _output;
    private readonly List<IBrowserContext> _people = [];
    private readonly ConcurrentQueue<string> _console = [];
    private readonly int _logBefore;

    protected BrowserTest(AppFixture fixture, ITestOutputHelper output)
    {
        Fixture = fixture;
        _output = output;
        _logBefore = fixture.App.Log.Count;
    }

    protected AppFixture Fixture { get; }

    /// <summary>For the test that pulls the plug: the browser then says that it cannot reach the server.</summary>
    protected bool ServerIsLost { get; set; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }

        foreach (var line in Fixture.App.Log.Skip(_logBefore))
        {
            _output.WriteLine(line);
        }

        if (!ServerIsLost)
        {
            _console.Should().BeEmpty("the browser's console shall be silent");
        }
    }

    protected void Say(string line) => _output.WriteLine(line);

    /// <summary>A page in a browser of its own.</summary>
    /// <param name="path">The page to come to.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="at">Another app than the test's own.</param>
    protected async Task<IPage> OpenAsync(string path, int width = 1280, AppFixture? at = null)
    {
        var person = await (at ?? Fixture).NewPersonAsync(width);
        _people.Add(person);
        var page = await person.NewPageAsync();
        page.KeepConsole(_console);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Signs in with the demonstration user of a role and comes to the page asked for.</summary>
    /// <param name="role">The role's Swedish name.</param>
    /// <param name="path">The page to come to.</param>
    /// <param name="at">Another app than the test's own.</param>
    protected async Task<IPage> SignInAsync(string role, string path = "/", AppFixture? at = null)
    {
        var page = await OpenAsync(path, at: at);
        await page.SignInAsAsync(role);
        return page;
    }

    /// <summary>Signs in and opens an action by its title, as one finds it by searching.</summary>
    protected async Task<IPage> OpenActionAsync(string role, string title)
    {
        var page = await SignInAsync(role, $"/atgarder?sok={Uri.EscapeDataString(title)}");
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await page.ShouldShowAsync(title);
        return page;
    }
}
