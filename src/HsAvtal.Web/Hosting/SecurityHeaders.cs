using Microsoft.AspNetCore.Components.Server;

namespace HsAvtal.Web.Hosting;

/// <summary>What every answer tells the browser not to do, whatever the page, the file or the fault.</summary>
public static class SecurityHeaders
{
    /// <summary>Scripts, styles, pictures and connections only from the site itself, nothing inline, and never in another site's frame.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    private static readonly (string Name, string Value)[] _always =
    [
        ("Content-Security-Policy", Policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];

    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
    }

    /// <summary>An answer that has set a header itself, such as a file with a stricter policy, keeps its own.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // When the answer starts, since a fault clears what was set before it.
            context.Response.OnStarting(() =>
            {
                foreach (var (name, value) in _always)
                {
                    context.Response.Headers.TryAdd(name, value);
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
        if (app.Environment.IsOpenToOthers())
        {
            app.UseHsts();
        }
    }

    /// <summary>Nothing dynamic is compressed (docs/decisions/0024), and every answer has its policy from <see cref="UseSecurityHeaders"/>.</summary>
    public static void ForCircuits(ServerComponentsEndpointOptions circuit)
    {
        circuit.DisableWebSocketCompression = true;
        circuit.ContentSecurityFrameAncestorsPolicy = null;
    }
}
