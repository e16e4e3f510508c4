using System.Net;
using System.Text.RegularExpressions;
using HsAvtal.Web.Hosting;
using HsAvtal.Web.Tests.Architecture;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>Every answer tells the browser what not to do, whether it is a page, a fault, a redirect or a file.</summary>
public sealed partial class SecurityHeaderTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public SecurityHeaderTests(DemoApp app) => _app = app;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/logga-in", HttpStatusCode.OK)]
    [InlineData("/granskningar/ny", HttpStatusCode.Forbidden)]
    [InlineData("/finns/inte", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    public async Task Every_answer_has_them(string path, HttpStatusCode status)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        using var answer = await browser.FetchAsync(path);

        answer.StatusCode.Should().Be(status);
        Faults(answer).Should().BeEmpty();
    }

    [Fact]
    public async Task So_has_a_redirect()
    {
        using var browser = _app.Web.Browse(followRedirects: false);

        using var answer = await browser.FetchAsync("/atgarder");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        Faults(answer).Should().BeEmpty();
    }

    [Fact]
    public async Task So_has_a_fault()
    {
        await using var web = new WebApp(_app.AppConnection);
        using var browser = await web.BrowseAsync(Role.BoardMember);
        web.Statements.Fail = true;

        using var answer = await browser.FetchAsync("/atgarder");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        Faults(answer).Should().BeEmpty();
    }

    [Fact]
    public void The_policy_lets_nothing_inline_or_foreign_through()
    {
        SecurityHeaders.Policy.Should().NotContainAny("unsafe", "http", "*", "data:", "blob:");
        SecurityHeaders.Policy.Split("; ").Should().Contain(["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"]);
    }

    [Fact]
    public async Task No_page_is_kept_by_the_browser()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Auditor);
        foreach (var path in new[] { "/", "/granskningar", "/finns/inte" })
        {
            using var answer = await browser.FetchAsync(path);
            answer.Headers.CacheControl!.NoStore.Should().BeTrue(path);
        }
    }

    [Fact]
    public async Task No_page_is_compressed_since_it_mixes_secrets_with_what_others_may_choose()
    {
        using var client = _app.Web.CreateClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");

        using var answer = await client.GetAsync("/logga-in");

        answer.Content.Headers.ContentEncoding.Should().BeEmpty();
    }

    /// <summary>What the policy would refuse in the browser is not written to begin with.</summary>
    [Fact]
    public void No_markup_has_inline_style_or_script()
    {
        var files = Sources.Of("src/HsAvtal.Web", "*.razor");
        files.Should().HaveCountGreaterThan(50);
        files.SelectMany(f => Inline().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")).Should().BeEmpty();
        Inline().IsMatch("<span style=\"flex-grow:2\">").Should().BeTrue();
        Inline().IsMatch("<a onclick=\"x()\">").Should().BeTrue();
        Inline().IsMatch("<script>x()</script>").Should().BeTrue();
    }

    private static IEnumerable<string> Faults(HttpResponseMessage answer)
    {
        foreach (var (name, value) in new[]
        {
            ("Content-Security-Policy", SecurityHeaders.Policy), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        })
        {
            var given = answer.Headers.TryGetValues(name, out var values) ? string.Join(" + ", values) : "nothing";
            if (given != value)
            {
                yield return $"{name}: {given}";
            }
        }

        foreach (var name in new[] { "Server", "X-Powered-By" }.Where(answer.Headers.Contains))
        {
            yield return $"{name} is told";
        }

        if (!answer.Headers.Contains("Permissions-Policy"))
        {
            yield return "Permissions-Policy is missing";
        }
    }

    [GeneratedRegex("""<style|<script(?![^>]*\ssrc=)|\s(style|on[a-z]+)="|javascript:""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inline();
}
