using System.Text.Encodings.Web;
using System.Text.Unicode;
using HsAvtal.Data.Database;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components;
using HsAvtal.Web.Features;
using HsAvtal.Web.Features.Files;
using HsAvtal.Web.Hosting;

Culture.UseSwedish();
var builder = WebApplication.CreateBuilder(args);
if (await Commands.TryRunAsync(args, builder.Configuration) is { } exitCode)
{
    return exitCode;
}

builder.AddStructuredLogging();
builder.Services.AddHsAvtalData(builder.Configuration.RequireConnectionString());
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddFeatures();
builder.Services.AddHealth();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
builder.Services.AddResponseCompression(options => options.EnableForHttps = false);

var app = builder.Build();
app.UseRequestLog();
app.UseErrorPages();
app.UseResponseCompression();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapAccess();
app.MapFiles();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
return 0;
