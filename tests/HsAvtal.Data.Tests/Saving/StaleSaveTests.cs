using System.Reflection;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Saving;

/// <summary>Two people editing the same thing: the second is refused and told, whatever kind of thing it is.</summary>
[Trait("Rule", "19")]
public sealed class StaleSaveTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;
    private readonly Signature _first = new(Guid.CreateVersion7(), "Den första", ProductTemplates.DemoLoadedAt.AddHours(1));
    private readonly Signature _second = new(Guid.CreateVersion7(), "Den andra", ProductTemplates.DemoLoadedAt.AddHours(2));

    public StaleSaveTests(DemoDatabase database) => _database = database;

    /// <summary>Those of the demonstration, in which no organisation has a sign-in of its own.</summary>
    public static TheoryData<Type> Aggregates => [.. Schema.Model.Aggregates.Except([typeof(Domain.Access.SignInProvider)])];

    [Theory]
    [MemberData(nameof(Aggregates))]
    public async Task The_second_to_save_any_aggregate_is_refused(Type aggregate)
    {
        var check = typeof(StaleSaveTests).GetMethod(nameof(CheckAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

        await (Task)check.MakeGenericMethod(aggregate).Invoke(this, [])!;
    }

    [Fact]
    public async Task A_report_on_progress_meets_another_ones_report() =>
        await RefusedAsync(
            db => db.PlannedActions.Include(a => a.Plan).Include(a => a.Reports).FirstAsync(a => a.Title.StartsWith("Årlig uppföljningsrapport")),
            (action, by) => action.Report(ActionStatus.InProgress, "Läget enligt " + by.Name, by.Today, by));

    [Fact]
    public async Task An_observation_meets_another_ones_observation() =>
        await RefusedAsync(
            db => db.AuditedBoards.Include(b => b.Observations).FirstAsync(b => b.State == ReportState.Draft),
            (report, by) => report.Observe(null, "Iakttagelse av " + by.Name, null, by));

    [Fact]
    public async Task A_completion_meets_another_ones_completion() =>
        await RefusedAsync(
            db => db.Addressees.Include(a => a.Events).FirstAsync(a => a.State == RecommendationState.InProgress),
            (addressee, by) => addressee.ReportCompleted("Klart enligt " + by.Name, by.Today, by));

    private Task CheckAsync<T>()
        where T : Aggregate =>
        RefusedAsync(
            db => db.Set<T>().OrderBy(e => e.Id).FirstAsync(),
            (entity, by) => typeof(Aggregate).GetProperty(nameof(Aggregate.ChangedAt))!.SetValue(entity, by.At));

    private async Task RefusedAsync<T>(Func<HsAvtalDbContext, Task<T>> load, Action<T, Signature> change)
        where T : Aggregate
    {
        await using var first = _database.Open();
        await using var second = _database.Open();
        first.SignAs(_first);
        second.SignAs(_second);
        var seenByFirst = await load(first);
        var seenBySecond = await load(second);
        seenBySecond.Version.Should().Be(seenByFirst.Version).And.NotBe(0u);

        change(seenByFirst, _first);
        await first.SaveChangesAsync();
        change(seenBySecond, _second);
        var save = () => second.SaveChangesAsync();

        (await save.Should().ThrowAsync<DbUpdateConcurrencyException>()).Which.Entries.Should().Contain(e => ReferenceEquals(e.Entity, seenBySecond));
    }
}
