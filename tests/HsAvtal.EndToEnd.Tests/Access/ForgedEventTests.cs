using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HsAvtal.Tests.Shared.Circuits;
using Npgsql;

namespace HsAvtal.EndToEnd.Tests.Access;

/// <summary>
/// What no page of the product would send over a circuit, sent all the same by somebody who is signed in: it is refused, nothing is
/// written, and the log says who tried.
/// </summary>
[Collection(SigningInApp.Name)]
public sealed class ForgedEventTests : BrowserTest
{
    private const string Refusal = "Du har inte behörighet till detta.";

    private readonly string _text = $"Skrivet av {nameof(ForgedEventTests)} {Guid.NewGuid():N}.";
    private readonly SocketsHttpHandler _connections = new() { UseCookies = false, AllowAutoRedirect = false };

    public ForgedEventTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_page_that_was_drawn_for_an_officer_saves_nothing_for_one_of_another_organisation()
    {
        var (action, path) = await ActionAsync();
        var page = await (await PersonAsync(await OwnOfficer.CreateAsync(Fixture))).GetAsync(path);
        var stranger = await OwnOfficer.CreateAsync(Fixture);
        await stranger.ExecuteAsync("UPDATE role_assignment SET organisation_id = (SELECT id FROM organisation WHERE code = '1230') WHERE user_id = $1", stranger.Id);
        var person = await PersonAsync(stranger);
        await using var circuit = await Circuit.OpenAsync(person, path, page);

        await circuit.TypeAsync("falt-Text", _text);
        await circuit.SubmitAsync();
        await circuit.WaitForAsync(n => n.Text?.Contains(Refusal, StringComparison.Ordinal) == true);
        await circuit.SubmitAsync();

        var refusals = await RefusalsAsync(stranger, 2);
        refusals.Should().OnlyContain(r => r["Properties"]!["Operation"]!.GetValue<string>() == "ReportProgress" && r["Properties"]!["Thing"]!.GetValue<string>() == action.ToString());
        (await SavedAsync()).Should().Be(0);
    }

    [Fact]
    public async Task The_address_of_another_organisations_form_gives_what_an_absent_one_does_and_nothing_that_goes_live()
    {
        var (_, path) = await ActionAsync();
        var stranger = await OwnOfficer.CreateAsync(Fixture);
        await stranger.ExecuteAsync("UPDATE role_assignment SET organisation_id = (SELECT id FROM organisation WHERE code = '1230') WHERE user_id = $1", stranger.Id);
        var person = await PersonAsync(stranger);

        foreach (var address in (string[])[path, $"/atgarder/{Guid.NewGuid()}/lagesrapport"])
        {
            (await person.Awaiting(p => p.GetAsync(address)).Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        await RefusalsAsync(stranger, 2);
    }

    [Theory]
    [InlineData("UPDATE role_assignment SET withdrawn_at = now(), withdrawn_by = 'Prov', withdrawn_reason = 'Slut' WHERE user_id = $1 AND role = 'Officer'")]
    [InlineData("UPDATE user_account SET is_disabled = true WHERE id = $1")]
    public async Task A_click_in_the_same_moment_as_the_right_to_it_is_taken_away_saves_nothing(string taking)
    {
        var (_, path) = await ActionAsync();
        var officer = await OwnOfficer.CreateAsync(Fixture);
        await officer.ExecuteAsync("INSERT INTO role_assignment (id, user_id, role, organisation_id) SELECT gen_random_uuid(), $1, 'Coordinator', organisation_id FROM role_assignment WHERE user_id = $1", officer.Id);
        await using var circuit = await Circuit.OpenAsync(await PersonAsync(officer), path);
        // Whoever has just been asked about is not forgotten to be asked about again.
        await circuit.SubmitAsync();
        await circuit.WaitForAsync(n => n.Text?.Contains("Något behöver rättas", StringComparison.Ordinal) == true);
        await circuit.TypeAsync("falt-Text", _text);

        await officer.ExecuteAsync(taking, officer.Id);
        await circuit.SubmitAsync();

        await circuit.WaitForAsync(n => n.Text?.Contains(Refusal, StringComparison.Ordinal) == true);
        await RefusalsAsync(officer, 1);
        (await SavedAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_click_sent_twice_at_once_is_saved_once_also_from_two_pages()
    {
        var (_, path) = await ActionAsync();
        var person = await PersonAsync(await OwnOfficer.CreateAsync(Fixture));
        await using var first = await Circuit.OpenAsync(person, path);
        await using var second = await Circuit.OpenAsync(person, path);
        await first.TypeAsync("falt-Text", _text);
        await second.TypeAsync("falt-Text", _text);
        var (one, other) = (await SubmitHandlerAsync(first), await SubmitHandlerAsync(second));

        Answer[] answers =
        [
            .. await Task.WhenAll(first.DispatchAsync(one, "submit"), first.DispatchAsync(one, "submit")),
            await first.DispatchAsync(one, "submit"),
            .. await Task.WhenAll(second.DispatchAsync(other, "submit"), second.DispatchAsync(other, "submit")),
        ];

        answers.Should().OnlyContain(a => a.Succeeded, "they are the page's own events");
        await second.WaitForAsync(n => n.Text?.Contains("Någon annan", StringComparison.Ordinal) == true);
        (await SavedAsync()).Should().Be(1);
        (await CountAsync("SELECT count(*) FROM change_log WHERE entity = 'ProgressReport' AND after ->> 'Text' = $1")).Should().Be(1);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("click")]
    public async Task An_event_that_the_page_does_not_have_is_refused_and_the_page_goes_on(string name)
    {
        var (_, path) = await ActionAsync();
        var officer = await OwnOfficer.CreateAsync(Fixture);
        await using var circuit = await Circuit.OpenAsync(await PersonAsync(officer), path);
        await circuit.TypeAsync("falt-Text", _text);

        var answer = await circuit.DispatchAsync(1_000_000, name);

        answer.Succeeded.Should().BeFalse();
        answer.Text.Should().NotContain("   at ", "how the server is made is nobody's business");
        await RefusalsAsync(officer, 1);
        (await SavedAsync()).Should().Be(0);
        await circuit.SubmitAsync();
        await circuit.LeaveAsync();
        (await SavedAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData("HsAvtal.Web", "ReportAsync", 0)]
    [InlineData("System.Private.CoreLib", "Exit", 0)]
    [InlineData(null, "SaveAsync", 1)]
    [InlineData(null, "SaveAsync", 99)]
    public async Task A_call_of_what_is_not_the_pages_to_call_is_refused(string? assembly, string method, long target)
    {
        var (action, path) = await ActionAsync();
        var officer = await OwnOfficer.CreateAsync(Fixture);
        await using var circuit = await Circuit.OpenAsync(await PersonAsync(officer), path);
        await circuit.TypeAsync("falt-Text", _text);

        var answer = await circuit.CallAsync(assembly, method, target, [action.ToString(), _text]);

        answer.Succeeded.Should().BeFalse();
        await RefusalsAsync(officer, 1);
        (await SavedAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_component_that_was_not_drawn_by_the_server_never_goes_live()
    {
        var (_, path) = await ActionAsync();
        var officer = await OwnOfficer.CreateAsync(Fixture);
        var person = await PersonAsync(officer);
        var page = await person.GetAsync(path);
        // Well within a run of letters, so that no escaped sign is broken.
        var start = page.IndexOf("\"descriptor\":\"", StringComparison.Ordinal) + 60;
        var at = start + Regex.Match(page[start..], "[A-Za-z0-9]{12}", RegexOptions.None, TimeSpan.FromSeconds(1)).Index + 8;
        var forged = page.Remove(at, 1).Insert(at, page[at] == 'A' ? "B" : "A");

        await using var circuit = await Circuit.OpenAsync(person, path, forged);

        await circuit.Awaiting(c => c.WaitForAsync(n => n.Handlers.Count > 0)).Should().ThrowAsync<InvalidOperationException>().WithMessage("The circuit was lost.");
        await RefusalsAsync(officer, 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://annan.example")]
    [InlineData("null")]
    public async Task A_circuit_is_opened_from_the_sites_own_pages_only(string? origin)
    {
        var person = await PersonAsync(await OwnOfficer.CreateAsync(Fixture));
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = person.Cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.Awaiting(s => s.ConnectAsync(new Uri($"ws://127.0.0.1:{Fixture.App.Port}/_blazor"), CancellationToken.None)).Should().ThrowAsync<WebSocketException>();

        socket.HttpStatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<ulong> SubmitHandlerAsync(Circuit circuit) => (await circuit.WaitForAsync(n => n.Handlers.ContainsKey("submit"))).Handlers["submit"];

    /// <summary>Signed in by the browser, whose cookies are then sent by hand.</summary>
    private async Task<Person> PersonAsync(OwnOfficer officer)
    {
        var page = await OpenAsync("/logga-in");
        await officer.SignInAsync(page);
        var cookies = new CookieContainer();
        foreach (var cookie in await page.Context.CookiesAsync())
        {
            cookies.Add(new Uri(Fixture.App.Address), new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        // It listens for news, which would end with the account.
        await page.CloseAsync();
        return new Person(new Uri(Fixture.App.Address), _connections, cookies);
    }

    /// <summary>An action of the officers' own organisation, and where one reports on it.</summary>
    private async Task<(Guid Id, string Path)> ActionAsync()
    {
        await using var source = NpgsqlDataSource.Create(Fixture.Database.OwnerConnection);
        await using var command = source.CreateCommand("SELECT a.id FROM planned_action a JOIN action_plan p ON p.id = a.plan_id WHERE p.state = 'Adopted' AND a.status <> 'Completed' ORDER BY a.id LIMIT 1");
        var id = (Guid)(await command.ExecuteScalarAsync())!;
        return (id, $"/atgarder/{id}/lagesrapport");
    }

    private Task<long> SavedAsync() => CountAsync("SELECT count(*) FROM progress_report WHERE text = $1");

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Fixture.Database.OwnerConnection);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = _text });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The warnings of the log about what the officer was refused: so many and no more.</summary>
    private async Task<List<JsonNode>> RefusalsAsync(OwnOfficer officer, int count)
    {
        var limit = System.Diagnostics.Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (Refusals().Count < count && limit.Elapsed < TimeSpan.FromSeconds(20))
        {
            await tick.WaitForNextTickAsync();
        }

        var refusals = Refusals();
        refusals.Should().HaveCount(count);
        return refusals;

        List<JsonNode> Refusals() =>
            [.. Fixture.App.Log.Where(l => l.Contains(officer.Id.ToString(), StringComparison.Ordinal) && l.Contains("\"Refused", StringComparison.Ordinal)).Select(l => JsonNode.Parse(l)!).Where(l => l["Level"]!.GetValue<string>() == "Warning")];
    }
}
