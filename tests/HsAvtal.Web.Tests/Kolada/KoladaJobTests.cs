using HsAvtal.Data.Demo;
using HsAvtal.Domain.Indicators;
using HsAvtal.KoladaServer;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.Kolada;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Kolada;

/// <summary>The fetch as a job that several instances share, and who may start one.</summary>
public sealed class KoladaJobTests : IClassFixture<DemoApp>, IAsyncLifetime
{
    private readonly DemoApp _app;
    private LocalKolada _server = null!;

    public KoladaJobTests(DemoApp app) => _app = app;

    public async Task InitializeAsync() => _server = await LocalKolada.StartAsync(KoladaContent.WithKnownFigures());

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Of_two_instances_one_runs_what_was_asked_for_and_the_other_sees_it()
    {
        await using var first = Instance();
        await using var second = Instance();
        await Task.WhenAll(first.Browse().GetAsync("/health/live"), second.Browse().GetAsync("/health/live"));

        await first.As<KoladaService>(DemoUsers.With(Role.Officer).Id).FetchAsync();

        var seen = await FinishedAsync(second.As<KoladaService>(DemoUsers.With(Role.BoardMember).Id));
        seen.Should().Match<KoladaRunRow>(r => r.StartedBy == DemoUsers.With(Role.Officer).DisplayName && r.Done == r.Total && r.Total > 0 && r.State == KoladaRunState.Finished);
        await using var db = _app.Open();
        (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM kolada_run").SingleAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(Role.BoardMember)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task Only_those_who_keep_indicator_values_start_and_end_a_fetch(Role role)
    {
        var service = _app.As<KoladaService>(role);

        await service.Invoking(s => s.FetchAsync()).Should().ThrowAsync<AccessDeniedException>();
        await service.Invoking(s => s.CancelAsync()).Should().ThrowAsync<AccessDeniedException>();
        (await service.NowAsync()).MayFetch.Should().BeFalse();
    }

    private static async Task<KoladaRunRow> FinishedAsync(KoladaService service)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if ((await service.ListAsync(new ListQuery("/", new Dictionary<string, string?>(StringComparer.Ordinal), "", false, 1))).Rows is [{ IsRunning: false } run])
            {
                return run;
            }

            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    private WebApp Instance() => new(_app.AppConnection)
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Kolada:RunsJobs"] = "true", ["Kolada:BaseUrl"] = _server.Address.AbsoluteUri, ["Kolada:RequestsPerSecond"] = "1000",
        },
    };
}
