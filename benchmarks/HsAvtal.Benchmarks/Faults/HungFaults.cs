using System.Diagnostics;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>PostgreSQL takes what it is asked and answers nothing, for longer than the app waits for an answer.</summary>
internal static class HungFaults
{
    /// <summary>A statement is given up after thirty seconds.</summary>
    private static readonly TimeSpan _hang = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(FaultCluster cluster, Findings findings)
    {
        await using var scene = await Scene.StartAsync(NationalDatabase.App, FaultCluster.Admin, writers: 8, plans: 8);
        using var client = new HttpClient();
        scene.Write(20);
        scene.Read(5);
        await scene.Journal.Next;
        await cluster.HangAsync();
        var (live, ready) = (new Times(), new Times());
        var (isLive, isReady) = (true, false);
        TimeSpan back;
        try
        {
            var hung = Stopwatch.StartNew();
            while (hung.Elapsed < _hang)
            {
                isReady |= await TimedAsync(scene.Server, client, "/health/ready", ready);
                isLive &= await TimedAsync(scene.Server, client, "/health/live", live);
            }
        }
        finally
        {
            await cluster.GoOnAsync();
        }

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(scene.Journal.Next, scene.Server.ReadyAsync());
        back = clock.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(5));
        await scene.StopWorkingAsync();
        findings.Add($"PostgreSQL hänger i {_hang.TotalSeconds:0} s: /health/live", "svarar", $"som mest {live.At(1):0} ms", isLive && live.At(1) < 1000, $"{live.Count} frågor");
        findings.Add("/health/ready säger nej", "5 s", $"som mest {ready.At(1) / 1000:0.0} s", !isReady && ready.At(1) <= _longest.TotalMilliseconds, $"{ready.Count} frågor");
        findings.Add("Sparat och redo igen när den svarar", "av sig självt", $"{back.TotalSeconds:0.0} s", true, scene.Outcomes.Shown);
        findings.Add("Samtidigt", await scene.Journal.CompareAsync(FaultCluster.Admin));
    }

    private static async Task<bool> TimedAsync(AppServer server, HttpClient client, string path, Times times)
    {
        var clock = Stopwatch.StartNew();
        var answer = await server.IsAsync(client, path);
        times.Add(clock.Elapsed);
        return answer;
    }
}
