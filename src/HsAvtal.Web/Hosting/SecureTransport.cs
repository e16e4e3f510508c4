using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// Over https, and only from the site itself. TLS is ended by a proxy in front: <c>Proxy__Addresses</c> names those whose word on
/// the client's address and scheme is taken; nobody else's is.
/// </summary>
public static class SecureTransport
{
    private const string HostPrefix = "__Host-";

    public static void AddSecureTransport(this WebApplicationBuilder builder)
    {
        var proxies = ProxyAddresses.Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        var isOpen = builder.Environment.IsOpenToOthers();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = isOpen ? $"{HostPrefix}hsavtal-form" : "hsavtal-form";
            antiforgery.Cookie.SecurePolicy = isOpen ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        if (isOpen)
        {
            builder.Services.PostConfigureAll<CookieAuthenticationOptions>(options =>
            {
                options.Cookie.Name = $"{HostPrefix}{options.Cookie.Name}";
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            });
        }
    }

    public static void UseSecureTransport(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsOpenToOthers())
        {
            app.Use(DemandHttpsAsync);
        }
    }

    /// <summary>What changes something, and the circuit, is refused when the browser says that another site asked for it.</summary>
    public static void UseOriginCheck(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HsAvtal.Origin");
        app.Use((context, next) =>
        {
            if (!CanChange(context.Request) || IsOwn(context.Request))
            {
                return next(context);
            }

            logger.LogWarning("A request from {Origin} to {Host} is refused", context.Request.Headers.Origin.ToString(), context.Request.Host);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static Task DemandHttpsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("HsAvtal nås bara över https. Avslutas TLS av en proxy: ange dess adress i Proxy__Addresses.\n", context.RequestAborted);
    }

    private static bool CanChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    /// <summary>A program without a browser sends neither header, and has no cookie of anybody's to misuse. It has no use for a circuit.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
            ? string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            : request.Headers["Sec-Fetch-Site"].ToString() is var site && (site is "same-origin" or "none" || (site.Length == 0 && request.Path != "/_blazor"));
}

/// <summary>The addresses and networks of the setting <c>Proxy__Addresses</c>, separated by spaces or commas.</summary>
public static class ProxyAddresses
{
    /// <exception cref="SettingException">One cannot be read.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> Read(IConfiguration configuration) =>
        [.. (configuration["Proxy:Addresses"] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    private static System.Net.IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new SettingException($"Proxy__Addresses innehåller ”{text}”, som varken är en adress eller ett nät. Skriv till exempel 10.0.0.5 eller 10.0.0.0/24.");
    }
}
