using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Text;
using HsAvtal.Domain.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HsAvtal.Web.Access.OpenIdConnect;

/// <summary>Who somebody is, as told and signed by an organisation's sign-in server.</summary>
/// <param name="Subject">What the server knows the person by.</param>
/// <param name="Claims">What it says of the person.</param>
public sealed record OpenIdIdentity(string Subject, IReadOnlyCollection<(string Type, string Value)> Claims);

/// <summary>Fetches the token for a code, and trusts it only when issuer, audience, signature, time and nonce are right.</summary>
public sealed class OpenIdTokens
{
    private static readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    private static readonly string[] _algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly OpenIdConnectProtocolValidator _protocol = new() { RequireTimeStampInNonce = false, RequireStateValidation = false, RequireState = false };

    private readonly OpenIdServers _servers;
    private readonly IConfiguration _configuration;

    public OpenIdTokens(OpenIdServers servers, IConfiguration configuration)
    {
        _servers = servers;
        _configuration = configuration;
    }

    /// <summary>Where the client secret of a provider is configured.</summary>
    public static string SecretSetting(string key) => $"SignIn:Secrets:{key}";

    public bool HasSecret(string key) => !string.IsNullOrEmpty(_configuration[SecretSetting(key)]);

    /// <exception cref="OpenIdException">The server refuses the code, or the token is not to be trusted.</exception>
    public async Task<OpenIdIdentity> RedeemAsync(SignInProvider provider, OpenIdAttempt attempt, string code, string redirectUri, CancellationToken ct)
    {
        var description = await _servers.DescriptionAsync(provider.Issuer, ct);
        var answer = await FetchAsync(provider, attempt, description, code, redirectUri, ct);
        var token = await ValidateAsync(provider, description, answer.IdToken);
        try
        {
            _protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = provider.ClientId,
                Nonce = attempt.Nonce,
                ProtocolMessage = answer,
                ValidatedIdToken = new JwtSecurityToken(answer.IdToken),
            });
        }
        catch (OpenIdConnectProtocolException e)
        {
            throw new OpenIdException(e.GetType().Name, e);
        }

        return new OpenIdIdentity(token.Subject, [.. token.Claims.Select(c => (c.Type, c.Value)).Distinct()]);
    }

    private async Task<JsonWebToken> ValidateAsync(SignInProvider provider, OpenIdConnectConfiguration description, string? idToken)
    {
        var result = await _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = description.SigningKeys,
            ValidAlgorithms = _algorithms,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
        if (result.IsValid)
        {
            return (JsonWebToken)result.SecurityToken;
        }

        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _servers.Forget(provider.Issuer);
        }

        throw new OpenIdException(result.Exception.GetType().Name, result.Exception);
    }

    private async Task<OpenIdConnectMessage> FetchAsync(
        SignInProvider provider, OpenIdAttempt attempt, OpenIdConnectConfiguration description, string code, string redirectUri, CancellationToken ct)
    {
        var secret = _configuration[SecretSetting(provider.Key)] ?? throw new OpenIdException($"{SecretSetting(provider.Key)} is not configured");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, description.TokenEndpoint);
        if (description.TokenEndpointAuthMethodsSupported is { Count: > 0 } methods && !methods.Contains("client_secret_basic") && methods.Contains("client_secret_post"))
        {
            fields["client_id"] = provider.ClientId;
            fields["client_secret"] = secret;
        }
        else
        {
            var credentials = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)));
        }

        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            using var response = await _servers.Client.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return response.IsSuccessStatusCode ? new OpenIdConnectMessage(body) : throw new OpenIdException($"the code was refused with {(int)response.StatusCode}: {Error(body)}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested) || e is ArgumentException)
        {
            throw new OpenIdException("the server gave no token", e);
        }
    }

    /// <summary>The error's name and no more: the rest is the server's to say, and may hold anything.</summary>
    private static string Error(string body)
    {
        try
        {
            return new string([.. (new OpenIdConnectMessage(body).Error ?? "").Where(c => char.IsAsciiLetter(c) || c == '_').Take(60)]);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
