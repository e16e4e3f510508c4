using System.Collections.Concurrent;
using System.Diagnostics;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Benchmarks.Load;

/// <summary>Reports saved through the product's services, each with its log entry in the same transaction.</summary>
internal static class SaveMeasures
{
    private const int Savers = 8;

    public static async Task<Figure> RunAsync(NationalPeople people, Uri address, string connection)
    {
        // One to each action: two who save the same at once are told so, which is another thing to measure.
        var reporters = (await people.ReportersAsync(400, address)).DistinctBy(r => r.ActionId).ToList();
        await using var provider = BenchmarkDatabase.Services(connection, services =>
        {
            services.AddScoped<SignedIn>();
            services.AddScoped<AuthenticationStateProvider>(p => p.GetRequiredService<SignedIn>());
        });
        await RoundsAsync(provider, reporters, TimeSpan.FromSeconds(5));
        var (times, perSecond) = await RoundsAsync(provider, reporters, TimeSpan.FromSeconds(15));
        return new("Sparade lägesrapporter med loggpost, synkron commit", "500/s, p99 40 ms", $"{perSecond:0}/s, p99 {times.At(0.99):0} ms", $"{Savers} samtidigt, p50 {times.At(0.5):0} ms, {times.Failed} fel");
    }

    /// <summary>Everybody opens the page, then everybody saves, over and over. Only the saving is timed, for as long as is asked.</summary>
    private static async Task<(Times Times, double PerSecond)> RoundsAsync(ServiceProvider provider, List<Reporter> reporters, TimeSpan duration)
    {
        var times = new Times();
        var saving = new Stopwatch();
        var together = new ParallelOptions { MaxDegreeOfParallelism = Savers };
        while (saving.Elapsed < duration)
        {
            ConcurrentBag<(Reporter Reporter, Seen Seen)> opened = [];
            await Parallel.ForEachAsync(reporters, together, async (reporter, _) =>
            {
                await using var scope = ScopeOf(provider, reporter);
                var action = await scope.ServiceProvider.GetRequiredService<PlannedActionService>().ForReportingAsync(reporter.ActionId);
                opened.Add((reporter, action!.Seen));
            });
            saving.Start();
            await Parallel.ForEachAsync(opened, together, async (page, _) => await SaveAsync(provider, page.Reporter, page.Seen, times));
            saving.Stop();
        }

        return (times, times.Count / saving.Elapsed.TotalSeconds);
    }

    private static async Task SaveAsync(ServiceProvider provider, Reporter reporter, Seen seen, Times times)
    {
        await using var scope = ScopeOf(provider, reporter);
        var service = scope.ServiceProvider.GetRequiredService<PlannedActionService>();
        var form = new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Arbetet går framåt enligt plan.", ReportedOn = DateOnly.FromDateTime(DateTime.Today) };
        var clock = Stopwatch.StartNew();
        try
        {
            await service.ReportAsync(reporter.ActionId, form, seen);
            times.Add(clock.Elapsed);
        }
        catch (Exception)
        {
            times.Fail();
        }
    }

    private static AsyncServiceScope ScopeOf(ServiceProvider provider, Reporter reporter)
    {
        var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SignedIn>().UserId = reporter.UserId;
        return scope;
    }
}
