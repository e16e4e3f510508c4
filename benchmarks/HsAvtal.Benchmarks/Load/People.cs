using System.Net;
using System.Security.Claims;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Tests.Shared.Circuits;
using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HsAvtal.Benchmarks.Load;

/// <summary>
/// Signed-in people by the thousand. A password takes a core some fifty milliseconds to check, on purpose, so their cookies are made
/// here as the app makes them: with the keys that it keeps in the database.
/// </summary>
internal sealed class People : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SocketsHttpHandler _handler = new() { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };

    public People(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddHsAvtalData(connection);
        services.AddAccess(new ConfigurationBuilder().Build());
        _services = services.BuildServiceProvider();
    }

    /// <param name="userId">Who.</param>
    /// <param name="app">Where.</param>
    /// <param name="off">How far the app's clock is ahead of the right time.</param>
    public async Task<Person> SignInAsync(Guid userId, Uri app, TimeSpan off = default)
    {
        await using var scope = _services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException($"User {userId} is not there.");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<UserAccount>>().CreateAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim("amr", "pwd"));
        var now = TimeProvider.System.GetUtcNow() + off;
        SessionAge.Begin(principal, now);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.Add(options.ExpireTimeSpan) }, IdentityConstants.ApplicationScheme);
        var cookies = new CookieContainer();
        cookies.Add(app, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)));
        return new Person(app, _handler, cookies);
    }

    public async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        await _services.DisposeAsync();
    }
}
