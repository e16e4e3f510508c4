using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Demo;

/// <summary>Every view of the plans has something true to show.</summary>
public sealed class DemoPlanTests : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private static readonly DateOnly _today = Signature.DayOf(ProductTemplates.DemoLoadedAt);

    private readonly DemoDatabase _database;
    private ActionPlan _plan = null!;

    public DemoPlanTests(DemoDatabase database) => _database = database;

    public async Task InitializeAsync()
    {
        await using var db = _database.Open();
        _plan = await db.ActionPlans.AsSplitQuery()
            .Include(p => p.Actions).ThenInclude(a => a.Deferrals)
            .Include(p => p.Actions).ThenInclude(a => a.Reports)
            .Include(p => p.Actions).ThenInclude(a => a.Recommendations)
            .SingleAsync(p => p.Title == "Åtgärdsplan efter granskningen 2025");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_plan_of_2026_is_adopted_with_twelve_actions_or_more()
    {
        _plan.IsAdopted.Should().BeTrue();
        _plan.AdoptedOn.Should().Be(new DateOnly(2026, 4, 14));
        _plan.Actions.Should().HaveCountGreaterThanOrEqualTo(12).And.OnlyContain(a => a.Recommendations.Count > 0);
    }

    [Fact]
    public void Its_actions_are_in_every_status_and_every_due_bucket()
    {
        _plan.Actions.Select(a => a.Status).Distinct().Should().BeEquivalentTo(Enum.GetValues<ActionStatus>());
        _plan.Actions.Select(a => a.Bucket(_today)).Distinct().Should().BeEquivalentTo(Enum.GetValues<DueBucket>());
    }

    [Fact]
    [Trait("Rule", "11")]
    public void Some_actions_are_overdue() =>
        _plan.Actions.Where(a => a.Bucket(_today) == DueBucket.Overdue).Should().HaveCountGreaterThanOrEqualTo(3);

    [Fact]
    [Trait("Rule", "9")]
    public void One_action_is_deferred_twice_and_keeps_its_original_due_date()
    {
        var action = _plan.Actions.Should().ContainSingle(a => a.Deferrals.Count == 2).Which;

        var moves = action.Deferrals.OrderBy(d => d.DecidedOn).ToList();
        moves[0].FromDueOn.Should().Be(action.OriginalDueOn);
        moves[1].FromDueOn.Should().Be(moves[0].ToDueOn);
        moves[1].ToDueOn.Should().Be(action.DueOn!.Value).And.NotBe(action.OriginalDueOn!.Value);
    }

    [Fact]
    public void One_action_is_without_a_function_that_answers_for_it_and_one_without_a_date()
    {
        _plan.Actions.Should().Contain(a => a.ResponsibleFunction == null);
        _plan.Actions.Should().Contain(a => a.DueOn == null);
    }

    [Fact]
    [Trait("Rule", "12")]
    public async Task An_earlier_plan_has_gone_stale()
    {
        await using var db = _database.Open();
        var plan = await db.ActionPlans.Include(p => p.Actions).SingleAsync(p => p.Kind == ActionPlanKind.Implementation);

        plan.Actions.Max(a => a.LastReportedOn).Should().Be(new DateOnly(2023, 2, 21));
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task One_decision_lacks_its_registry_number_and_none_lies_in_the_future()
    {
        await using var db = _database.Open();
        var decisions = await db.Decisions.ToListAsync();

        decisions.Where(d => d.RegistryNumber is null).Should().ContainSingle().Which.Kind.Should().Be(DecisionKind.ReportReceived);
        decisions.Should().OnlyContain(d => d.DecidedOn <= _today);
    }
}
