using HsAvtal.Domain.ActionPlans;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.ActionPlans;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 11: the database sorts actions into buckets exactly as the domain does, whatever day it is.</summary>
[Trait("Rule", "11")]
public sealed class DueFilterTests : IClassFixture<DemoApp>
{
    private static readonly int[] _edges = [-91, -90, -89, -31, -30, -29, -1, 0, 1];
    private static readonly ListQuery _all = new("/", new Dictionary<string, string?>(StringComparer.Ordinal), "slut", false, 1);

    private readonly DemoApp _app;

    public DueFilterTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_filter_agrees_with_the_rule_on_every_day_that_could_differ()
    {
        var start = _app.Today;
        var service = _app.As<PlannedActionService>(Role.BoardMember);
        var all = await service.ListAsync(new ActionFilter(null, null, null, null), _all);
        all.Total.Should().Be(all.Rows.Count, "they fit on one page");
        var days = all.Rows.Select(r => r.DueOn).OfType<DateOnly>().Distinct().SelectMany(due => _edges.Select(due.AddDays)).Distinct().Order().ToList();

        foreach (var day in days)
        {
            _app.Time.TravelTo(day);
            foreach (var bucket in Enum.GetValues<DueBucket>())
            {
                var found = await service.ListAsync(new ActionFilter(null, null, bucket, null), _all);
                found.Rows.Select(r => r.Id).Should().BeEquivalentTo(all.Rows.Where(r => r.Bucket(day) == bucket).Select(r => r.Id), "{0} on {1}", bucket, day);
            }
        }

        _app.Time.TravelTo(start);
        days.Should().HaveCountGreaterThan(50);
    }

    [Fact]
    public async Task The_day_is_the_Swedish_one_also_late_in_the_evening()
    {
        var start = _app.Today;
        var service = _app.As<PlannedActionService>(Role.BoardMember);
        var due = (await service.ListAsync(new ActionFilter(null, null, DueBucket.Later, null), _all)).Rows[0];

        // Half past eleven in the evening of the due date in Greenwich is the day after in Sweden.
        _app.Time.Now = new DateTimeOffset(due.DueOn!.Value.ToDateTime(new TimeOnly(23, 30)), TimeSpan.Zero);
        var late = await service.ListAsync(new ActionFilter(null, null, DueBucket.Overdue, null), _all);

        _app.Time.TravelTo(start);
        late.Rows.Should().Contain(r => r.Id == due.Id);
    }
}
