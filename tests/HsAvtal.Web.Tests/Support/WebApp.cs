using System.Security.Claims;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Demo;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HsAvtal.Web.Tests.Support;

/// <summary>The real program on a database of the test's and with a clock that stands still.</summary>
public sealed class WebApp : WebApplicationFactory<Program>
{
    private readonly string _connectionString;
    private readonly bool _demo;
    private readonly List<AsyncServiceScope> _scopes = [];

    public WebApp(string connectionString, bool demo = true)
    {
        _connectionString = connectionString;
        _demo = demo;
    }

    /// <summary>"Production" for what only holds there.</summary>
    public string Environment { get; init; } = Web.Hosting.Environments.Demo;

    /// <summary>Keys that protect cookies: of this app alone, or those of the database.</summary>
    public bool OwnKeys { get; init; } = true;

    /// <summary>More settings, by their names in configuration.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public FixedTime Time { get; } = new(ProductTemplates.DemoLoadedAt.AddHours(1));

    public Statements Statements { get; } = new();

    public Plans Plans { get; } = new();

    public LogLines Logs { get; } = new();

    public PasswordWork Passwords { get; } = new();

    public Browser Browse(bool followRedirects = true, string scheme = "http") =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followRedirects, BaseAddress = new Uri($"{scheme}://localhost") }));

    /// <summary>A browser signed in as the demonstration user of a role.</summary>
    public async Task<Browser> BrowseAsync(Role role)
    {
        var browser = Browse();
        await browser.SignInAsync(DemoUsers.With(role).UserName);
        return browser;
    }

    /// <summary>A service as a user meets it, in a scope of its own.</summary>
    public T As<T>(Guid userId)
        where T : notnull
    {
        var scope = Services.CreateAsyncScope();
        _scopes.Add(scope);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString())], "test");
        var authentication = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))));
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:HsAvtal", _connectionString);
        builder.UseSetting("Demo:Enabled", _demo ? "true" : "false");
        // Jobs run only where a test wants them.
        builder.UseSetting("Kolada:RunsJobs", "false");
        // A class of tests signs in more often than a person would.
        builder.UseSetting("Limits:SignInsPerAddress", "100000");
        builder.UseSetting("Limits:SignInsPerAccount", "100000");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            // A service is asked for a moment, and no page stands open to be watched.
            services.AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>();
            services.AddSingleton<IInterceptor>(Statements);
            services.AddSingleton<IInterceptor>(Plans);
            services.AddSingleton<IPasswordHasher<UserAccount>>(Passwords);
            if (OwnKeys)
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
            }
        });
    }
}
