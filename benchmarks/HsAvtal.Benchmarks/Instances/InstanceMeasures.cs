using System.Diagnostics;
using System.Runtime.InteropServices;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>
/// Two instances behind nginx: that they are one product to whoever uses them, what they bear together, and what their users notice when
/// one is stopped. See docs/operations.md.
/// </summary>
internal static class InstanceMeasures
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(15);

    private static readonly string[] _lists = ["/", "/rekommendationer", "/atgarder", "/atgardsplaner", "/granskningar", "/indikatorer"];

    /// <param name="keep">Leaves them up afterwards, until Ctrl-C.</param>
    public static async Task RunAsync(bool keep)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var cluster = await Cluster.StartAsync();
        try
        {
            await await Task.WhenAny(MeasureAsync(cluster, keep, stop.Token), Task.Delay(Timeout.Infinite, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was started is stopped on the way out.
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task MeasureAsync(Cluster cluster, bool keep, CancellationToken stop)
    {
        var begun = DateTimeOffset.UtcNow;
        await using var people = new NationalPeople(NationalDatabase.App, NationalDatabase.Owner);
        // One to each action: two who report on the same are told so, which is another thing to measure.
        var reporters = (await people.ReportersAsync(1000, cluster.Proxy.Address)).DistinctBy(r => r.ActionId).ToList();
        (await Sharing.SignInAsync(people, cluster, reporters[0])).Show();
        (await Sharing.AddressesAsync(cluster)).Show();
        (await Sharing.DraftAsync(cluster, reporters[1])).Show();
        (await Sharing.NewsAsync(people, cluster, reporters[2])).Show();
        await foreach (var figure in PagesAsync(cluster, reporters))
        {
            figure.Show();
        }

        (await TakeoverMeasures.RunAsync(cluster, reporters)).ForEach(f => f.Show());
        (await Sharing.JobsAsync(begun)).Show();
        if (keep)
        {
            Console.WriteLine($"Uppe tills du trycker Ctrl-C: {cluster.Proxy.Address} framför {cluster.First.Address} och {cluster.Second.Address}.");
            await Task.Delay(Timeout.Infinite, stop);
        }
    }

    /// <summary>As many clients as of one instance, through the proxy.</summary>
    private static async IAsyncEnumerable<Figure> PagesAsync(Cluster cluster, List<Reporter> reporters)
    {
        var clients = reporters[..8];
        var people = clients.ConvertAll(c => c.Person);
        await PageLoad.FullAsync(people, _lists, TimeSpan.FromSeconds(8));
        await cluster.Proxy.ServedAsync();
        var (lists, listRate) = await PageLoad.FullAsync(people, _lists, _time);
        var (answered, _) = await cluster.Proxy.ServedAsync();
        yield return new("Listor och översikt genom nginx och två instanser, 8 klienter", "", $"{listRate:0}/s", $"{Took(lists)}; {Shares(answered)}");
        // Each asks for what is of the own agreement.
        var (details, clock) = (new Times(), Stopwatch.StartNew());
        await Task.WhenAll(clients.Select(c => Task.Run(async () =>
        {
            while (clock.Elapsed < _time)
            {
                await PageLoad.AskAsync(c.Person, $"/atgarder/{c.ActionId}", details, Stopwatch.StartNew());
                await PageLoad.AskAsync(c.Person, $"/atgardsplaner/{c.PlanId}", details, Stopwatch.StartNew());
            }
        })));
        (answered, _) = await cluster.Proxy.ServedAsync();
        yield return new("Detaljsidor genom nginx och två instanser, 8 klienter", "", $"{details.Count / clock.Elapsed.TotalSeconds:0}/s", $"{Took(details)}; {Shares(answered)}");
    }

    private static string Took(Times times) => $"p50 {times.At(0.5):0} ms, p95 {times.At(0.95):0} ms, {times.Failed} fel";

    private static string Shares(Dictionary<string, int> answered) => $"instansernas delar {string.Join(" och ", answered.Values.Select(n => $"{100.0 * n / answered.Values.Sum():0} %"))}";
}
