using System.Diagnostics;
using System.Security.Claims;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Features.ActionPlans;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Benchmarks.Load;

/// <summary>Reports saved through the product's services, each with its log entry in the same transaction.</summary>
internal static class SaveMeasures
{
    private const int Savers = 16;

    public static async Task<Figure> RunAsync(NationalPeople people, Uri address, string connection)
    {
        var reporters = await people.ReportersAsync(400, address);
        await using var provider = BenchmarkDatabase.Services(connection, services =>
        {
            services.AddScoped<SignedIn>();
            services.AddScoped<AuthenticationStateProvider>(p => p.GetRequiredService<SignedIn>());
        });
        await SaveAsync(provider, reporters, TimeSpan.FromSeconds(5));
        var (times, perSecond) = await SaveAsync(provider, reporters, TimeSpan.FromSeconds(15));
        return new("Sparade lägesrapporter med loggpost, synkron commit", "500/s, p99 40 ms", $"{perSecond:0}/s, p99 {times.At(0.99):0} ms", $"{Savers} samtidigt, p50 {times.At(0.5):0} ms, {times.Failed} fel");
    }

    private static async Task<(Times Times, double PerSecond)> SaveAsync(ServiceProvider provider, List<Reporter> reporters, TimeSpan duration)
    {
        var times = new Times();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Savers).Select(saver => Task.Run(async () =>
        {
            var n = saver;
            while (clock.Elapsed < duration)
            {
                await SaveAsync(provider, reporters[n % reporters.Count], times);
                n += Savers;
            }
        })));
        return (times, times.Count / clock.Elapsed.TotalSeconds);
    }

    /// <summary>Only the save is timed: the page has read what it shows before.</summary>
    private static async Task SaveAsync(ServiceProvider provider, Reporter reporter, Times times)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SignedIn>().UserId = reporter.UserId;
        var service = scope.ServiceProvider.GetRequiredService<PlannedActionService>();
        var action = await service.ForReportingAsync(reporter.ActionId);
        var form = new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Arbetet går framåt enligt plan.", ReportedOn = DateOnly.FromDateTime(DateTime.Today) };
        var clock = Stopwatch.StartNew();
        try
        {
            await service.ReportAsync(reporter.ActionId, form, action!.Seen);
            times.Add(clock.Elapsed);
        }
        catch (Exception)
        {
            times.Fail();
        }
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public Guid UserId { get; set; }

        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, UserId.ToString())], "benchmark"))));
    }
}
