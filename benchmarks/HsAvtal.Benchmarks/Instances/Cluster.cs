using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Instances;

/// <summary>Two instances on one database, and nginx in front.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>The nightly job, so often that a run has many.</summary>
    public static readonly TimeSpan JobEvery = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["Proxy__Addresses"] = "127.0.0.1",
        ["Kolada__Nightly"] = $"0/{JobEvery.Seconds} * * * * ?",
        ["Kolada__Retries"] = "0",
    };

    private Cluster(AppServer first, AppServer second, NginxProxy proxy)
    {
        First = first;
        Second = second;
        Proxy = proxy;
    }

    public AppServer First { get; }

    public AppServer Second { get; }

    public NginxProxy Proxy { get; }

    public static async Task<Cluster> StartAsync()
    {
        var first = await AppServer.StartAsync(environment: _settings);
        try
        {
            var second = await AppServer.StartAsync(environment: _settings);
            try
            {
                return new(first, second, await NginxProxy.StartAsync(first.Address, second.Address));
            }
            catch
            {
                await second.DisposeAsync();
                throw;
            }
        }
        catch
        {
            await first.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
