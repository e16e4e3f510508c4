using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace HsAvtal.Benchmarks.Hot;

/// <summary>Runs the benchmarks of what is hot in process and prints their table.</summary>
internal static class HotMeasures
{
    public static void Run()
    {
        var log = new AccumulationLogger();
        // In this process: it is the app that is measured, not the start of a runtime.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(10))
            .AddLogger(log)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "hsavtal-bench-hot"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<HotBenchmarks>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => r.ResultStatistics is null))
        {
            throw new InvalidOperationException(log.GetLog());
        }

        foreach (var report in summary.Reports)
        {
            Row(report).Show();
        }
    }

    private static Figure Row(BenchmarkReport report)
    {
        var what = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        var memory = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
        return new Figure(what, "", Time(report.ResultStatistics!.Mean), $"p95 {Time(report.ResultStatistics.Percentiles.P95)}, {Memory(memory)} minne");
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => $"{nanoseconds:0} ns",
        < 1_000_000 => $"{nanoseconds / 1_000:0.0} µs",
        _ => $"{nanoseconds / 1_000_000:0.0} ms",
    };

    private static string Memory(long bytes) => bytes < 1024 ? $"{bytes} B" : $"{bytes / 1024.0:0} KiB";
}
