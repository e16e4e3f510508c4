using System.Text.Json;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Data.Tests.Reading;

/// <summary>What was saved comes back through the context: each row, each value, each collection.</summary>
public sealed class RoundTripTests : IClassFixture<DemoDatabase>
{
    /// <summary>The demonstration has fetched nothing, and no organisation in it has a sign-in of its own.</summary>
    private static readonly Type[] _notOfTheDemo = [typeof(Data.Indicators.KoladaRun), typeof(Domain.Access.SignInProvider), typeof(Domain.Access.ClaimRule)];

    private readonly DemoDatabase _database;

    public RoundTripTests(DemoDatabase database) => _database = database;

    /// <summary>Indicator values come in batches, which have tests of their own.</summary>
    public static TheoryData<Type> LoggedTypes =>
        [.. Schema.Model.EntityTypes.Select(e => e.ClrType).Where(t => t.Assembly == typeof(Domain.Entity).Assembly)
            .Except([typeof(IndicatorValue), typeof(IndicatorRevision), typeof(IndicatorBatch), .. _notOfTheDemo])];

    public static TheoryData<Type, string> Collections
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var navigation in Schema.Model.EntityTypes.SelectMany(e => e.GetNavigations()).Where(n => n.IsCollection && !_notOfTheDemo.Contains(n.DeclaringEntityType.ClrType)))
            {
                data.Add(navigation.DeclaringEntityType.ClrType, navigation.Name);
            }

            return data;
        }
    }

    /// <summary>The log was written from memory when the data was added, so it tells what each value was before it was stored.</summary>
    [Theory]
    [MemberData(nameof(LoggedTypes))]
    public async Task Every_value_of_an_entity_comes_back_as_it_was(Type type)
    {
        await using var db = _database.Open();
        var entity = db.Model.FindEntityType(type)!;
        var logged = await db.ChangeLog.Where(e => e.Entity == type.Name).ToDictionaryAsync(e => e.EntityId, e => e.After!, StringComparer.Ordinal);

        var read = await AllAsync(db, type);

        read.Should().NotBeEmpty().And.HaveCount(logged.Count);
        foreach (var thing in read)
        {
            var values = db.Entry(thing).Properties.Where(p => p.Metadata.Name is not ("Version" or "ChangedAt" or "TimesMoved"))
                .ToDictionary(p => p.Metadata.Name.TrimStart('_'), p => p.CurrentValue is Enum e ? e.ToString() : p.CurrentValue, StringComparer.Ordinal);
            var key = string.Join('/', entity.FindPrimaryKey()!.Properties.Select(p => db.Entry(thing).Property(p).CurrentValue));

            Sorted(JsonSerializer.Serialize(values)).Should().Be(Sorted(logged[key]));
        }
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Every_collection_comes_back_whole(Type type, string collection)
    {
        await using var db = _database.Open();
        var navigation = db.Model.FindEntityType(type)!.FindNavigation(collection)!;
        // Evidence hangs under one of several owners: each collection is the rows that name that owner.
        var ownerColumn = navigation.ForeignKey.Properties[0].GetColumnName();
        var stored = await Sql.ScalarAsync<long>(_database.SuperConnection, $"SELECT count({ownerColumn}) FROM {navigation.TargetEntityType.GetTableName()}");

        var owners = await AllAsync(db, type);
        foreach (var owner in owners)
        {
            await db.Entry(owner).Collection(collection).LoadAsync();
        }

        stored.Should().BePositive();
        owners.Sum(o => db.Entry(o).Collection(collection).CurrentValue!.Cast<object>().LongCount()).Should().Be(stored);
    }

    [Fact]
    public async Task Criteria_and_questions_come_back_in_order()
    {
        await using var db = _database.Open();

        var audit = await db.Audits.SingleAsync(a => a.Year == 2025 && a.Kind == AuditKind.FollowUp);

        audit.Criteria.Should().Equal(
            "Kommunallagen (2017:725) 6 kap. 1 och 6 §§",
            "Socialtjänstlagen (2025:400)",
            "Hälso- och sjukvårdslagen (2017:30) 3 kap. 1 §, 5 och 11 kap.",
            "Lagen (2017:612) om samverkan vid utskrivning",
            "Förvaltningslagen (2017:900) 8 §",
            "HS-avtalet 2016 med bilagor");
        audit.Questions.Should().ContainSingle();
    }

    [Fact]
    public async Task An_action_comes_back_with_its_plan_and_its_story()
    {
        await using var db = _database.Open();

        var action = await db.PlannedActions.AsSplitQuery().Include(a => a.Plan).Include(a => a.Deferrals).Include(a => a.Reports).Include(a => a.Recommendations)
            .SingleAsync(a => a.Title == "Kartläggning av egenvårdsintyg per vårdcentral");

        action.Plan.Title.Should().Be("Åtgärdsplan efter granskningen 2025");
        action.Slippage.Should().Be(new Domain.ActionPlans.Slippage(action.Deferrals.Count(d => d.FromDueOn is not null), action.Deferrals.Sum(d => d.Days)));
        action.Deferrals.Should().HaveCount(2);
        action.Reports.Should().ContainSingle();
        action.Recommendations.Should().ContainSingle();
    }

    private static async Task<List<object>> AllAsync(HsAvtalDbContext db, Type type)
    {
        var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;
        return await set.ToListAsync();
    }

    /// <summary>The same JSON with its names in order, as jsonb keeps another order than memory.</summary>
    private static string Sorted(string json) =>
        JsonSerializer.Serialize(new SortedDictionary<string, JsonElement>(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!, StringComparer.Ordinal));
}
