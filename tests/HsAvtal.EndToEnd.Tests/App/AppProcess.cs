using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>The published app as a process of its own, on a database of its own, as ./run starts it.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private const string Folder = "HSAVTAL_TEST_APP";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>No test reaches outside of this machine.</summary>
    private static readonly Uri _nowhere = new("http://127.0.0.1:9/v3/");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log;

    private AppProcess(Process process, ConcurrentQueue<string> log, int port)
    {
        _process = process;
        _log = log;
        Port = port;
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>From the start of the process until it said that it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Everything that the app has written.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Runs one of the app's commands to its end: migrate or demo.</summary>
    public static async Task CommandAsync(TestDatabase database, string command)
    {
        var log = new ConcurrentQueue<string>();
        using var process = Launch(database, log, command);
        using var deadline = new CancellationTokenSource(_patience);
        await process.WaitForExitAsync(deadline.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}:\n{string.Join('\n', log)}");
        }
    }

    /// <summary>Starts the site and waits until it is ready.</summary>
    /// <param name="database">A migrated database.</param>
    /// <param name="port">The port of an earlier process, to come back in its place; 0 for a free one.</param>
    /// <param name="kolada">Where the app is to find Kolada; null where no test asks.</param>
    public static async Task<AppProcess> StartAsync(TestDatabase database, int port = 0, Uri? kolada = null)
    {
        port = port == 0 ? FreePort() : port;
        var log = new ConcurrentQueue<string>();
        var clock = Stopwatch.StartNew();
        var app = new AppProcess(Launch(database, log, "--urls", $"http://127.0.0.1:{port}", $"--Kolada:BaseUrl={kolada ?? _nowhere}"), log, port);
        try
        {
            await app.WaitUntilReadyAsync(clock);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a crash or a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an operator does, and ends it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (Process.Start("kill", ["-TERM", _process.Id.ToString()]))
            {
                using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                try
                {
                    await _process.WaitForExitAsync(deadline.Token);
                }
                catch (OperationCanceledException)
                {
                    await KillAsync();
                }
            }
        }

        _process.Dispose();
    }

    private static Process Launch(TestDatabase database, ConcurrentQueue<string> log, params string[] arguments)
    {
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } set
            ? set
            : throw new InvalidOperationException($"{Folder} is not set: run the tests with ./test e2e, which publishes the app for them.");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "HsAvtal.Web.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__HsAvtal"] = database.AppConnection;
        start.Environment["ConnectionStrings__HsAvtalOwner"] = database.OwnerConnection;
        start.Environment["Demo__Enabled"] = "true";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["SignIn__Secrets__kristianstad"] = "hemlighet i provet";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(string? line)
        {
            if (line is not null)
            {
                log.Enqueue(line);
            }
        }
    }

    private async Task WaitUntilReadyAsync(Stopwatch clock)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (clock.Elapsed < _patience && !_process.HasExited)
        {
            if (await IsReadyAsync(client))
            {
                ReadyAfter = clock.Elapsed;
                return;
            }

            await tick.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"The app was not ready after {clock.Elapsed.TotalSeconds:N0} s:\n{string.Join('\n', _log)}");
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync($"{Address}/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
