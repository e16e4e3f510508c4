using BenchmarkDotNet.Attributes;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Overview;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Benchmarks;

/// <summary>The queries behind the overview and the lists, through the services, permission included.</summary>
[MemoryDiagnoser]
public class PageQueries
{
    private static readonly Dictionary<string, string?> _noFilters = [];
    private BenchmarkDatabase _database = null!;
    private ServiceProvider _services = null!;
    private AsyncServiceScope _scope;

    /// <summary>Parties to the agreement, each with two rounds of grades, three recommendations and fourteen actions.</summary>
    [Params(34, 311)]
    public int Organisations { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _database = await BenchmarkDatabase.CreateAsync(Organisations);
        _services = _database.Services(DemoUsers.With(Role.BoardMember));
        _scope = _services.CreateAsyncScope();
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<OrganisationOverview?> Overview() => Get<OverviewService>().OrganisationAsync("1290");

    [Benchmark]
    public Task<Matrix> MatrixOfAll() => Get<OverviewService>().MatrixAsync(null, worstFirst: true);

    [Benchmark]
    public Task<PagedList<RecommendationRow>> Recommendations() =>
        Get<RecommendationService>().ListAsync(new RecommendationFilter(null, null, null, null), Query("/rekommendationer", "ar"));

    [Benchmark]
    public Task<PagedList<RecommendationRow>> RecommendationsSearched() =>
        Get<RecommendationService>().ListAsync(new RecommendationFilter("uppföljning", null, null, null), Query("/rekommendationer", "rubrik"));

    [Benchmark]
    public Task<PagedList<ActionRow>> Actions() =>
        Get<PlannedActionService>().ListAsync(new ActionFilter(null, null, null, null), Query("/atgarder", "slut"));

    [Benchmark]
    public Task<(PagedList<PlanRow> List, bool MayStart)> Plans() => Get<ActionPlanService>().ListAsync(new PlanFilter(null, null), Query("/atgardsplaner", "antagen"));

    [Benchmark]
    public Task<(PagedList<AuditRow> List, IReadOnlyList<int> Years, bool MayStart)> Audits() =>
        Get<AuditService>().ListAsync(new AuditFilter(null, null, null), Query("/granskningar", "ar"));

    private static ListQuery Query(string path, string sort) => new(path, _noFilters, sort, Descending: true, Page: 1);

    private T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();
}
