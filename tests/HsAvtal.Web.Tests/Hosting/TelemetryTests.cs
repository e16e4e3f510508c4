using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>What one watches reaches a collector that speaks OTLP over HTTP.</summary>
public sealed class TelemetryTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public TelemetryTests(DemoApp app) => _app = app;

    [Fact]
    public async Task Requests_statements_drawing_and_memory_are_told_where_a_collector_is_named()
    {
        await using var collector = await Collector.StartAsync();
        await using (var web = new WebApp(_app.AppConnection) { Settings = collector.Settings })
        {
            (await (await web.BrowseAsync(Role.Officer)).GetAsync("/")).Heading.Should().NotBeEmpty();
            web.Services.GetRequiredService<MeterProvider>().ForceFlush(30_000).Should().BeTrue("what is told at the end alone has little time to arrive");
        }

        var told = collector.Received;
        foreach (var name in new[]
        {
            "hsavtal",
            "http.server.request.duration",
            "db.client.operation.duration",
            "aspnetcore.components.update_parameters.duration",
            "dotnet.gc.last_collection.heap.size",
            "dotnet.thread_pool.queue.length",
        })
        {
            told.Should().Contain(name);
        }
    }

    /// <summary>Takes what is posted and keeps it: the names in it are plain text.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _server;
        private readonly ConcurrentQueue<string> _received = [];

        private Collector(WebApplication server) => _server = server;

        public string Received => string.Concat(_received);

        public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var collector = new Collector(builder.Build());
            collector._server.MapPost("/v1/metrics", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                collector._received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            });
            await collector._server.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
