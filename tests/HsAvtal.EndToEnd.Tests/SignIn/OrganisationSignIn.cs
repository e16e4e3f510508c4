using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HsAvtal.EndToEnd.Tests.SignIn;

/// <summary>An organisation's own sign-in server, certified for OpenID Connect, and HsAvtal told of it by its administrator.</summary>
public sealed class OrganisationSignIn : IAsyncLifetime
{
    public const string Key = "kristianstad";
    public const string Organisation = "Kristianstads kommun";

    private const string Folder = "HSAVTAL_TEST_OIDC";
    private readonly AppFixture _fixture;
    private readonly int _port = FreePort();
    private Process? _server;

    public OrganisationSignIn(AppFixture fixture) => _fixture = fixture;

    public string Address => $"http://localhost:{_port}";

    public async Task InitializeAsync()
    {
        await StartAsync();
        await using var person = await _fixture.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync("/administration/inloggning/ny");
        await page.SignInAsAsync("Administratör");
        await page.GetByLabel("Kortnamn").FillAsync(Key);
        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Kommunens inloggning");
        await page.GetByLabel("Utfärdarens adress").FillAsync(Address);
        await page.GetByLabel("Klient-id").FillAsync("hsavtal");
        await page.GetByLabel("Anspråk för funktion").FillAsync("title");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = Organisation, Exact = true }).CheckAsync();
        await page.Button("Lägg till inloggning").ClickAsync();
        await page.ShouldShowAsync("Kommunens inloggning");
        await page.GetByLabel("Anspråk", new() { Exact = true }).FillAsync("groups");
        await page.GetByLabel("Värde").FillAsync("avd-omsorg");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Förvaltning" }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = Organisation }).CheckAsync();
        await page.Button("Lägg till regel").ClickAsync();
        await Expect(page.Row("groups = avd-omsorg")).ToContainTextAsync("Förvaltning");
    }

    public async Task DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
    }

    /// <summary>Somebody is put into other groups there.</summary>
    public async Task PutInGroupsAsync(string name, string groups)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync($"{Address}/prov/grupper?sub={name}&grupper={groups}", null);
        answer.EnsureSuccessStatusCode();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } set
            ? set
            : throw new InvalidOperationException($"{Folder} is not set: run the tests with ./test e2e, which installs the server for them.");
        var script = Path.Combine(AppContext.BaseDirectory, "SignIn", "Server", "server.mjs");
        var start = new ProcessStartInfo("node", [script, folder, $"{_port}", $"{_fixture.App.Address}/konto/extern/{Key}/svar"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _server = Process.Start(start)!;
        var complaints = _server.StandardError.ReadToEndAsync();
        var line = await _server.StandardOutput.ReadLineAsync();
        if (line != "ready")
        {
            throw new InvalidOperationException($"The sign-in server did not start: {line} {await complaints}");
        }
    }
}
