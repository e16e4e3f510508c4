using System.Diagnostics;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Tests.Support;

namespace HsAvtal.Benchmarks;

/// <summary>
/// How long the search page takes at national size, from request to whole answer in the application's own process, for what people
/// are likely to type: in the largest agreement, whose texts are a sixth of all.
/// </summary>
internal static class SearchMeasures
{
    private const double Most = 50;

    /// <summary>What is typed, by what is hard about it.</summary>
    private static readonly (string Kind, string[] Typed)[] _mix =
    [
        ("ett ord", ["egenvårdsintyg", "nattfasta", "fallförebyggande", "tolkanvändning", "sårbehandling", "Digitalisera"]),
        ("böjt ord", ["läkemedelsgenomgången", "rutiner", "vårdcentralerna", "brukarundersökningar", "delegeringen", "hjälpmedel"]),
        ("flera ord", ["palliativ vård hemsjukvården", "läkarmedverkan särskilda boenden", "avvikelser orsaker analyserade", "utbildning nattorganisationen", "rutin för egenvårdsintyg"]),
        ("ordets början", ["läkar", "medicin", "kont", "rehab", "psyk"]),
        ("del av sammansatt ord", ["sjukvård", "boende", "process", "säkerhet", "vård"]),
        ("skrivfel", ["läkarmedvärkan", "egenvardsintyg", "rehabilitring", "samsjuklihget", "utskrivningsprosessen", "paliativ"]),
        ("vanligt ord", ["granskningen", "uppföljning", "hemsjukvården", "patienter", "ansvar"]),
        ("ingenting", ["xylofon", "zzzzzz", "och i", "kvantdator läkare"]),
    ];

    public static async Task<bool> RunAsync(int rounds)
    {
        await using var web = new WebApp(NationalDatabase.App);
        web.Time.Now = TimeProvider.System.GetUtcNow();
        using var browser = web.Browse();
        await browser.SignInAsync($"namndsekreterare.1490.{(int)Role.BoardMember}@avtal.example", DemoUsers.SignInWord);
        Say("\n| Sökning | Sökord | Träffar | p50 (ms) | p95 (ms) | Långsammast (ms) |\n|---|---:|---:|---:|---:|---|");
        var all = new List<(double Time, string Typed)>();
        foreach (var (kind, typed) in _mix)
        {
            var times = new List<(double Time, string Typed)>();
            var hits = new List<string>();
            foreach (var word in typed)
            {
                var path = $"/sok?q={Uri.EscapeDataString(word)}";
                var first = await browser.GetAsync(path);
                hits.Add(first.Document.QuerySelector(".search-kinds .number")?.TextContent ?? "0");
                for (var round = 0; round < rounds; round++)
                {
                    // The answer alone: reading it as a document is the browser's work.
                    var clock = Stopwatch.GetTimestamp();
                    using var answer = await browser.FetchAsync(path);
                    await answer.Content.ReadAsByteArrayAsync();
                    times.Add((Stopwatch.GetElapsedTime(clock).TotalMilliseconds, word));
                    answer.EnsureSuccessStatusCode();
                }
            }

            Print(kind, typed.Length, string.Join(" · ", hits), times);
            all.AddRange(times);
        }

        Print("**alla**", _mix.Sum(m => m.Typed.Length), "", all);
        new Figure("Sökning, p95", $"{Most:0} ms", $"{Percentile(all, 0.95):0} ms", $"p50 {Percentile(all, 0.5):0} ms, {_mix.Sum(m => m.Typed.Length)} sökningar av åtta slag").Show();
        return Percentile(all, 0.95) <= Most;
    }

    private static void Print(string kind, int typed, string hits, List<(double Time, string Typed)> times)
    {
        var slowest = times.MaxBy(t => t.Time);
        Say($"| {kind} | {typed} | {hits} | {Percentile(times, 0.5):0} | {Percentile(times, 0.95):0} | {slowest.Time:0} ({slowest.Typed}) |");
    }

    private static void Say(string line) => Console.Out.WriteLine(line);

    private static double Percentile(List<(double Time, string Typed)> times, double share)
    {
        var sorted = times.Select(t => t.Time).Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
