using HsAvtal.GeneratedData;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>What the product does when something fails beneath it. See docs/performance.md.</summary>
internal static class FaultMeasures
{
    private const int Organisations = 6;

    /// <param name="what">Which faults; none means all.</param>
    /// <returns>Whether everything that could be measured was as it should be.</returns>
    public static async Task<bool> RunAsync(string[] what)
    {
        await NationalDatabase.MigrateAsync();
        await GeneratedDatabase.FillAsync(FaultCluster.Admin, Shape.OneAgreement(Organisations, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)));
        var cluster = new FaultCluster();
        var findings = new Findings();
        (string Name, Func<Task> Run)[] faults =
        [
            ("kill", () => KillFaults.RunAsync(cluster, findings)),
            ("sessions", () => SessionFaults.RunAsync(findings)),
            ("hung", () => HungFaults.RunAsync(cluster, findings)),
            ("disk", () => DiskFaults.RunAsync(findings)),
            ("clock", () => ClockFaults.RunAsync(findings)),
        ];
        foreach (var (name, run) in faults.Where(f => what.Length == 0 || what.Contains(f.Name)))
        {
            try
            {
                await run();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                findings.Add(name, "", "avbröts", false, e.Message);
                await Console.Error.WriteLineAsync(e.ToString());
                await cluster.BringBackAsync();
            }
        }

        return findings.AreKept;
    }
}
