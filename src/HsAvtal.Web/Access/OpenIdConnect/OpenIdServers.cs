using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HsAvtal.Web.Access.OpenIdConnect;

/// <summary>What organisations' sign-in servers say of themselves, fetched from each when first needed and now and then anew.</summary>
public sealed class OpenIdServers
{
    public const string HttpClientName = "openid";

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _servers = new(StringComparer.Ordinal);
    private readonly IHttpClientFactory _http;

    public OpenIdServers(IHttpClientFactory http) => _http = http;

    public HttpClient Client => _http.CreateClient(HttpClientName);

    /// <exception cref="OpenIdException">It does not answer, or says that it is another.</exception>
    public async Task<OpenIdConnectConfiguration> DescriptionAsync(string issuer, CancellationToken ct)
    {
        try
        {
            var description = await Manager(issuer).GetConfigurationAsync(ct);
            return description.Issuer == issuer ? description : throw new OpenIdException($"the server at {issuer} calls itself {description.Issuer}");
        }
        catch (InvalidOperationException e)
        {
            throw new OpenIdException($"the server at {issuer} does not describe itself", e);
        }
    }

    /// <summary>Its keys may have changed: asks again the next time.</summary>
    public void Forget(string issuer) => Manager(issuer).RequestRefresh();

    private ConfigurationManager<OpenIdConnectConfiguration> Manager(string issuer) => _servers.GetOrAdd(issuer, address => new ConfigurationManager<OpenIdConnectConfiguration>(
        $"{address.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(Client) { RequireHttps = !new Uri(address).IsLoopback }));
}

/// <summary>A sign-in elsewhere that cannot be trusted. The message is for the log; the person is told no more than that it failed.</summary>
public sealed class OpenIdException : Exception
{
    public OpenIdException(string message)
        : base(message)
    {
    }

    public OpenIdException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public OpenIdException()
    {
    }
}
