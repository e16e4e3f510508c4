using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HsAvtal.Benchmarks;
using HsAvtal.Benchmarks.Load;

if (args is ["data"])
{
    await NationalDatabase.FillAsync();
    return 0;
}

if (args is ["queries", ..])
{
    await NationalDatabase.MigrateAsync();
    var isKept = await QueryMeasures.RunAsync(rounds: 20, args.ElementAtOrDefault(1));
    if (args.ElementAtOrDefault(1) is null or "/sok")
    {
        isKept &= await SearchMeasures.RunAsync(rounds: 20);
    }

    return isKept ? 0 : 1;
}

if (args is ["change-log", ..])
{
    await ChangeLogMeasures.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

if (args is ["load", ..])
{
    await LoadMeasures.RunAsync(args[1..]);
    return 0;
}

if (args is ["indicators"])
{
    await IndicatorMeasures.RunAsync();
    return 0;
}

// In this process: what is measured is the database and the services, not the start of a runtime.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromTypes([typeof(PageQueries)]).Run(args.Length > 0 ? args : ["--filter", "*"], config);
return 0;
