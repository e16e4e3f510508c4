using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using HsAvtal.Benchmarks.Load;
using HsAvtal.Data.Demo;
using HsAvtal.Tests.Shared.Circuits;
using HsAvtal.Web.Tests.Support;
using Npgsql;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>That what is done at one instance holds at the other: sign-in, what is typed, news and jobs; and that the limits see who comes.</summary>
internal static class Sharing
{
    private const string Field = "falt-Text";

    /// <summary>Signs in with a password at the proxy, and asks each instance by itself with the cookie of that.</summary>
    public static async Task<Figure> SignInAsync(NationalPeople people, Cluster cluster, Reporter reporter)
    {
        var cookies = new CookieContainer();
        var clock = Stopwatch.StartNew();
        using var browser = new Browser(Client(cluster.Proxy.Address, cookies));
        await browser.SignInAsync(await people.UserNameAsync(reporter.UserId), DemoUsers.SignInWord);
        var took = clock.Elapsed;
        List<string> known = [];
        foreach (var instance in (AppServer[])[cluster.First, cluster.Second])
        {
            using var direct = new Browser(Client(instance.Address, cookies));
            var page = await direct.GetAsync(reporter.ReportPage);
            known.Add(page.Status == HttpStatusCode.OK && page.Path == reporter.ReportPage ? "inloggad" : $"inte inloggad ({(int)page.Status} {page.Path})");
        }

        return new("Lösenordet ges genom nginx; sessionen gäller hos båda", "båda", string.Join(" och ", known), $"{took.TotalMilliseconds:0} ms med lösenordets hash");
    }

    /// <summary>The limit of sign-in attempts from one address, for two who come from different ones through the same proxy.</summary>
    public static async Task<Figure> AddressesAsync(Cluster cluster)
    {
        using var guesser = new HttpClient(From("127.0.0.2")) { BaseAddress = cluster.Proxy.Address };
        using var other = new HttpClient(From("127.0.0.3")) { BaseAddress = cluster.Proxy.Address };
        var attempts = 1;
        while (attempts < 500 && await TryAsync(guesser) != HttpStatusCode.TooManyRequests)
        {
            attempts++;
        }

        var next = await TryAsync(other);
        return new(
            "Gränsen för inloggningsförsök per adress, genom nginx", "60 per instans",
            $"nekad vid försök {attempts}", $"utan kaka, alltså hos båda; en annan adress nekas {(next == HttpStatusCode.TooManyRequests ? "också" : "inte")}");
    }

    /// <summary>Types at one, and opens the page at the other until it is there.</summary>
    public static async Task<Figure> DraftAsync(Cluster cluster, Reporter reporter)
    {
        var text = $"Skrivet hos den ena, {Guid.NewGuid():N}";
        await using var typing = await Writer.LiveAsync(reporter.Person.At(cluster.First.Address), reporter.ReportPage);
        await typing.TypeAsync(Field, text);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            await using var reading = await Writer.LiveAsync(reporter.Person.At(cluster.Second.Address), reporter.ReportPage);
            var shown = reading.Find(n => n.Attributes.GetValueOrDefault("id") == Field)?.Attributes.GetValueOrDefault("value");
            if (shown == text)
            {
                await SaveAsync(typing, reporter.Person);
                return new("Det som skrivs hos den ena finns när sidan öppnas hos den andra", "", $"efter {clock.Elapsed.TotalSeconds:0.0} s", "sidans öppnande medräknat");
            }

            if (clock.Elapsed > TimeSpan.FromSeconds(30))
            {
                return new("Det som skrivs hos den ena finns när sidan öppnas hos den andra", "", "kom aldrig", $"visade ”{shown}”");
            }
        }
    }

    /// <summary>Saves at one, while another person looks at the same action at the other.</summary>
    public static async Task<Figure> NewsAsync(NationalPeople people, Cluster cluster, Reporter reporter)
    {
        var reader = await people.ColleagueAsync(reporter, cluster.Second.Address);
        var times = new Times();
        for (var n = 0; n < 10; n++)
        {
            using var browser = new Browser(Client(reader.Base, reader.Cookies));
            var page = await browser.GetAsync($"/atgarder/{reporter.ActionId}");
            using var answer = await browser.OpenAsync(page.Document.QuerySelector("[data-nytt]")!.GetAttribute("data-nytt")!);
            await using var told = SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
            await told.MoveNextAsync();
            await using var writing = await Writer.LiveAsync(reporter.Person.At(cluster.First.Address), reporter.ReportPage);
            await writing.TypeAsync(Field, $"Nytt hos den ena, {Guid.NewGuid():N}");
            var clock = Stopwatch.StartNew();
            var saved = SaveAsync(writing, reporter.Person);
            if (await told.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)) && told.Current.EventType == "andrat")
            {
                times.Add(clock.Elapsed);
            }
            else
            {
                times.Fail();
            }

            await saved;
        }

        return new("Det som sparas hos den ena sägs på sidan hos den andra, p50", "", $"{times.At(0.5):0} ms", $"från tryckningen, som mest {times.At(1):0} ms, {times.Count} gånger, {times.Failed} fel");
    }

    /// <summary>Each time that the job is due it is run once, by whichever instance.</summary>
    public static async Task<Figure> JobsAsync(DateTimeOffset since)
    {
        await using var source = NpgsqlDataSource.Create(NationalDatabase.Owner);
        await using var command = source.CreateCommand("SELECT count(*) FROM kolada_run WHERE started_at >= $1");
        command.Parameters.Add(new() { Value = since });
        var runs = (long)(await command.ExecuteScalarAsync())!;
        // Run by both it would be twice as many.
        return new(
            $"Jobbet som ska köras var {Cluster.JobEvery.Seconds}:e sekund körs en gång, inte en gång hos var", $"{(DateTimeOffset.UtcNow - since) / Cluster.JobEvery:0} körningar",
            $"{runs}", "också medan den ena instansen stoppades");
    }

    private static async Task SaveAsync(Circuit circuit, Person person)
    {
        await circuit.SubmitAsync();
        await person.GetBytesAsync(await circuit.LeaveAsync());
    }

    private static HttpClient Client(Uri address, CookieContainer cookies) => new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };

    /// <summary>Comes from an address of this machine's own.</summary>
    private static SocketsHttpHandler From(string address) => new()
    {
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>Without the form's token: refused in any case, and counted.</summary>
    private static async Task<HttpStatusCode> TryAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent([new("anvandarnamn", "ingen"), new("losenord", "inget")]);
        using var answer = await client.PostAsync("/konto/logga-in", form);
        return answer.StatusCode;
    }
}
