using System.Security.Claims;
using HsAvtal.Data.Accounts;
using HsAvtal.Web.Access.OpenIdConnect;
using HsAvtal.Web.Components.Layout;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HsAvtal.Web.Access;

/// <summary>Sign-in with local accounts, and the rule that everything else needs it.</summary>
public static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DemoOptions>(configuration.GetSection("Demo"));
        services.AddIdentityCore<UserAccount>(options =>
            {
                options.Password.RequiredLength = PasswordPolicy.MinLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.SignIn.RequireConfirmedAccount = true;
            })
            .AddUserStore<AccountStore>()
            .AddErrorDescriber<SwedishAccountErrors>()
            .AddPasswordValidator<PasswordPolicy>()
            .AddSignInManager()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddTokenProvider<DataProtectorTokenProvider<UserAccount>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = ChoosePasswordEndpoints.LinkLifespan);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device itself knows which accounts it has keys for, and lets nobody but its owner use them.
            options.ResidentKeyRequirement = "required";
            options.UserVerificationRequirement = "required";
        });
        services.AddScoped<IUserConfirmation<UserAccount>, EnabledAccounts>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<ShownOnce>();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromSeconds(10);
            options.OnRefreshingPrincipal = SessionAge.KeepAsync;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Configure));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddDataProtection().SetApplicationName("HsAvtal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<NpgsqlDataSource>())));
        services.AddSingleton<LostRights>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddExternalSignIn();
        services.AddScoped<CurrentUser>();
        services.AddScoped<CircuitHandler, CircuitEvents>();
        services.AddScoped<PartyInSight>();
        services.AddScoped<AgreementDirectory>();
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hsavtal";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/logga-in";
        cookie.AccessDeniedPath = "/fel/403";
        cookie.ReturnUrlParameter = "tillbaka";
        cookie.ExpireTimeSpan = SessionAge.LongestUnused;
        cookie.Events.OnSigningIn = signingIn =>
        {
            SessionAge.Begin(signingIn.Principal!, signingIn.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
            return Task.CompletedTask;
        };
        cookie.Events.OnSignedIn = signedIn =>
        {
            var logger = signedIn.HttpContext.RequestServices.GetRequiredService<ILogger<SignInManager<UserAccount>>>();
            logger.LogInformation("Session begun for {UserId}", signedIn.Principal?.FindFirstValue(ClaimTypes.NameIdentifier));
            return Task.CompletedTask;
        };
    }
}

/// <summary>Whether the demonstration users can be chosen on the sign-in page.</summary>
public sealed class DemoOptions
{
    public bool Enabled { get; set; }
}
