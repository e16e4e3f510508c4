using System.Diagnostics;
using HsAvtal.Tests.Shared.Circuits;
using Npgsql;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>
/// The disk with the tables has no room left; the write-ahead log lies on another. A database of its own, in a tablespace on a small
/// disk in memory that is filled and given room again.
/// </summary>
internal static class DiskFaults
{
    private const string Database = "hsavtal_disk";

    private static readonly string _disk = NationalDatabase.Setting("HSAVTAL_FAULTS_DISK");

    public static async Task RunAsync(Findings findings)
    {
        if (!FaultCluster.IsRoot)
        {
            findings.Add("Full disk", "tydligt fel, läsning går, återhämtning av sig självt", "inte mätt", null, "en liten disk i minnet kan bara root montera");
            return;
        }

        await ProgramAsync("mount", "-t", "tmpfs", "-o", "size=256m,mode=700,uid=postgres", "hsavtal", _disk);
        try
        {
            await FaultCluster.EndSessionsAsync();
            await FaultCluster.ExecuteAsync(FaultCluster.Server, $"CREATE TABLESPACE small LOCATION '{_disk}'", $"CREATE DATABASE {Database} TEMPLATE hsavtal TABLESPACE small");
            await MeasureAsync(findings);
        }
        finally
        {
            await FaultCluster.ExecuteAsync(FaultCluster.Server, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", "DROP TABLESPACE IF EXISTS small");
            await ProgramAsync("umount", _disk);
        }
    }

    private static async Task MeasureAsync(Findings findings)
    {
        var (app, admin) = (In(NationalDatabase.App), In(FaultCluster.Admin));
        await using var scene = await Scene.StartAsync(app, admin, writers: 8, plans: 8);
        scene.Write(20);
        await scene.Journal.Next;
        var filling = Path.Combine(_disk, "filling");
        await FillAsync(filling);
        await UntilAsync(() => scene.Outcomes.Failed > 20);
        var said = scene.Outcomes.Shown;
        var reading = new Outcomes();
        foreach (var path in (string[])["/", "/rekommendationer", "/atgarder", "/atgardsplaner", "/granskningar", "/indikatorer", scene.Writers[0].Page])
        {
            await ReadAsync(scene.Writers[0].Person, path, reading);
        }

        File.Delete(filling);
        var clock = Stopwatch.StartNew();
        await scene.Journal.Next;
        var back = clock.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(5));
        await scene.StopWorkingAsync();
        findings.Add("Full disk: det som sparas", "tydligt fel", scene.Outcomes.Said("Databasen har slut på utrymme") ? "tydligt fel" : "annat fel", scene.Outcomes.Said("Databasen har slut på utrymme") && !said.Contains("Exception", StringComparison.Ordinal), said);
        findings.Add("Full disk: det som läses", "går", $"{reading.All - reading.Failed} av {reading.All} sidor", reading.Failed == 0, reading.Shown);
        findings.Add("Sparat igen när det finns utrymme", "av sig självt", $"{back.TotalSeconds:0.0} s", true, "samma sidor, inte omladdade");
        findings.Add("Samtidigt", await scene.Journal.CompareAsync(admin));
    }

    private static string In(string connection) => new NpgsqlConnectionStringBuilder(connection) { Database = Database }.ConnectionString;

    private static async Task FillAsync(string path)
    {
        await using var file = File.Create(path, bufferSize: 1);
        var block = new byte[8192];
        try
        {
            while (true)
            {
                await file.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task ReadAsync(Person person, string path, Outcomes outcomes)
    {
        try
        {
            await person.GetBytesAsync(path);
            outcomes.Add();
        }
        catch (HttpRequestException e)
        {
            outcomes.Add($"{path}: {e.Message}");
        }
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var clock = Stopwatch.StartNew();
        while (!happened() && clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            await tick.WaitForNextTickAsync();
        }
    }

    private static async Task ProgramAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(name, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} ended with {process.ExitCode}.");
        }
    }
}
