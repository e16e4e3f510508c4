using System.Net;
using System.Net.WebSockets;
using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>No client takes more than its share, and each limit is a setting.</summary>
public sealed class LimitTests : IClassFixture<DemoApp>
{
    private const string Wrong = "not-the-word-for-it";
    private readonly DemoApp _app;

    public LimitTests(DemoApp app) => _app = app;

    [Fact]
    public async Task One_user_name_is_tried_only_so_often_whether_the_account_exists_or_not()
    {
        await using var web = With(("Limits:SignInsPerAccount", "2"));
        using var browser = web.Browse();
        foreach (var name in new[] { "finns.inte@skane.example", "administrator@skane.example" })
        {
            (await browser.SignInAsync(name, Wrong)).Status.Should().Be(HttpStatusCode.OK);
            (await browser.SignInAsync(name.ToUpperInvariant(), Wrong)).Status.Should().Be(HttpStatusCode.OK);

            var third = await browser.SignInAsync(name, Wrong);

            third.Status.Should().Be(HttpStatusCode.TooManyRequests);
            third.Heading.Should().Be("För många försök");
        }
    }

    [Fact]
    public async Task One_address_tries_only_so_often_whatever_the_names()
    {
        await using var web = With(("Limits:SignInsPerAddress", "3"));
        using var browser = web.Browse();
        for (var i = 0; i < 3; i++)
        {
            (await browser.SignInAsync($"nagon{i}@skane.example", Wrong)).Status.Should().Be(HttpStatusCode.OK);
        }

        (await browser.SignInAsync("nagon.annan@skane.example", Wrong)).Status.Should().Be(HttpStatusCode.TooManyRequests);
        (await browser.GetAsync("/logga-in")).Status.Should().Be(HttpStatusCode.OK, "only attempts are counted");
    }

    [Fact]
    public async Task One_person_has_only_so_many_pages_open_for_writing_and_is_told()
    {
        await using var web = With(("Limits:CircuitsPerUser", "2"));
        var cookie = await CookieAsync(web, Role.Officer);
        using var first = await OpenAsync(web, cookie);
        using var second = await OpenAsync(web, cookie);

        var third = () => OpenAsync(web, cookie);
        (await third.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*429*");
        (await TextAsync(web, cookie, "/atgardsplaner/ny")).Should().Contain("Du har redan 2 sidor öppna för att skriva");

        using var other = await OpenAsync(web, await CookieAsync(web, Role.Auditor));
        await second.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        using var instead = await OpenWhenThereIsRoomAsync(web, cookie);
        instead.State.Should().Be(WebSocketState.Open);
    }

    [Fact]
    public async Task The_settings_reach_the_server_and_the_circuits()
    {
        await using var web = With(("Limits:MessageKilobytes", "7"), ("Limits:RequestKilobytes", "8"), ("Limits:Connections", "9"), ("Limits:DisconnectedCircuits", "10"), ("Limits:DisconnectedCircuitSeconds", "11"), ("Limits:RequestSeconds", "12"));

        var kestrel = web.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        var circuits = web.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;

        web.Services.GetRequiredService<IOptionsMonitor<HubOptions>>().CurrentValue.MaximumReceiveMessageSize.Should().Be(7 * 1024);
        web.Services.GetRequiredService<IOptions<RequestTimeoutOptions>>().Value.DefaultPolicy!.Timeout.Should().Be(TimeSpan.FromSeconds(12));
        kestrel.Limits.MaxRequestBodySize.Should().Be(8 * 1024);
        kestrel.Limits.MaxConcurrentConnections.Should().Be(9);
        circuits.DisconnectedCircuitMaxRetained.Should().Be(10);
        circuits.DisconnectedCircuitRetentionPeriod.Should().Be(TimeSpan.FromSeconds(11));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("många")]
    public void A_limit_that_is_no_number_above_zero_is_refused(string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Limits:CircuitsPerUser", (string?)value)]).Build();

        var read = () => Limits.Read(settings);

        read.Should().Throw<SettingException>().WithMessage("Limits__CircuitsPerUser *");
    }

    private WebApp With(params (string Name, string Value)[] settings) =>
        new(_app.AppConnection) { Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal) };

    private static async Task<string> CookieAsync(WebApp web, Role role)
    {
        using var client = web.CreateClient(new() { AllowAutoRedirect = false });
        using var browser = new Browser(client);
        var page = await browser.GetAsync("/logga-in");
        var form = page.Document.QuerySelectorAll("form[action='/konto/demo']").Single(f => f.QuerySelector("[name=anvandarnamn]")!.GetAttribute("value") == Data.Demo.DemoUsers.With(role).UserName);
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")));
        using var answer = await client.PostAsync("/konto/demo", content);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static Task<WebSocket> OpenAsync(WebApp web, string cookie)
    {
        var client = web.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            request.Headers.Origin = "http://localhost";
        };
        return client.ConnectAsync(new Uri("ws://localhost/_blazor"), CancellationToken.None);
    }

    /// <summary>The server notices a moment later that a connection has closed.</summary>
    private static async Task<WebSocket> OpenWhenThereIsRoomAsync(WebApp web, string cookie)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return await OpenAsync(web, cookie);
            }
            catch (InvalidOperationException) when (!deadline.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<string> TextAsync(WebApp web, string cookie, string path)
    {
        using var client = web.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var browser = new Browser(client);
        return (await browser.GetAsync(path)).Text;
    }
}
