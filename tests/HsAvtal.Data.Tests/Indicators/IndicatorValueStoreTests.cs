using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Indicators;

public sealed class IndicatorValueStoreTests : IClassFixture<DemoDatabase>
{
    private static readonly DateTimeOffset _at = ProductTemplates.DemoLoadedAt.AddDays(1);
    private readonly DemoDatabase _database;

    public IndicatorValueStoreTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task What_came_changed_and_vanished_is_counted()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.Kolada));
        var (one, other) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, true, Year(one, 2022, 55.4m), Year(one, 2024, 58.9m), Year(null, 2024, 60m));

        var outcome = await MergeAsync(indicator, true, Year(one, 2022, 55.4m), Year(one, 2024, 59m), Year(other, 2024, 50m));

        outcome.Should().Be(new MergeOutcome(Added: 1, Changed: 1, Vanished: 1));
        (await ValuesAsync(indicator)).Should().BeEquivalentTo(
            [(one, 2022, 55.4m, null), (one, 2024, 59m, null), (other, 2024, 50m, null), ((Guid?)null, 2024, (decimal?)null, (MissingReason?)MissingReason.TakenBack)]);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_logs_nothing()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.Kolada));
        var (one, _) = await TwoOrganisationsAsync();
        IncomingValue[] values = [Year(one, 2022, 55.4m), Year(null, 2022, 57m), Without(one, 2023, MissingReason.Confidential)];
        await MergeAsync(indicator, true, values);
        var before = await LogAsync(indicator);

        (await MergeAsync(indicator, true, values)).Should().Be(new MergeOutcome(0, 0, 0));

        (await LogAsync(indicator)).Should().HaveSameCount(before);
    }

    [Fact]
    public async Task A_part_of_what_the_source_has_leaves_the_rest_alone()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.Kolada));
        var (one, _) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, false, Year(one, 2022, 55.4m), Year(one, 2023, 56m));

        (await MergeAsync(indicator, false, Year(one, 2024, 58.9m))).Should().Be(new MergeOutcome(1, 0, 0));
        (await MergeAsync(indicator, false, Without(one, 2023, MissingReason.TakenBack), Without(one, 2019, MissingReason.TakenBack)))
            .Should().Be(new MergeOutcome(0, 0, 1), "what was never there cannot be taken back");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_revised_value_keeps_the_old_one_with_its_batch()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.Kolada));
        var (one, _) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, false, Year(one, 2024, 58.9m));
        await MergeAsync(indicator, false, Without(one, 2024, MissingReason.Confidential));
        await MergeAsync(indicator, false, Year(one, 2024, 59.1m));

        await using var db = _database.Open();
        var batches = await db.IndicatorBatches.Where(b => b.IndicatorId == indicator).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync();
        var revisions = await db.IndicatorRevisions.AsNoTracking().Where(r => batches.Contains(r.BatchId)).OrderBy(r => r.Id).ToListAsync();
        revisions.Select(r => (r.Value, r.Missing, r.BatchId, r.ReplacedByBatchId)).Should().Equal(
            (58.9m, null, batches[0], batches[1]),
            (null, MissingReason.Confidential, batches[1], batches[2]));
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_few_changes_are_told_one_by_one_in_one_entry()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var (one, _) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, false, Year(one, 2024, 10m));
        await MergeAsync(indicator, false, Year(one, 2024, 12m));

        var entries = (await LogAsync(indicator)).Where(e => e.Entity == nameof(IndicatorValue)).ToList();

        entries.Should().HaveCount(2);
        entries[0].Before.Should().BeNull();
        entries[1].Before.Should().Contain("\"Value\": 10");
        entries[1].After.Should().Contain("\"Value\": 12").And.Contain("\"Changed\": 1");
        entries[1].AggregateId.Should().Be(indicator);
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task Many_changes_are_told_as_counts()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.Kolada) with { PeriodKind = PeriodKind.Month });
        var (one, _) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, true, [.. Enumerable.Range(0, 240).Select(m => new IncomingValue(one, new DateOnly(2001, 1, 1).AddMonths(m), Gender.Total, Figure.Of(m)))]);

        var entry = (await LogAsync(indicator))[^1];

        entry.After.Should().Contain("\"Added\": 240").And.Contain("\"Values\": []");
    }

    [Fact]
    [Trait("Rule", "16")]
    public async Task A_value_is_there_or_its_reason_never_both_and_never_neither()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var (one, _) = await TwoOrganisationsAsync();
        await MergeAsync(indicator, false, Year(one, 2024, 10m));

        var neither = () => Sql.ExecuteAsync(_database.OwnerConnection, $"UPDATE indicator_value SET value = NULL WHERE indicator_id = '{indicator}'");
        var both = () => Sql.ExecuteAsync(_database.OwnerConnection, $"UPDATE indicator_value SET missing = 'Confidential' WHERE indicator_id = '{indicator}'");

        await neither.Should().ThrowAsync<Npgsql.PostgresException>().WithMessage("*ck_indicator_value_value_or_reason*");
        await both.Should().ThrowAsync<Npgsql.PostgresException>().WithMessage("*ck_indicator_value_value_or_reason*");
    }

    [Fact]
    public async Task Two_values_for_the_same_period_are_refused_whole()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var (one, _) = await TwoOrganisationsAsync();

        var twice = () => MergeAsync(indicator, false, Year(one, 2024, 10m), Year(one, 2024, 11m));

        await twice.Should().ThrowAsync<DomainException>();
        (await ValuesAsync(indicator)).Should().BeEmpty();
    }

    [Fact]
    public async Task Merges_of_several_indicators_are_saved_as_one()
    {
        var first = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var second = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var (one, _) = await TwoOrganisationsAsync();
        await using var db = OpenSigned();

        var broken = () => db.MergeAsync([Merge(first, false, Year(one, 2024, 1m)), Merge(second, false, Year(Guid.NewGuid(), 2024, 1m))]);

        await broken.Should().ThrowAsync<Npgsql.PostgresException>();
        (await ValuesAsync(first)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "16")]
    public async Task A_computed_value_follows_what_it_is_computed_from()
    {
        var count = await AddAsync(Facts(IndicatorSource.OwnRegistration) with { PeriodKind = PeriodKind.HalfYear });
        var population = await AddAsync(Facts(IndicatorSource.Kolada));
        var computed = await AddAsync(Facts(IndicatorSource.Computed) with
        {
            PeriodKind = PeriodKind.HalfYear, Formula = Formula.PerThousand, NumeratorId = count, DenominatorId = population,
        });
        var (one, other) = await TwoOrganisationsAsync();
        await MergeAsync(population, false, Year(one, 2024, 90_000m), Year(other, 2024, 10_000m));
        await MergeAsync(count, false, Half(one, 1, 180m), Half(one, 2, 270m), new IncomingValue(other, new DateOnly(2024, 1, 1), Gender.Total, Figure.Without(MissingReason.NotReported)));

        (await ValuesAsync(computed)).Should().BeEquivalentTo(
            [(one, 2024, 2m, null), (one, 2024, 3m, null), ((Guid?)other, 2024, (decimal?)null, (MissingReason?)MissingReason.NotReported)]);
        await MergeAsync(population, false, Year(one, 2024, 45_000m));
        (await ValuesAsync(computed)).Select(v => v.Value).Should().BeEquivalentTo([4m, 6m, (decimal?)null]);
        await using var db = _database.Open();
        (await db.IndicatorBatches.Where(b => b.IndicatorId == computed).Select(b => b.Origin).Distinct().SingleAsync()).Should().Be(ValueOrigin.Computed);
    }

    [Fact]
    public async Task An_officers_save_computes_for_the_own_organisation_alone()
    {
        var count = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var population = await AddAsync(Facts(IndicatorSource.Kolada));
        var (one, other) = await TwoOrganisationsAsync();
        await MergeAsync(population, false, Year(one, 2024, 90_000m), Year(other, 2024, 10_000m));
        await MergeAsync(count, false, Year(one, 2024, 180m), Year(other, 2024, 50m));
        var computed = await AddAsync(Facts(IndicatorSource.Computed) with { Formula = Formula.PerThousand, NumeratorId = count, DenominatorId = population });
        var by = new Signature(await AddOfficerAsync(one), "MAS", _at);
        await using var db = _database.OpenAs(by.UserId);
        db.SignAs(by);

        await db.MergeAsync(new ValueMerge { IndicatorId = count, Origin = ValueOrigin.Typed, Source = "Prov", OrganisationId = one, Values = [Year(one, 2024, 270m)] });

        (await ValuesAsync(computed)).Should().BeEquivalentTo([((Guid?)one, 2024, (decimal?)3m, (MissingReason?)null)]);
    }

    [Fact]
    public async Task Two_at_once_wait_for_each_other()
    {
        var indicator = await AddAsync(Facts(IndicatorSource.OwnRegistration));
        var (one, _) = await TwoOrganisationsAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MergeAsync(indicator, false, Year(one, 2024, 10m))));

        outcomes.Sum(o => o.Added).Should().Be(1);
    }

    private static IndicatorFacts Facts(IndicatorSource source) => new()
    {
        Name = $"Prov {Guid.NewGuid()}", Definition = "Prov.", Unit = "antal", Source = source, SourceText = "Prov", KoladaId = source == IndicatorSource.Kolada ? "N00001" : null,
    };

    private static IncomingValue Year(Guid? organisation, int year, decimal value) => new(organisation, new DateOnly(year, 1, 1), Gender.Total, Figure.Of(value));

    private static IncomingValue Half(Guid organisation, int half, decimal value) => new(organisation, new DateOnly(2024, (half * 6) - 5, 1), Gender.Total, Figure.Of(value));

    private static IncomingValue Without(Guid? organisation, int year, MissingReason reason) => new(organisation, new DateOnly(year, 1, 1), Gender.Total, Figure.Without(reason));

    private static ValueMerge Merge(Guid indicator, bool whole, params IncomingValue[] values) =>
        new() { IndicatorId = indicator, Origin = ValueOrigin.Kolada, Source = "Prov", Values = values, IsWhole = whole };

    private async Task<MergeOutcome> MergeAsync(Guid indicator, bool whole, params IncomingValue[] values)
    {
        await using var db = OpenSigned();
        return await db.MergeAsync(Merge(indicator, whole, values));
    }

    private HsAvtalDbContext OpenSigned()
    {
        var db = _database.Open();
        db.SignAs(Actor.System.Sign(_at));
        return db;
    }

    private async Task<Guid> AddAsync(IndicatorFacts facts)
    {
        await using var db = OpenSigned();
        var indicator = new Indicator((await db.Agreements.SingleAsync()).Id, facts, Actor.System.Sign(_at));
        db.Add(indicator);
        await db.SaveChangesAsync();
        return indicator.Id;
    }

    private async Task<Guid> AddOfficerAsync(Guid organisation)
    {
        await using var db = OpenSigned();
        var user = new Accounts.UserAccount { Id = Guid.NewGuid(), DisplayName = "MAS", SecurityStamp = "x" };
        user.UserName = user.NormalizedUserName = $"{user.Id:N}";
        db.Users.Add(user);
        db.RoleAssignments.Add(new RoleAssignment(user.Id, Role.Officer, organisation));
        await db.SaveChangesAsync();
        return user.Id;
    }

    private async Task<(Guid One, Guid Other)> TwoOrganisationsAsync()
    {
        await using var db = _database.Open();
        var ids = await db.Organisations.OrderBy(o => o.Code).Select(o => o.Id).Take(2).ToListAsync();
        return (ids[0], ids[1]);
    }

    private async Task<List<(Guid? Organisation, int Year, decimal? Value, MissingReason? Missing)>> ValuesAsync(Guid indicator)
    {
        await using var db = _database.Open();
        return (await db.IndicatorValues.AsNoTracking().Where(v => v.IndicatorId == indicator).ToListAsync())
            .ConvertAll(v => (v.OrganisationId, v.Period.Year, v.Value, v.Missing));
    }

    private async Task<List<ChangeLogEntry>> LogAsync(Guid indicator)
    {
        await using var db = _database.Open();
        return await db.ChangeLog.AsNoTracking().Where(e => e.AggregateId == indicator).OrderBy(e => e.Id).ToListAsync();
    }
}
