using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HsAvtal.Web.Tests.Support;

/// <summary>An answer, read as HTML.</summary>
public sealed record Page(HttpStatusCode Status, string Path, Uri? Location, string Source, IDocument Document)
{
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The visible text of the page's content, on one line.</summary>
    public string Text => Tidy(Document.QuerySelector("main")?.TextContent ?? Document.Body?.TextContent ?? "");

    public IReadOnlyList<IElement> Rows => [.. Document.QuerySelectorAll("main tbody tr")];

    public static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A browser without script: follows links and posts forms, and keeps cookies.</summary>
public sealed class Browser : IDisposable
{
    private static readonly HtmlParser _parser = new();
    private readonly HttpClient _client;

    public Browser(HttpClient client) => _client = client;

    public void Dispose() => _client.Dispose();

    public async Task<Page> GetAsync(string path, string? traceParent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, traceParent);
    }

    /// <summary>Fetches what is no page, such as a file.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path) => _client.GetAsync(path);

    /// <summary>Opens what goes on, such as a stream: returns when the answer begins.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) => _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    public async Task<Page> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string? traceParent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request, traceParent);
    }

    /// <summary>Submits a form of a page, with some of its fields filled in.</summary>
    public Task<Page> SubmitAsync(IElement form, IReadOnlyDictionary<string, string>? typed = null, string? traceParent = null)
    {
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in typed ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            fields[name] = value;
        }

        return PostAsync(form.GetAttribute("action")!, fields, traceParent);
    }

    /// <summary>Signs in by the button of the demonstration.</summary>
    public async Task<Page> SignInAsync(string userName)
    {
        var page = await GetAsync("/logga-in");
        var form = page.Document.QuerySelectorAll("form[action='/konto/demo']").Single(f => f.QuerySelector("[name=anvandarnamn]")!.GetAttribute("value") == userName);
        return await SubmitAsync(form);
    }

    /// <summary>Signs in with a name and a password.</summary>
    public async Task<Page> SignInAsync(string userName, string password, string returnTo = "", string? traceParent = null)
    {
        var page = await GetAsync("/logga-in");
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["anvandarnamn"] = userName, ["losenord"] = password, ["tillbaka"] = returnTo };
        return await SubmitAsync(page.Document.QuerySelector("form[action='/konto/logga-in']")!, typed, traceParent);
    }

    private async Task<Page> SendAsync(HttpRequestMessage request, string? traceParent)
    {
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        using var response = await _client.SendAsync(request);
        var source = await response.Content.ReadAsStringAsync();
        var path = response.RequestMessage!.RequestUri!.PathAndQuery;
        return new Page(response.StatusCode, path, response.Headers.Location, source, await _parser.ParseDocumentAsync(source));
    }
}
