using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HsAvtal.Benchmarks;

// In this process: what is measured is the database and the services, not the start of a runtime.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromTypes([typeof(PageQueries)]).Run(args.Length > 0 ? args : ["--filter", "*"], config);
