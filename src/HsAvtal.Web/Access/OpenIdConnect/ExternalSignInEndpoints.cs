using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HsAvtal.Web.Access.OpenIdConnect;

/// <summary>Sign-in at one's organisation's own server: authorization code with PKCE, begun by a form post and answered by a redirect.</summary>
public static class ExternalSignInEndpoints
{
    public static void AddExternalSignIn(this IServiceCollection services)
    {
        services.AddHttpClient(OpenIdServers.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 1024 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<OpenIdServers>();
        services.AddSingleton<OpenIdAttempts>();
        services.AddSingleton<OpenIdTokens>();
        services.AddScoped<ExternalAccounts>();
    }

    public static void MapExternalSignIn(this WebApplication app)
    {
        var external = app.MapGroup("/konto/extern").AllowAnonymous();
        external.MapPost("/", BeginAsync);
        external.MapGet("/{key}/svar", CompleteAsync);
    }

    private static async Task<IResult> BeginAsync(
        [FromForm] string? inloggning, [FromForm] string? tillbaka, HttpContext http, ExternalAccounts accounts, OpenIdServers servers, OpenIdTokens tokens, OpenIdAttempts attempts, ILogger<OpenIdTokens> logger)
    {
        if (await accounts.ProviderAsync(inloggning ?? "", http.RequestAborted) is not { } provider)
        {
            return Refused("val", tillbaka);
        }

        var attempt = new OpenIdAttempt(provider.Key, OpenIdAttempt.Random(), OpenIdAttempt.Random(), OpenIdAttempt.Random(), LocalPath.Of(tillbaka));
        try
        {
            if (!tokens.HasSecret(provider.Key))
            {
                throw new OpenIdException($"{OpenIdTokens.SecretSetting(provider.Key)} is not configured");
            }

            var description = await servers.DescriptionAsync(provider.Issuer, http.RequestAborted);
            attempts.Keep(http, attempt);
            return Forward(provider, QueryHelpers.AddQueryString(description.AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["client_id"] = provider.ClientId,
                ["response_type"] = "code",
                ["redirect_uri"] = AnswerAddress(http, provider),
                ["scope"] = $"openid {provider.Scopes}".TrimEnd(),
                ["state"] = attempt.State,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = attempt.Challenge,
                ["code_challenge_method"] = "S256",
            }));
        }
        catch (OpenIdException e)
        {
            logger.LogError(e, "Sign-in at {Provider} cannot begin: {Reason}", provider.Key, e.Message);
            return Refused("stangt", tillbaka);
        }
    }

    private static async Task<IResult> CompleteAsync(
        string key, string? code, string? state, string? iss, string? error, HttpContext http, ExternalAccounts accounts, OpenIdAttempts attempts, OpenIdTokens tokens, SignInManager<UserAccount> signIn, ILogger<OpenIdTokens> logger)
    {
        var attempt = attempts.Take(http);
        try
        {
            var provider = await accounts.ProviderAsync(key, http.RequestAborted) ?? throw new OpenIdException("no such provider");
            await DemandOwnAsync(attempt, provider, state, iss, accounts, http.RequestAborted);
            if (error is not null || code is null)
            {
                logger.LogWarning("Sign-in at {Provider} was not completed there", provider.Key);
                return Refused("avbruten", attempt!.ReturnTo);
            }

            var identity = await tokens.RedeemAsync(provider, attempt!, code, AnswerAddress(http, provider), http.RequestAborted);
            var (account, hasRole) = await accounts.SignInAsync(provider, identity, http.RequestAborted);
            if (account.IsDisabled)
            {
                throw new OpenIdException($"the account {account.Id} is disabled");
            }

            await signIn.SignInAsync(account, isPersistent: false, authenticationMethod: provider.Key);
            return Results.LocalRedirect(hasRole ? attempt!.ReturnTo : "/ingen-roll");
        }
        catch (OpenIdException e)
        {
            logger.LogWarning(e, "Sign-in at {Provider} refused: {Reason}", key, e.Message);
            return Refused("extern", attempt?.ReturnTo);
        }
    }

    /// <summary>The answer is to this browser's question, comes from the one who was asked, and comes for the first time.</summary>
    private static async Task DemandOwnAsync(OpenIdAttempt? attempt, SignInProvider provider, string? state, string? iss, ExternalAccounts accounts, CancellationToken ct)
    {
        if (attempt is null || attempt.Provider != provider.Key || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(attempt.State), Encoding.UTF8.GetBytes(state ?? "")))
        {
            throw new OpenIdException("the state is not one that this browser was given");
        }

        if (iss is not null && iss != provider.Issuer)
        {
            throw new OpenIdException("the answer comes from another issuer");
        }

        if (!await accounts.UseAsync(attempt, ct))
        {
            throw new OpenIdException("the answer has been used");
        }
    }

    /// <summary>One per provider, so that no other can answer in its place.</summary>
    private static string AnswerAddress(HttpContext http, SignInProvider provider) => $"{http.Request.Scheme}://{http.Request.Host}/konto/extern/{provider.Key}/svar";

    /// <summary>A page that goes on by itself: a policy that forms are sent to this site only would stop a redirect to another.</summary>
    private static IResult Forward(SignInProvider provider, string address)
    {
        var target = HtmlEncoder.Default.Encode(address);
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="sv">
            <head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={target}"><title>Vidare till inloggningen – HsAvtal</title></head>
            <body><p>Du skickas vidare till {HtmlEncoder.Default.Encode(provider.Name)}. <a href="{target}">Fortsätt</a></p></body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    private static IResult Refused(string reason, string? returnTo) => Results.LocalRedirect($"/logga-in?fel={reason}&tillbaka={Uri.EscapeDataString(LocalPath.Of(returnTo))}");
}
