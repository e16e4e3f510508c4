using System.Globalization;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>
/// The clock of the app's machine, as the app sees it: a small library stands between the app and the system, and reads from a file how
/// many seconds it is off. What measures how long something takes is left alone, as when somebody sets a machine's clock: libfaketime
/// also touches waiting, and then .NET's waits end at once.
/// </summary>
internal sealed class FaultClock
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hsavtal-bench-clock-{Environment.ProcessId}");

    public FaultClock(string library)
    {
        File.WriteAllText(_file, "0");
        AppEnvironment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = library,
            ["HSAVTAL_CLOCK_FILE"] = _file,
        };
    }

    public IReadOnlyDictionary<string, string> AppEnvironment { get; }

    public TimeSpan Off { get; private set; }

    /// <summary>Sets the clock, and returns when the app answers with the new time.</summary>
    public async Task SetAsync(TimeSpan off, AppServer server)
    {
        Off = off;
        await File.WriteAllTextAsync($"{_file}.new", ((long)off.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        File.Move($"{_file}.new", _file, overwrite: true);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 100; tries++)
        {
            using var answer = await client.GetAsync(new Uri(server.Address, "/health/live"));
            if ((answer.Headers.Date!.Value - TimeProvider.System.GetUtcNow() - off).Duration() < TimeSpan.FromSeconds(5))
            {
                return;
            }

            await tick.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"The app's clock is not {off} off.");
    }
}
