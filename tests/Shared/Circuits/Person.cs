using System.Net;
using System.Text;

namespace HsAvtal.Tests.Shared.Circuits;

/// <summary>A person's browser: cookies of its own, and connections shared with the others'.</summary>
internal sealed class Person
{
    private readonly SocketsHttpHandler _shared;
    private readonly HttpClient _client;

    public Person(Uri address, SocketsHttpHandler shared, CookieContainer cookies)
    {
        Base = address;
        Cookies = cookies;
        _shared = shared;
        _client = new HttpClient(shared, disposeHandler: false) { BaseAddress = address };
    }

    public Uri Base { get; }

    public CookieContainer Cookies { get; }

    /// <summary>The same person with the same cookies, at another address.</summary>
    public Person At(Uri address) => new(address, _shared, Cookies);

    public Uri Address(string path) => new(Base, path);

    public async Task<string> GetAsync(string path) => Encoding.UTF8.GetString(await GetBytesAsync(path));

    /// <exception cref="HttpRequestException">The page does not answer with what it shows.</exception>
    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", Cookies.GetCookieHeader(Address(path)));
        using var answer = await _client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Cookies.SetCookies(Base, cookie);
        }

        return await answer.Content.ReadAsByteArrayAsync();
    }
}
