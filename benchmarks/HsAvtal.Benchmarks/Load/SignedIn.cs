using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace HsAvtal.Benchmarks.Load;

/// <summary>Who asks the product's services, where these are used without the app around them.</summary>
internal sealed class SignedIn : AuthenticationStateProvider
{
    public Guid UserId { get; set; }

    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, UserId.ToString())], "benchmark"))));
}
