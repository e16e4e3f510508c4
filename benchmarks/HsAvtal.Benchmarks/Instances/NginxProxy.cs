using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>
/// nginx in front of two instances, with the file that operators are given: only addresses and certificates are taken out of it. A process
/// of its own with a folder of its own, and nothing of the machine's nginx.
/// </summary>
internal sealed partial class NginxProxy : IAsyncDisposable
{
    /// <summary>The header that tells which instance has answered.</summary>
    public const string Answerer = "x-instance";

    private const string Given = "deploy/nginx.conf";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private long _read;

    private NginxProxy(DirectoryInfo folder, int port, Process process)
    {
        _folder = folder;
        _process = process;
        Address = new($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    public static async Task<NginxProxy> StartAsync(params Uri[] instances)
    {
        var folder = Directory.CreateTempSubdirectory("hsavtal-nginx-");
        var port = AppServer.FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "site.conf"), ForTrial(await File.ReadAllTextAsync(Given), port, instances));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), Frame(folder.FullName));
        var process = Process.Start(new ProcessStartInfo("nginx", ["-p", folder.FullName, "-c", "nginx.conf", "-e", "error.log", "-g", "daemon off;"]))!;
        var proxy = new NginxProxy(folder, port, process);
        await proxy.ReadyAsync();
        return proxy;
    }

    /// <summary>What each instance has answered since it was asked last, and how many of those another had been asked for first.</summary>
    public async Task<(Dictionary<string, int> Answered, int PassedOn)> ServedAsync()
    {
        await using var log = new FileStream(Path.Combine(_folder.FullName, "access.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = _read;
        using var reader = new StreamReader(log);
        var asked = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(", ")).ToList();
        _read = log.Position;
        return (asked.CountBy(a => a[^1]).ToDictionary(StringComparer.Ordinal), asked.Count(a => a.Length > 1));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("/bin/kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string ForTrial(string given, int port, Uri[] instances)
    {
        var next = 0;
        var site = given[..given.LastIndexOf("server {", StringComparison.Ordinal)];
        site = Instance().Replace(site, _ => $"server {instances[next++].Authority}");
        site = Certificate().Replace(site, "");
        return site
            .Replace("listen 443 ssl http2;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("add_header Set-Cookie", $"add_header {Answerer} $upstream_addr always;\n    add_header Set-Cookie", StringComparison.Ordinal);
    }

    private static string Frame(string folder) =>
        $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        worker_processes auto;
        worker_rlimit_nofile 40000;
        pid {{folder}}/nginx.pid;
        events { worker_connections 15000; }
        http {
            log_format instance '$upstream_addr';
            access_log {{folder}}/access.log instance;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            include {{folder}}/site.conf;
        }
        """;

    private async Task ReadyAsync()
    {
        using var client = new HttpClient();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/logga-in"));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await tick.WaitForNextTickAsync();
            }
        }
    }

    [GeneratedRegex(@"server 10\.0\.0\.\d+:\d+", RegexOptions.None, 1000)]
    private static partial Regex Instance();

    [GeneratedRegex(@"^ *ssl_certificate.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Certificate();
}
