using HsAvtal.Data.Database;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components;
using HsAvtal.Web.Features;
using HsAvtal.Web.Features.Kolada;
using HsAvtal.Web.Hosting;

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
builder.AddSecurityHeaders();
builder.AddSecureTransport();
builder.AddLimits();
builder.Services.AddHsAvtalData(builder.Configuration.RequireConnectionString());
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddFeatures();
builder.Services.AddKolada(builder.Configuration);
builder.Services.AddHealth();
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
// Nothing dynamic is compressed (docs/decisions/0024), and every answer has its policy from UseSecurityHeaders.
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit =>
{
    circuit.DisableWebSocketCompression = true;
    circuit.ContentSecurityFrameAncestorsPolicy = null;
});
await app.RunAsync();
return 0;
