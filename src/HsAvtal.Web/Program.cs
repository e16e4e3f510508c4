using HsAvtal.Data.Database;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components;
using HsAvtal.Web.Features;
using HsAvtal.Web.Features.Kolada;
using HsAvtal.Web.Hosting;
using HsAvtal.Web.News;

Culture.UseSwedish();
var builder = WebApplication.CreateBuilder(args);
builder.AddSecretFiles();
if (await Commands.TryRunAsync(args, builder) is { } exitCode)
{
    return exitCode;
}

if (await StartUp.RefusalAsync(builder) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.AddStructuredLogging();
builder.AddTelemetry();
builder.AddSecurityHeaders();
builder.AddSecureTransport();
builder.AddLimits();
builder.Services.AddHsAvtalData(builder.Configuration.RequireConnectionString());
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddFeatures();
builder.Services.AddKolada(builder.Configuration);
builder.Services.AddNews();
builder.Services.AddHealth();
builder.Services.AddDeparture();
builder.Services.AddSwedish();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UseRequestLog();
app.UseSecurityHeaders();
app.UseSecureTransport();
app.UseErrorPages();
app.UseOriginCheck();
app.UseAuthentication();
app.UseAuthorization();
app.UseSessions();
app.UseAntiforgery();
app.UseLimits();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapAccess();
app.MapChoosePassword();
app.MapFeatures();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(SecurityHeaders.ForCircuits);
await app.RunAsync();
return 0;
