using HsAvtal.KoladaServer;
using HsAvtal.Web.Features.Kolada;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Kolada;

/// <summary>The client against a server that speaks the documented shape, limits and faults included.</summary>
public sealed class KoladaClientTests : IAsyncLifetime
{
    private static readonly int[] _years = [2022, 2023, 2024];
    private LocalKolada _server = null!;

    public async Task InitializeAsync() => _server = await LocalKolada.StartAsync(KoladaContent.WithKnownFigures());

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_known_figures_come_as_they_are()
    {
        var rows = await DataAsync(["U23482"], ["1290", "0012"]);

        rows.Select(r => (r.Municipality, r.Period, r.Values[0].Value)).Should().BeEquivalentTo<(string, string, decimal?)>(
            [("1290", "2022", 55.4m), ("1290", "2024", 58.9m), ("0012", "2024", 57.4m)]);
    }

    [Fact]
    public async Task A_period_may_be_a_text()
    {
        _server.PeriodsAsText = true;

        (await DataAsync(["U23482"], ["0012"])).Should().ContainSingle().Which.Period.Should().Be("2024");
    }

    [Fact]
    public async Task No_part_of_an_address_has_more_than_25_ids()
    {
        var municipalities = Enumerable.Range(1200, 60).Select(n => $"{n}").ToList();

        await DataAsync([.. Enumerable.Range(0, 30).Select(n => $"N{n:00000}")], municipalities, [.. Enumerable.Range(2000, 27)]);

        _server.Requests.Should().HaveCount(2 * 3 * 2).And.OnlyContain(r => r.Path.Split('?', StringSplitOptions.None)[0].Split('/', StringSplitOptions.None).All(part => part.Split(',', StringSplitOptions.None).Length <= 25));
    }

    [Fact]
    public async Task Every_page_is_followed_to_the_last()
    {
        _server.LargestPage = 2;
        for (var code = 1200; code < 1211; code++)
        {
            _server.Content.Figure("U23482", $"{code}", 2023, code);
        }

        var rows = await DataAsync(["U23482"], [.. Enumerable.Range(1200, 11).Select(n => $"{n}")]);

        rows.Should().HaveCount(11).And.OnlyHaveUniqueItems(r => r.Municipality);
        _server.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task Only_what_changed_since_a_day_is_asked_for()
    {
        _server.Content.Figure("U23482", "1290", 2023, 57m, changedOn: new DateOnly(2026, 6, 1));

        var rows = await DataAsync(["U23482"], ["1290"], changedSince: new DateOnly(2026, 5, 31));

        rows.Should().ContainSingle().Which.Period.Should().Be("2023");
        _server.Requests.Should().OnlyContain(r => r.Path.Contains("from_date=2026-05-31"));
    }

    [Fact]
    public async Task No_more_is_asked_in_a_second_than_agreed()
    {
        _server.LargestPage = 1;
        for (var year = 2015; year < 2019; year++)
        {
            _server.Content.Figure("U23482", "1290", year, year);
        }

        await DataAsync(["U23482"], ["1290", "0012"], [.. Enumerable.Range(2015, 10)], setting: ("RequestsPerSecond", "5"));

        _server.Requests.Should().HaveCount(7);
        (_server.Requests.Last().At - _server.Requests.First().At).Should().BeGreaterThan(TimeSpan.FromSeconds(0.9), "six steps of a fifth of a second lie between, less what the first was late");
    }

    [Theory]
    [InlineData(KoladaFault.BusyOnce)]
    [InlineData(KoladaFault.BrokenOnce)]
    public async Task A_passing_fault_is_asked_through(KoladaFault fault)
    {
        _server.Fault = fault;

        (await DataAsync(["U23482"], ["0012"])).Should().ContainSingle();

        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_the_server_asks_for_is_waited_before_the_next_try()
    {
        _server.Fault = KoladaFault.BusyOnce;

        await DataAsync(["U23482"], ["0012"]);

        var times = _server.Requests.Select(r => r.At).ToList();
        (times[1] - times[0]).Should().BeGreaterThan(TimeSpan.FromSeconds(0.9), "the answer asked for a second, and our own first wait is a millisecond");
    }

    [Theory]
    [InlineData(KoladaFault.Down, "svarade med fel 503")]
    [InlineData(KoladaFault.Truncated, "avbrutet eller går inte att läsa")]
    [InlineData(KoladaFault.WrongJson, "avbrutet eller går inte att läsa")]
    [InlineData(KoladaFault.Redirect, "hänvisade till en annan adress")]
    [InlineData(KoladaFault.NextElsewhere, "hänvisade till en annan adress")]
    [InlineData(KoladaFault.Huge, "orimligt stort")]
    public async Task A_fault_that_stays_is_told_in_words(KoladaFault fault, string words)
    {
        _server.LargestPage = 1;
        _server.Fault = fault;

        var ask = () => DataAsync(["U23482"], ["1290", "0012"], setting: ("LargestAnswer", "100000"));

        (await ask.Should().ThrowAsync<KoladaException>()).Which.Message.Should().Contain(words);
    }

    [Fact]
    public async Task A_certificate_that_does_not_fit_is_not_trusted()
    {
        await using var server = await LocalKolada.StartAsync(new KoladaContent(), withBadCertificate: true);

        var ask = () => DataAsync(["U23482"], ["1290"], setting: ("BaseUrl", server.Address.AbsoluteUri));

        (await ask.Should().ThrowAsync<KoladaException>()).Which.Message.Should().Contain("certifikat");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_words()
    {
        var ask = () => DataAsync(["U23482"], ["1290"], setting: ("BaseUrl", "http://127.0.0.1:9/v3/"));

        (await ask.Should().ThrowAsync<KoladaException>()).Which.Message.Should().Contain("går inte att nå");
    }

    private async Task<List<KoladaRow>> DataAsync(
        string[] kpis, IReadOnlyCollection<string> municipalities, int[]? years = null, DateOnly? changedSince = null, (string Name, string Value)? setting = null)
    {
        var configured = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:HsAvtal"] = "Host=127.0.0.1;Username=nobody;Password=x;Database=none",
            ["Kolada:BaseUrl"] = _server.Address.AbsoluteUri,
            ["Kolada:RequestsPerSecond"] = "1000",
            ["Kolada:RetryDelay"] = "00:00:00.001",
        };
        if (setting is var (name, value))
        {
            configured[$"Kolada:{name}"] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(configured).Build();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddKoladaClient(configuration).BuildServiceProvider();
        var rows = new List<KoladaRow>();
        await foreach (var row in services.GetRequiredService<KoladaClient>().DataAsync(kpis, municipalities, years ?? _years, changedSince))
        {
            rows.Add(row);
        }

        return rows;
    }
}
