using HsAvtal.Benchmarks;
using HsAvtal.Benchmarks.Faults;
using HsAvtal.Benchmarks.Hot;
using HsAvtal.Benchmarks.Instances;
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

if (args is ["faults", ..])
{
    return await FaultMeasures.RunAsync(args[1..]) ? 0 : 1;
}

if (args is ["instances", ..])
{
    await InstanceMeasures.RunAsync(keep: args.Contains("keep"));
    return 0;
}

if (args is ["indicators"])
{
    await IndicatorMeasures.RunAsync();
    return 0;
}

if (args is ["matrix"])
{
    await MatrixMeasures.RunAsync();
    return 0;
}

if (args is ["hot"])
{
    await NationalDatabase.MigrateAsync();
    HotMeasures.Run();
    return 0;
}

throw new InvalidOperationException("Start this with ./bench, or with change-log or indicators.");
