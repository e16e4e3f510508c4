using System.Globalization;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.ActionPlans;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Demo;

public sealed class DemoLoadTests
{
    [Fact]
    public async Task Demonstration_data_is_loaded_once()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();

        (await LoadAsync(database)).Should().BeTrue();
        var before = await CountsAsync(database);
        (await LoadAsync(database)).Should().BeFalse();

        (await CountsAsync(database)).Should().Equal(before);
    }

    [Fact]
    public async Task Of_instances_that_load_at_once_one_does_and_the_others_find_it_done()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();

        var loaded = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => LoadAsync(database))));

        loaded.Should().ContainSingle(l => l);
        (await Sql.ScalarAsync<long>(database.SuperConnection, "SELECT count(*) FROM agreement")).Should().Be(1);
    }

    [Fact]
    public async Task A_load_that_is_cut_short_leaves_nothing_and_can_be_run_again()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        // The plans are saved last.
        await Sql.ExecuteAsync(database.OwnerConnection, "ALTER TABLE deferral ADD CONSTRAINT in_the_way CHECK (false)");
        var load = () => LoadAsync(database);

        await load.Should().ThrowAsync<DbUpdateException>();
        (await CountsAsync(database)).Should().OnlyContain(c => c == 0);

        await Sql.ExecuteAsync(database.OwnerConnection, "ALTER TABLE deferral DROP CONSTRAINT in_the_way");
        (await LoadAsync(database)).Should().BeTrue();
    }

    /// <summary>The plan of 2026 follows the day that the data is loaded: the same things are late whenever that is.</summary>
    [Theory]
    [InlineData("2026-09-11")]
    [InlineData("2026-12-31")]
    [InlineData("2028-02-29")]
    public async Task What_is_late_is_late_on_whatever_day_it_is_loaded(string day)
    {
        var today = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        var actions = await LoadedOnAsync(today);

        actions.Max(a => a.LastReportedOn).Should().BeBefore(today).And.BeAfter(today.AddDays(-30));
        actions.Count(a => a.Bucket(today) == DueBucket.Overdue).Should().Be(3);
    }

    [Fact]
    public async Task Without_audits_there_are_the_agreement_its_parties_and_the_users_to_enter_the_rest_by_hand()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();

        (await DemoData.LoadAsync(database.OwnerConnection, ProductTemplates.DemoLoadedAt, withAudits: false)).Should().BeTrue();

        await using var db = DatabaseSetup.Open(database.OwnerConnection);
        (await db.Organisations.CountAsync()).Should().Be(34);
        (await db.Users.CountAsync()).Should().Be(DemoUsers.All.Count);
        (await db.Audits.CountAsync() + await db.Recommendations.CountAsync() + await db.Decisions.CountAsync() + await db.ActionPlans.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("2025-01-31")]
    [InlineData("2026-04-20")]
    [InlineData("2026-07-01")]
    public async Task A_clock_before_the_told_events_is_no_hindrance(string day) =>
        (await LoadedOnAsync(DateOnly.Parse(day, CultureInfo.InvariantCulture))).Select(a => a.Status).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<ActionStatus>());

    private static async Task<List<PlannedAction>> LoadedOnAsync(DateOnly day)
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        (await DemoData.LoadAsync(database.OwnerConnection, new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero))).Should().BeTrue();
        await using var db = DatabaseSetup.Open(database.OwnerConnection);
        return await db.PlannedActions.AsNoTracking().ToListAsync();
    }

    private static Task<bool> LoadAsync(TestDatabase database) => DemoData.LoadAsync(database.OwnerConnection, ProductTemplates.DemoLoadedAt);

    private static async Task<List<long>> CountsAsync(TestDatabase database)
    {
        var counts = new List<long>();
        foreach (var table in Schema.Model.EntityTypes.Select(e => e.GetTableName()))
        {
            counts.Add(await Sql.ScalarAsync<long>(database.SuperConnection, $"SELECT count(*) FROM {table}"));
        }

        return counts;
    }
}
