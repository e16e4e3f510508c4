namespace HsAvtal.Benchmarks.Faults;

/// <summary>Somebody ends all of the app's sessions in the database every five seconds, while pages are read and written.</summary>
internal static class SessionFaults
{
    private const int PerSecond = 30;
    private const double Most = 0.001;

    private static readonly TimeSpan _time = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Findings findings)
    {
        await using var scene = await Scene.StartAsync(NationalDatabase.App, FaultCluster.Admin, writers: 12, plans: 25);
        scene.Write(PerSecond);
        scene.Read(PerSecond);
        await scene.Journal.Next;
        using var tick = new PeriodicTimer(_often);
        var times = (int)(_time / _often);
        for (var n = 0; n < times; n++)
        {
            await tick.WaitForNextTickAsync();
            await FaultCluster.EndSessionsAsync();
        }

        await scene.StopWorkingAsync();
        var outcomes = scene.Outcomes;
        findings.Add($"pg_terminate_backend på alla sessioner {times} gånger under {_time.TotalMinutes:0} minuter", "högst 0,1 % visar fel", $"{outcomes.Share:0.00 %}", outcomes.Share <= Most, $"{outcomes.Failed} av {outcomes.All} sidor och sparade åtgärder. {outcomes.Shown}");
        findings.Add("Samtidigt", await scene.Journal.CompareAsync(FaultCluster.Admin));
    }
}
