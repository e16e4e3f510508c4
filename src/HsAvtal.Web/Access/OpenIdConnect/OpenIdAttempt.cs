using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HsAvtal.Web.Access.OpenIdConnect;

/// <summary>A sign-in that somebody has begun: what the answer must agree with.</summary>
/// <param name="Provider">The key of the provider that was chosen.</param>
/// <param name="State">Comes back with the answer; ties it to the browser that asked.</param>
/// <param name="Nonce">Comes back within the token; ties it to this attempt.</param>
/// <param name="Verifier">Proves to the server that the code is fetched by the one who asked (PKCE).</param>
/// <param name="ReturnTo">Where to go afterwards.</param>
public sealed record OpenIdAttempt(string Provider, string State, string Nonce, string Verifier, string ReturnTo)
{
    /// <summary>The verifier as it is shown beforehand.</summary>
    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string NonceHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Nonce)));

    public static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Keeps an attempt encrypted in the browser that began it, until the answer comes.</summary>
public sealed class OpenIdAttempts
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const string Cookie = "hsavtal-extern";

    private static readonly CookieBuilder _cookie = new() { Path = "/konto/extern", HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, MaxAge = Patience };

    private readonly ITimeLimitedDataProtector _protector;

    public OpenIdAttempts(IDataProtectionProvider protection) => _protector = protection.CreateProtector("HsAvtal.OpenIdAttempt").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, OpenIdAttempt attempt) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(attempt), Patience), _cookie.Build(http));

    /// <returns>Null when this browser has begun none, or it is too old.</returns>
    public OpenIdAttempt? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, _cookie.Build(http));
        try
        {
            return JsonSerializer.Deserialize<OpenIdAttempt>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
