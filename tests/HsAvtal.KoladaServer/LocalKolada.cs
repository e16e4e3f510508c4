using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HsAvtal.KoladaServer;

/// <summary>What can be wrong with the server.</summary>
public enum KoladaFault
{
    None,

    /// <summary>503 to everything.</summary>
    Down,

    /// <summary>The answer ends in the middle.</summary>
    Truncated,

    /// <summary>Not the shape that is documented.</summary>
    WrongJson,

    /// <summary>302 to another server.</summary>
    Redirect,

    /// <summary>The next page is at another server.</summary>
    NextElsewhere,

    /// <summary>An answer of 500 MB.</summary>
    Huge,

    /// <summary>429 with Retry-After to the next request, then well again.</summary>
    BusyOnce,

    /// <summary>500 to the next request, then well again.</summary>
    BrokenOnce,
}

/// <summary>
/// A server on this machine that speaks version 3 of Kolada's interface: the same paths, pages, limits and faults. For tests, and
/// for trying the product without the network.
/// </summary>
public sealed class LocalKolada : IAsyncDisposable
{
    private const int MostIds = 25;
    private const long HugeAnswer = 500L * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(DateTimeOffset At, string Path)> _requests = new();

    private LocalKolada(WebApplication app, KoladaContent content)
    {
        _app = app;
        Content = content;
    }

    public KoladaContent Content { get; }

    public KoladaFault Fault { get; set; }

    /// <summary>Rows on a page unless the question says fewer.</summary>
    public int LargestPage { get; set; } = 5000;

    /// <summary>How many requests in any second are answered; more get 429. Null is no limit.</summary>
    public int? RequestsPerSecond { get; set; }

    /// <summary>What happens before each answer; null for nothing.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    /// <summary>Sends periods as text instead of numbers.</summary>
    public bool PeriodsAsText { get; set; }

    /// <summary>The base address, as the configuration wants it.</summary>
    public Uri Address => new($"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/v3/");

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyCollection<(DateTimeOffset At, string Path)> Requests => _requests;

    /// <param name="content">What it knows.</param>
    /// <param name="port">0 for a free one.</param>
    /// <param name="withBadCertificate">Speaks TLS with a certificate that nobody has reason to trust.</param>
    public static async Task<LocalKolada> StartAsync(KoladaContent content, int port = 0, bool withBadCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (withBadCertificate)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        var server = new LocalKolada(builder.Build(), content);
        server.Map();
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    public Task WaitForShutdownAsync() => ((IHost)_app).WaitForShutdownAsync();

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private void Map()
    {
        _app.Use(AnswerAsync);
        _app.MapGet("/v3/kpi", (HttpContext http) => SendAsync(http, [.. Content.Kpis.Select(Kpi)]));
        _app.MapGet("/v3/kpi/{ids}", (HttpContext http, string ids) =>
            SendAsync(http, [.. Content.Kpis.Where(k => ids.Split(',').Contains(k.Key, StringComparer.OrdinalIgnoreCase)).Select(Kpi)], ids));
        _app.MapGet("/v3/data/kpi/{kpi}/municipality/{municipality}/year/{year}", (HttpContext http, string kpi, string municipality, string year) =>
        {
            DateOnly? since = http.Request.Query.TryGetValue("from_date", out var day) ? DateOnly.ParseExact(day!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            int[] years = [.. year.Split(',').Select(y => int.Parse(y, CultureInfo.InvariantCulture))];
            return SendAsync(http, [.. Content.Rows(kpi.Split(','), municipality.Split(','), years, since).Select(Row)], kpi, municipality, year);
        });
    }

    private static object Kpi(KeyValuePair<string, string> kpi) => new { id = kpi.Key, title = kpi.Value, municipality_type = "A" };

    private object Row((string Kpi, string Municipality, int Year, IReadOnlyList<KoladaFigure> Figures) row) => new
    {
        kpi = row.Kpi,
        municipality = row.Municipality,
        period = PeriodsAsText ? row.Year.ToString(CultureInfo.InvariantCulture) : (object)row.Year,
        values = row.Figures.Select(f => new { gender = f.Gender, count = 1, status = f.Status, value = f.Value, isdeleted = f.IsDeleted }),
    };

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var now = DateTimeOffset.UtcNow;
        _requests.Enqueue((now, $"{http.Request.Path}{http.Request.QueryString}"));
        await (BeforeAnswer?.Invoke() ?? Task.CompletedTask);
        if (RequestsPerSecond is { } most && _requests.Count(r => now - r.At < TimeSpan.FromSeconds(1)) > most)
        {
            Busy(http);
            return;
        }

        switch (Fault)
        {
            case KoladaFault.Down:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case KoladaFault.Redirect:
                http.Response.Redirect("http://127.0.0.1:9/elsewhere");
                break;
            case KoladaFault.BusyOnce:
                Fault = KoladaFault.None;
                Busy(http);
                break;
            case KoladaFault.BrokenOnce:
                Fault = KoladaFault.None;
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case KoladaFault.Truncated:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{\"values\":[{\"kpi\":\"U23482\",\"munic", http.RequestAborted);
                break;
            case KoladaFault.WrongJson:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{\"message\":\"underhåll pågår\"}", http.RequestAborted);
                break;
            case KoladaFault.Huge:
                await SendHugeAsync(http);
                break;
            case KoladaFault.None:
            case KoladaFault.NextElsewhere:
                await next(http);
                break;
        }
    }

    private static void Busy(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = "1";
    }

    private static async Task SendHugeAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"values\":[", http.RequestAborted);
        var filling = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
        for (var sent = 0L; sent < HugeAnswer && !http.RequestAborted.IsCancellationRequested; sent += filling.Length)
        {
            await http.Response.Body.WriteAsync(filling, CancellationToken.None);
        }
    }

    private async Task SendAsync(HttpContext http, IReadOnlyList<object> rows, params string[] ids)
    {
        if (ids.Any(list => list.Split(',').Length > MostIds))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var page = Number(http, "page", 1);
        var size = Math.Min(Number(http, "per_page", 5000), LargestPage);
        var values = rows.Skip((page - 1) * size).Take(size).ToList();
        var next = rows.Count > page * size ? Link(http, page + 1) : null;
        var answer = new { values, count = values.Count, next_url = next, previous_url = page > 1 ? Link(http, page - 1) : null };
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(answer), http.RequestAborted);
    }

    private static int Number(HttpContext http, string name, int otherwise) =>
        http.Request.Query.TryGetValue(name, out var text) ? int.Parse(text!, CultureInfo.InvariantCulture) : otherwise;

    private string Link(HttpContext http, int page)
    {
        var host = Fault == KoladaFault.NextElsewhere ? "http://127.0.0.1:9" : $"{http.Request.Scheme}://{http.Request.Host}";
        var rest = http.Request.Query.Where(q => q.Key != "page").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value!)}").Append($"page={page}");
        return $"{host}{http.Request.Path}?{string.Join('&', rest)}";
    }
}
