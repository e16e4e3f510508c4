using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HsAvtal.Web.Access;

/// <summary>Carries what may be seen once from the form that made it to the page that shows it, encrypted in the browser's own cookie.</summary>
public sealed class ShownOnce
{
    private const string Cookie = "hsavtal-visas";
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(5);

    private static readonly CookieBuilder _cookie = new() { Path = "/konto", HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest, MaxAge = _kept };

    private readonly ITimeLimitedDataProtector _protector;

    public ShownOnce(IDataProtectionProvider protection) => _protector = protection.CreateProtector("HsAvtal.ShownOnce").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, IReadOnlyList<string> lines) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect(string.Join(' ', lines), _kept), _cookie.Build(http));

    /// <returns>Empty the second time.</returns>
    public IReadOnlyList<string> Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return [];
        }

        http.Response.Cookies.Delete(Cookie, _cookie.Build(http));
        try
        {
            return _protector.Unprotect(cookie).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
