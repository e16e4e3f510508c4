using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Load;

/// <summary>What the whole product does on one machine, server and load together: pages, circuits, saves and bytes. See docs/performance.md.</summary>
internal static partial class LoadMeasures
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(15);

    private static readonly string[] _lists = ["/", "/rekommendationer", "/atgarder", "/atgardsplaner", "/granskningar", "/indikatorer"];

    /// <summary>A page that asks the database for nothing of its own, in the same layout, for somebody signed in.</summary>
    private static readonly string[] _empty = ["/konto"];

    public static async Task RunAsync(string[] what)
    {
        var app = NationalDatabase.Setting("ConnectionStrings__HsAvtal");
        var owner = NationalDatabase.Setting("ConnectionStrings__HsAvtalOwner");
        await using var server = await AppServer.StartAsync();
        new Figure("Från start till /health/ready", "3 s", $"{server.ReadyAfter.TotalSeconds:0.0} s", "migrerad databas").Show();
        await using var people = new NationalPeople(app, owner);
        if (Wants("pages"))
        {
            (await PagesAsync(people, server)).ForEach(f => f.Show());
        }

        if (Wants("circuits"))
        {
            await foreach (var figure in CircuitMeasures.RunAsync(people, server))
            {
                figure.Show();
            }
        }

        if (Wants("saves"))
        {
            (await SaveMeasures.RunAsync(people, server.Address, app)).Show();
        }

        bool Wants(string part) => what.Length == 0 || what.Contains(part);
    }

    private static async Task<List<Figure>> PagesAsync(NationalPeople people, AppServer server)
    {
        var reporters = await people.ReportersAsync(200, server.Address);
        var clients = (await ThoseWhoSeeAsync(reporters, $"/atgarder/{reporters[0].ActionId}")).Take(8).ToList();
        var details = (await people.IdsAsync("SELECT a.id FROM recommendation_addressee a WHERE state <> 'Draft' ORDER BY md5(a.id::text) LIMIT 300")).ConvertAll(id => $"/rekommendationer/{id}");
        details.AddRange((await people.IdsAsync("SELECT a.id FROM planned_action a JOIN action_plan p ON p.id = a.plan_id WHERE p.state = 'Adopted' ORDER BY md5(a.id::text) LIMIT 300")).ConvertAll(id => $"/atgarder/{id}"));
        details.AddRange((await people.IdsAsync("SELECT id FROM action_plan WHERE state = 'Adopted' ORDER BY md5(id::text) LIMIT 100")).ConvertAll(id => $"/atgardsplaner/{id}"));
        details = await ThoseThatMayBeSeenAsync(clients, details);
        List<IReadOnlyList<string>> all = [_lists, details, _empty];
        foreach (var paths in all)
        {
            await WarmAsync(clients, paths);
        }

        var (floor, floorRate) = await PageLoad.FullAsync(clients, _empty, _time);
        var (lists, listRate) = await PageLoad.FullAsync(clients, _lists, _time);
        var (detail, detailRate) = await PageLoad.FullAsync(clients, details, _time);
        var steady = await PageLoad.SteadyAsync(clients, [.. _lists, .. details], 50, _time);
        return
        [
            new("En tom sida i samma server, 8 klienter", "mätt som golv", $"{floorRate:0}/s", Took(floor)),
            new("Listor och översikt, 8 klienter", "170/s", $"{listRate:0}/s", $"{listRate / floorRate:0.00} av golvet; {Took(lists)}"),
            new("Detaljsidor, 8 klienter", "490/s", $"{detailRate:0}/s", $"{detailRate / floorRate:0.00} av golvet; {Took(detail)}"),
            new("50 sidor i sekunden, p95", "50 ms", $"{steady.At(0.95):0} ms", $"p50 {steady.At(0.5):0} ms, {steady.Count} sidor, {steady.Failed} fel"),
            new("Till första användbara skärm, tom cache, komprimerat", "400 KiB", $"{await BytesAsync(clients[0]) / 1024.0:0} KiB", "översikten med stilar och skript"),
        ];
    }

    /// <summary>Until it goes no quicker: the runtime compiles what is used much a second and a third time, which under load takes a minute.</summary>
    private static async Task WarmAsync(List<Person> clients, IReadOnlyList<string> paths)
    {
        var best = 0.0;
        for (var round = 0; round < 15; round++)
        {
            var (_, rate) = await PageLoad.FullAsync(clients, paths, TimeSpan.FromSeconds(5));
            if (round > 3 && rate < best * 1.03)
            {
                return;
            }

            best = Math.Max(best, rate);
        }
    }

    private static string Took(Times times) => $"p50 {times.At(0.5):0} ms, p95 {times.At(0.95):0} ms, {times.Failed} fel";

    /// <summary>Those in the agreement of the page.</summary>
    private static async Task<List<Person>> ThoseWhoSeeAsync(List<Reporter> reporters, string path)
    {
        List<Person> seeing = [];
        foreach (var reporter in reporters)
        {
            if ((await ThoseThatMayBeSeenAsync([reporter.Person], [path])).Count > 0)
            {
                seeing.Add(reporter.Person);
            }
        }

        return seeing;
    }

    /// <summary>A page of another agreement is answered as one that is not there, which is no page to measure.</summary>
    private static async Task<List<string>> ThoseThatMayBeSeenAsync(List<Person> clients, List<string> paths)
    {
        List<string> seen = [];
        foreach (var path in paths)
        {
            try
            {
                foreach (var client in clients)
                {
                    await client.GetBytesAsync(path);
                }

                seen.Add(path);
            }
            catch (HttpRequestException)
            {
                // Not in every client's agreement.
            }
        }

        return seen;
    }

    /// <summary>As they go over the wire: the overview, its styles and its script.</summary>
    private static async Task<long> BytesAsync(Person person)
    {
        var html = await person.GetAsync("/");
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = person.Base };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        long bytes = System.Text.Encoding.UTF8.GetByteCount(html);
        foreach (Match link in Asset().Matches(html))
        {
            bytes += (await client.GetByteArrayAsync(new Uri(person.Base, link.Groups["path"].Value))).Length;
        }

        return bytes;
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>[^\"/:][^\":]*\\.(?:css|js|svg))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();
}
