using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HsAvtal.Benchmarks.Load;

/// <summary>The published app as a process of its own, as <c>./run</c> starts it, on the database that the environment names.</summary>
internal sealed class AppServer : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    private readonly int _port;
    private readonly string? _database;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private Process _process = null!;

    private AppServer(int port, string? database, IReadOnlyDictionary<string, string>? environment)
    {
        _port = port;
        _database = database;
        _environment = environment ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>From the start of the process until it said that it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>The process's memory as the system counts it, in bytes.</summary>
    public long Memory => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024;

    /// <param name="database">The app's connection to another database than the one that the environment names.</param>
    /// <param name="environment">What the app is told besides.</param>
    public static async Task<AppServer> StartAsync(string? database = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var app = new AppServer(FreePort(), database, environment);
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>Starts it in the place of one that has ended.</summary>
    public async Task StartAgainAsync()
    {
        var clock = Stopwatch.StartNew();
        Launch();
        await ReadyAsync();
        ReadyAfter = clock.Elapsed;
    }

    /// <summary>Waits until <c>/health/ready</c> says yes.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var clock = Stopwatch.StartNew();
        while (!await IsAsync(client, "/health/ready"))
        {
            if (clock.Elapsed > _patience || _process.HasExited)
            {
                throw new InvalidOperationException($"The app is not ready after {clock.Elapsed.TotalSeconds:N0} s; see {LogFile}.");
            }

            await tick.WaitForNextTickAsync();
        }
    }

    public async Task<bool> IsAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, path));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Asks it to stop, as an operator does, and waits.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("/bin/kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private string LogFile => Path.Combine(Path.GetTempPath(), $"hsavtal-bench-{_port}.log");

    private void Launch()
    {
        var folder = Environment.GetEnvironmentVariable("HSAVTAL_BENCH_APP") ?? throw new InvalidOperationException("HSAVTAL_BENCH_APP is not set: start this with ./bench, which publishes the app.");
        // The log goes to a file, as a service manager would take it, so that reading it costs this process nothing.
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet HsAvtal.Web.dll --urls {Address} >> {LogFile} 2>&1"]) { WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["ConnectionStrings__HsAvtal"] = _database ?? NationalDatabase.App;
        start.Environment["Limits__Connections"] = "20000";
        start.Environment["Kolada__BaseUrl"] = "http://127.0.0.1:9/v3/";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
