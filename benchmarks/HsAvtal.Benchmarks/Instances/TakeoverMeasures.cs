using System.Diagnostics;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>One of two instances is stopped as an operator does it, while some hundred people write, save and read.</summary>
internal static class TakeoverMeasures
{
    private const int Writers = 200;
    private const int Browsers = 2;
    private const int ReadsPerSecond = 10;

    private static readonly TimeSpan _before = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _after = TimeSpan.FromSeconds(20);
    private static readonly string[] _lists = ["/rekommendationer", "/atgarder", "/atgardsplaner"];

    public static async Task<List<Figure>> RunAsync(Cluster cluster, List<Reporter> reporters)
    {
        var (journal, takeover) = (new Journal(), new Takeover());
        var apart = reporters[..Math.Min(Writers, reporters.Count - Browsers)];
        var writers = new Writer[apart.Count];
        await Parallel.ForAsync(0, apart.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => writers[i] = await Writer.OpenAsync(apart[i], journal, takeover));
        await using var browsers = await MovedBrowsers.OpenAsync(reporters[^Browsers..], cluster.First.Address.Authority);

        using var end = new CancellationTokenSource();
        var writing = writers.Select(w => Task.Run(() => w.WorkAsync(end.Token))).ToList();
        var reading = ReadAsync(apart);
        await Task.Delay(_before);
        var figures = new List<Figure> { await StopAsync(cluster, $"{apart.Count} öppna lägesrapporter som det skrivs i, {takeover.Saves.Count / _before.TotalSeconds:0} sparas och {ReadsPerSecond} sidor läses i sekunden", browsers) };
        var reads = await reading;
        var (_, passedOn) = await cluster.Proxy.ServedAsync();
        figures.Add(await StartAgainAsync(cluster));
        await end.CancelAsync();
        await Task.WhenAll(writing);
        await Parallel.ForEachAsync(writers, async (writer, _) => await writer.DisposeAsync());
        figures.AddRange(Figures(takeover, await journal.CompareAsync(NationalDatabase.Owner)));
        figures.Add(new(
            "Sidor som läses under försöket", "0 fel", $"{reads.Failed + takeover.Reads.Failed} fel av {reads.Count + takeover.Reads.Count}",
            $"{passedOn} gick till den andra när den första inte svarade; p95 {reads.At(0.95):0} ms"));
        figures.Add(Figure(await browsers.MovedAsync()));
        return figures;
    }

    private static async Task<Times> ReadAsync(List<Reporter> readers)
    {
        var reads = new Times();
        List<Task> asked = [];
        await Pace.EachAsync(ReadsPerSecond, _before + _after, (n, due) =>
        {
            asked.Add(Task.Run(() => PageLoad.AskAsync(readers[n % readers.Count].Person, _lists[n % _lists.Length], reads, due)));
            return Task.CompletedTask;
        });
        await Task.WhenAll(asked);
        return reads;
    }

    private static async Task<Figure> StopAsync(Cluster cluster, string load, MovedBrowsers browsers)
    {
        browsers.Type();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await cluster.Proxy.ServedAsync();
        var clock = Stopwatch.StartNew();
        await cluster.First.StopAsync();
        return new("SIGTERM till den ena under last: den har slutat", "", $"efter {clock.Elapsed.TotalSeconds:0.0} s", load);
    }

    private static async Task<Figure> StartAgainAsync(Cluster cluster)
    {
        await cluster.First.StartAgainAsync();
        await Task.Delay(_after);
        var (answered, _) = await cluster.Proxy.ServedAsync();
        var share = 100.0 * answered.GetValueOrDefault(cluster.First.Address.Authority) / answered.Values.Sum();
        return new("Den startas igen och får användare", "", $"{share:0} % av anropen", $"redo efter {cluster.First.ReadyAfter.TotalSeconds:0.0} s, {_after.TotalSeconds:0} s räknade");
    }

    private static List<Figure> Figures(Takeover takeover, Outcome saves) =>
    [
        new(
            "De som skrev där har samma text och kan skriva hos den andra", "5 s", $"p50 {takeover.Moves.At(0.5) / 1000:0.0} s, som mest {takeover.Moves.At(1) / 1000:0.0} s",
            $"{takeover.Moves.Count} flyttade, från det att förbindelsen bröts"),
        new(
            "Skrivet som saknas hos den andra", "inget äldre än 1 s", $"hos {takeover.Missing} av {takeover.Moves.Count}",
            $"hos {takeover.Whole} hade servern varje bokstav; resten lägger webbläsaren tillbaka"),
        new(
            "Sparade under hela försöket", "ingen förlorad, ingen dubbel", $"{saves.Acknowledged} bekräftade, {saves.Lost} förlorade, {saves.Doubled} dubbla",
            $"{takeover.Again} var inte bekräftade när förbindelsen bröts och trycktes om, {saves.NeverAcknowledged} blev aldrig bekräftade; p95 {takeover.Saves.At(0.95):0} ms"),
    ];

    private static Figure Figure(Moved[] moved) => new(
        $"Detsamma i {Browsers} riktiga webbläsare som det skrivs i", "5 s", $"som mest {moved.Max(m => m.Took).TotalSeconds:0.0} s",
        $"{moved.Count(m => m.IsWhole)} av {moved.Length} har varje bokstav som stod på skärmen ({string.Join(" och ", moved.Select(m => m.Letters))}), och har sparat");
}
