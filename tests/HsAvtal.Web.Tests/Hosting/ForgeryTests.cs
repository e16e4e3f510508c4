using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>No other site can act in the name of somebody who is signed in.</summary>
public sealed class ForgeryTests : IClassFixture<DemoApp>
{
    /// <summary>What may be posted to without a form of ours: the circuit, whose origin is checked, and what only reads.</summary>
    private static readonly string[] _withoutForm = ["/_blazor", "/_framework", "/health"];

    private readonly DemoApp _app;

    public ForgeryTests(DemoApp app) => _app = app;

    [Fact]
    public async Task Whatever_can_be_posted_to_refuses_a_form_without_the_token()
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var paths = Posted().ToList();
        paths.Should().Contain("/konto/logga-ut").And.HaveCountGreaterThan(20);

        foreach (var path in paths)
        {
            var page = await browser.PostAsync(path, [KeyValuePair.Create("anvandarnamn", "samverkan@skane.example")]);

            page.Status.Should().Be(HttpStatusCode.BadRequest, path);
        }

        (await browser.GetAsync("/")).Document.QuerySelector(".who-name").Should().NotBeNull("one is still signed in");
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor?id=x")]
    [InlineData("POST", "/konto/logga-ut")]
    public async Task Another_site_is_refused_by_its_origin(string method, string path)
    {
        foreach (var (header, value) in new[] { ("Origin", "https://localhost.example"), ("Origin", "https://localhost"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            (await SendAsync(method, path, header, value)).Should().Be(HttpStatusCode.BadRequest, $"{header} {value}");
        }
    }

    [Fact]
    public async Task The_site_itself_opens_its_circuit()
    {
        (await SendAsync("POST", "/_blazor/negotiate?negotiateVersion=1", "Origin", "http://localhost")).Should().Be(HttpStatusCode.OK);
        (await SendAsync("POST", "/_blazor/negotiate?negotiateVersion=1", "Sec-Fetch-Site", "same-origin")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_from_another_site_is_followed() =>
        (await SendAsync("GET", "/atgarder", "Sec-Fetch-Site", "cross-site")).Should().Be(HttpStatusCode.OK);

    /// <summary>Each endpoint that takes a post, with its parameters filled in.</summary>
    private IEnumerable<string> Posted() => _app.Web.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("POST", StringComparer.OrdinalIgnoreCase))
        .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}")
        .Where(p => !_withoutForm.Any(w => p.StartsWith(w, StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal)
        .Select(p => p.Replace("{Status:int}", "404", StringComparison.Ordinal))
        .Select(p => System.Text.RegularExpressions.Regex.Replace(p, "{[^}]*:guid}", Guid.NewGuid().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

    private async Task<HttpStatusCode> SendAsync(string method, string path, string header, string value)
    {
        using var client = _app.Web.CreateClient();
        using var browser = new Browser(client);
        await browser.SignInAsync(Data.Demo.DemoUsers.With(Role.BoardMember).UserName);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
