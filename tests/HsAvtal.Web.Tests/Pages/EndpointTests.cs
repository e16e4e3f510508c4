using System.Net;
using HsAvtal.Web.Tests.Budget;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>Everything needs sign-in but what is named here.</summary>
public sealed class EndpointTests : IClassFixture<DemoApp>
{
    private static readonly string[] _openToAll =
    [
        "/logga-in", "/logga-in/steg-tva", "/konto/steg-tva", "/konto/extern/", "/konto/extern/{key}/svar", "/finns-inte", "/tillganglighet", "/fel/{Status:int}", "/valj-losenord", "/konto/valj-losenord", "/konto/logga-in", "/konto/logga-ut", "/konto/demo", "/konto/nyckel/fraga", "/konto/nyckel/logga-in", "/kalender/{token:length(43)}.ics", "/health/live", "/health/ready",
    ];

    private readonly DemoApp _app;

    public EndpointTests(DemoApp app) => _app = app;

    [Fact]
    public void Only_sign_in_error_pages_and_health_are_open_to_all() =>
        Endpoints(_app.Web).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(e))
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(_openToAll);

    [Fact]
    public void Assets_hold_no_page() =>
        Endpoints(_app.Web).Where(IsAsset).Select(e => e.RoutePattern.RawText!).Should().OnlyContain(p => !p.EndsWith(".html", StringComparison.Ordinal)).And.NotBeEmpty();

    [Fact]
    public async Task Every_other_page_leads_to_sign_in()
    {
        using var browser = _app.Web.Browse(followRedirects: false);
        foreach (var entry in ProductPages.All.Where(p => !_openToAll.Contains(p.Template)))
        {
            var path = entry.Path(PageIds.Unknown);

            var page = await browser.GetAsync(path);

            page.Status.Should().Be(HttpStatusCode.Redirect, path);
            page.Location!.PathAndQuery.Should().Be($"/logga-in?tillbaka={Uri.EscapeDataString(path)}");
        }
    }

    [Fact]
    public async Task The_circuit_needs_sign_in_too()
    {
        using var browser = _app.Web.Browse(followRedirects: false);

        var answer = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", []);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_of_the_demonstration_there_are_no_demonstration_users()
    {
        await using var production = new WebApp(_app.AppConnection, demo: false);
        using var browser = production.Browse(followRedirects: false);

        var page = await browser.GetAsync("/logga-in");
        var form = page.Document.QuerySelector("form[action='/konto/logga-in']")!;
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await browser.PostAsync("/konto/demo", [KeyValuePair.Create("anvandarnamn", "namnd@kristianstad.example"), KeyValuePair.Create("__RequestVerificationToken", token)]);

        Endpoints(production).Should().NotContain(e => e.RoutePattern.RawText == "/konto/demo");
        page.Document.QuerySelectorAll("form[action='/konto/demo']").Should().BeEmpty();
        page.Source.Should().NotContain("kristianstad.example");
        posted.Status.Should().NotBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).Status.Should().Be(HttpStatusCode.Redirect, "nobody is signed in");
    }

    private static IEnumerable<RouteEndpoint> Endpoints(WebApp web) => web.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");
}
