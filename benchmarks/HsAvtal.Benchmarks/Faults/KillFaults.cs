using System.Diagnostics;
using HsAvtal.Benchmarks.Load;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>The app and PostgreSQL are killed under writes, over and over.</summary>
internal static class KillFaults
{
    private const int Times = 50;
    private const int PerSecond = 100;
    private const int Writers = 20;
    private const int Plans = 20;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(FaultCluster cluster, Findings findings)
    {
        await using var scene = await Scene.StartAsync(NationalDatabase.App, FaultCluster.Admin, Writers, Plans);
        var up = new UpTime(scene.Journal);
        scene.Write(PerSecond);
        await scene.Journal.Next;

        var app = new Times();
        for (var n = 0; n < Times; n++)
        {
            await up.WriteAsync();
            await scene.Server.KillAsync();
            await scene.Server.StartAgainAsync();
            app.Add(scene.Server.ReadyAfter);
        }

        await up.WriteAsync();
        var database = new Times();
        for (var n = 0; n < Times; n++)
        {
            await up.WriteAsync();
            // Every other time only the server, whose sessions then end by themselves as they find out.
            await cluster.KillAsync(everything: n % 2 == 0);
            await cluster.StartAsync();
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(scene.Journal.Next, scene.Server.ReadyAsync());
            database.Add(clock.Elapsed);
        }

        await up.WriteAsync();
        await scene.StopWorkingAsync();
        findings.Add($"kill -9 av applikationen {Times} gånger och av PostgreSQL {Times} gånger", await scene.Journal.CompareAsync(FaultCluster.Admin));
        findings.Add("Sparat i sekunden medan allt är uppe", $"{PerSecond}/s", $"{up.Rate:0}/s", up.Rate >= PerSecond * 0.8, $"{Writers} personer, en ny åtgärd åt gången i en öppen sida");
        findings.Add("Applikationen dödad: från start till redo", "10 s", Took(app), app.At(1) <= _longest.TotalMilliseconds);
        findings.Add("PostgreSQL dödad: från att den tar emot anslutningar till sparat och redo", "10 s", Took(database), database.At(1) <= _longest.TotalMilliseconds, "applikationen startas inte om");
    }

    private static string Took(Times times) => $"p50 {times.At(0.5) / 1000:0.0} s, som mest {times.At(1) / 1000:0.0} s";

    /// <summary>The time when everything is up, and what is saved in it.</summary>
    private sealed class UpTime
    {
        private readonly Journal _journal;
        private readonly Stopwatch _clock = new();
        private int _saved;

        public UpTime(Journal journal) => _journal = journal;

        public double Rate => _saved / _clock.Elapsed.TotalSeconds;

        /// <summary>From the first save on, for a time that differs, so that the end comes at any point of a save.</summary>
        public async Task WriteAsync()
        {
            await _journal.Next;
            var before = _journal.Acknowledged;
            _clock.Start();
            await Task.Delay(Random.Shared.Next(1200, 2000));
            _clock.Stop();
            _saved += _journal.Acknowledged - before;
        }
    }
}
