using HsAvtal.KoladaServer;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>An app with demonstration data and a browser, shared by the tests of a collection.</summary>
public class AppFixture : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>A server that speaks Kolada's interface.</summary>
    public LocalKolada Kolada { get; private set; } = null!;

    public AppProcess App { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // The machine may be busy: an answer is waited for longer than by default, and no longer than it takes.
        SetDefaultExpectTimeout(20_000);
        Database = await CreateDatabaseAsync();
        Kolada = await LocalKolada.StartAsync(KoladaContent.WithKnownFigures());
        App = await AppProcess.StartAsync(Database, kolada: Kolada.Address);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        if (Kolada is not null)
        {
            await Kolada.DisposeAsync();
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    protected virtual Task<TestDatabase> CreateDatabaseAsync() => DemoDatabase.CreateAsync();

    /// <summary>Another person's browser: no cookie, nothing shared with the others.</summary>
    public async Task<IBrowserContext> NewPersonAsync(int width = 1280, int height = 900)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = App.Address,
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        await context.TellBrokenPolicyAsync();
        return context;
    }
}

/// <summary>An app where the agreement, its parties and the users are there and nothing else: everything is left to enter.</summary>
public sealed class EmptyApp : AppFixture
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => DemoDatabase.CreateWithoutAuditsAsync();
}

/// <summary>Tests that only read: the demonstration data is as it was loaded.</summary>
[CollectionDefinition(Name)]
public sealed class ReadingApp : ICollectionFixture<AppFixture>
{
    public const string Name = "Reading";
}

/// <summary>Tests that write: each to an action or an audit of its own.</summary>
[CollectionDefinition(Name)]
public sealed class WritingApp : ICollectionFixture<AppFixture>
{
    public const string Name = "Writing";
}

/// <summary>Tests of who gets in, what ends a session and what is forged in one: each with an account of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SigningInApp : ICollectionFixture<AppFixture>
{
    public const string Name = "Signing in";
}

/// <summary>The survey of every page: it starts a plan and adds what the demonstration lacks.</summary>
[CollectionDefinition(Name)]
public sealed class SurveyedApp : ICollectionFixture<AppFixture>
{
    public const string Name = "Surveyed";
}
