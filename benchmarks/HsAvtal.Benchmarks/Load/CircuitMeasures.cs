using System.Diagnostics;
using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Load;

/// <summary>Pages that are live, each a signed-in officer's own: how many fit, what each takes, and how quick they are.</summary>
internal static class CircuitMeasures
{
    private const int Held = 5000;
    private const int Working = 1000;
    private const int PerSecond = 300;

    /// <summary>What two cores carry, to tell how far from it the wanted is.</summary>
    private const int PerSecondWithinReach = 100;

    /// <summary>So few that five browsers, which work harder than the server, have room on the same machine.</summary>
    private const int PerSecondBesideBrowsers = 20;

    private static readonly TimeSpan _interacting = TimeSpan.FromSeconds(20);

    private static readonly string[] _lists = ["/rekommendationer", "/atgarder", "/atgardsplaner"];

    public static async IAsyncEnumerable<Figure> RunAsync(NationalPeople people, AppServer server)
    {
        var reporters = await people.ReportersAsync(Held, server.Address);
        // What a first few cost is the code's, not the circuits'.
        await CloseAsync((await OpenAsync(reporters.Take(50), r => r.PlanPage)).Open);
        var before = server.Memory;
        var clock = Stopwatch.StartNew();
        var (held, failed) = await OpenAsync(reporters, r => r.PlanPage);
        var each = (server.Memory - before) / 1024.0 / Math.Max(1, held.Count);
        var opened = clock.Elapsed;
        var lost = held.Count(h => h.Circuit.Lost.IsCompleted);
        yield return new($"{Held:N0} sidor öppna för att skriva, var och en sin användare", "0 fel", $"{held.Count - lost:N0} öppna, {failed + lost} fel", $"öppnade på {opened.TotalSeconds:0} s");
        yield return new("Minne per öppen sida", "400 KiB", $"{each:0} KiB", $"hela processen {server.Memory / 1048576:N0} MiB");
        await CloseAsync(held);
        // One to each action: whoever reports on what another has just reported on is told so, which is another thing to measure.
        var apart = reporters.DistinctBy(r => r.ActionId).ToList();
        var working = apart[..Math.Min(Working, apart.Count - RealBrowsers.Count)];
        // First what is within reach: what is too much leaves work behind it.
        foreach (var figure in await CheckAsync(working, apart[working.Count..(working.Count + RealBrowsers.Count)]))
        {
            yield return figure;
        }

        yield return await InteractAsync(working, PerSecondWithinReach, "");
        yield return await InteractAsync(working, PerSecond, "100 ms");
    }

    /// <summary>What a few meet in real browsers, and the others at the same time: whether the figures are what a person would see.</summary>
    private static async Task<List<Figure>> CheckAsync(List<Reporter> reporters, List<Reporter> inBrowsers)
    {
        await using var browsers = await RealBrowsers.OpenAsync(inBrowsers);
        var work = browsers.WorkAsync(_interacting);
        var others = await InteractAsync(reporters, PerSecondBesideBrowsers, "");
        await work;
        return [others, Figure($"Detsamma samtidigt i {RealBrowsers.Count} riktiga webbläsare, deras eget arbete medräknat, p95", "", browsers.Reads, browsers.Writes, 0)];
    }

    /// <summary>While each has a page open to write, they read and save as people do.</summary>
    private static async Task<Figure> InteractAsync(List<Reporter> reporters, int perSecond, string wanted)
    {
        var (open, failed) = await OpenAsync(reporters, r => r.ReportPage);
        var (reads, writes) = (new Times(), new Times());
        List<Task> started = [];
        await Pace.EachAsync(perSecond, _interacting, (n, due) =>
        {
            var at = n % open.Count;
            started.Add(Task.Run(() => (n % 20) switch
            {
                0 => SaveAsync(open, at, writes, due),
                < 4 => PageLoad.AskAsync(open[at].Reporter.Person, $"/atgarder/{open[at].Reporter.ActionId}", reads, due),
                _ => PageLoad.AskAsync(open[at].Reporter.Person, _lists[n % _lists.Length], reads, due),
            }));
            return Task.CompletedTask;
        });
        await Task.WhenAll(started);
        await CloseAsync(open);
        return Figure($"Från inmatning till ändrad skärm vid {perSecond}/s på {reporters.Count:N0} öppna sidor, p95", wanted, reads, writes, failed);
    }

    private static Figure Figure(string what, string wanted, Times reads, Times writes, int failed) => new(
        what,
        wanted,
        $"läsa {reads.At(0.95):0} ms, skriva {writes.At(0.95):0} ms",
        $"p50 {reads.At(0.5):0} och {writes.At(0.5):0} ms, {reads.Count} läsningar, {writes.Count} skrivningar, {failed + reads.Failed + writes.Failed} fel");

    /// <summary>Types a report, saves it and sees the action with it; then opens the page again for the next.</summary>
    private static async Task SaveAsync(List<OpenPage> open, int at, Times times, Stopwatch due)
    {
        var (reporter, circuit) = open[at];
        try
        {
            await circuit.TypeAsync("falt-Text", $"Arbetet går framåt, lägesrapport {DateTime.UtcNow.Ticks}.");
            await circuit.SubmitAsync();
            await reporter.Person.GetBytesAsync(await circuit.LeaveAsync());
            times.Add(due.Elapsed);
            await circuit.DisposeAsync();
            open[at] = new(reporter, await Circuit.OpenAsync(reporter.Person, reporter.ReportPage));
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or TimeoutException)
        {
            times.Fail();
        }
    }

    private static async Task<(List<OpenPage> Open, int Failed)> OpenAsync(IEnumerable<Reporter> reporters, Func<Reporter, string> page)
    {
        var (open, failed) = (new List<OpenPage>(), 0);
        await Parallel.ForEachAsync(reporters, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (reporter, _) =>
        {
            try
            {
                var circuit = await Circuit.OpenAsync(reporter.Person, page(reporter));
                await circuit.WaitForAsync(n => n.Handlers.ContainsKey("submit"));
                lock (open)
                {
                    open.Add(new(reporter, circuit));
                }
            }
            catch (Exception e) when (e is HttpRequestException or InvalidOperationException or TimeoutException)
            {
                Interlocked.Increment(ref failed);
            }
        });
        return (open, failed);
    }

    private static Task CloseAsync(List<OpenPage> open) =>
        Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (held, _) => await held.Circuit.DisposeAsync());

    private sealed record OpenPage(Reporter Reporter, Circuit Circuit);
}
