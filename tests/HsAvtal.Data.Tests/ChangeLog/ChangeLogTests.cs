using System.Diagnostics;
using System.Text.Json;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.ChangeLog;

[Trait("Rule", "18")]
public sealed class ChangeLogTests : ChangeLogTestBase
{
    public ChangeLogTests(DemoDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task An_addition_is_logged_with_who_when_what_and_after()
    {
        BoardDecision decision;
        await using (var db = Open())
        {
            decision = new BoardDecision((await db.Boards.FirstAsync()).Id, new DateOnly(2026, 3, 4), "§ 12", null, DecisionKind.Measures, "Nämnden beslutar.", [], By);
            db.Add(decision);
            await db.SaveChangesAsync();
        }

        var entry = await OnlyAsync(nameof(BoardDecision), "Added");

        entry.UserName.Should().Be("MAS, Kristianstads kommun");
        entry.OccurredAt.Should().Be(By.At);
        entry.EntityId.Should().Be(decision.Id.ToString());
        entry.AggregateId.Should().Be(decision.Id);
        entry.Before.Should().BeNull();
        var after = Values(entry.After);
        after["Paragraph"].GetString().Should().Be("§ 12");
        after["DecidedOn"].GetString().Should().Be("2026-03-04");
        after["Kind"].GetString().Should().Be("Measures", "a log is read by people");
        after["RegistryNumber"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_change_is_logged_with_what_changed_before_and_after_and_nothing_else()
    {
        await using (var db = Open())
        {
            var action = await db.PlannedActions.Include(a => a.Plan).Include(a => a.Deferrals).FirstAsync(a => a.Title == "Indikatorer knutna till avtalets åtaganden");
            action.Defer(action.DueOn!.Value.AddDays(7), "Underlag saknas.", "Förvaltningschef", By.Today, By);
            await db.SaveChangesAsync();
        }

        var entry = await OnlyAsync(nameof(PlannedAction), "Modified");

        Values(entry.Before).Keys.Should().Equal("DueOn");
        Values(entry.After).Keys.Should().Equal("DueOn");
        Day(entry.After, "DueOn").Should().Be(Day(entry.Before, "DueOn").AddDays(7));
    }

    [Fact]
    public async Task A_changed_list_of_lines_is_logged_as_it_was_and_as_it_became()
    {
        await using (var db = Open())
        {
            var audit = await db.Audits.SingleAsync(a => a.Year == 2026);
            audit.Describe(
                new AuditFacts(audit.Title, audit.Year, audit.Kind, audit.CommissionedBy, audit.CarriedOutBy, audit.PeriodStart, audit.PeriodEnd)
                {
                    Criteria = ["HS-avtalet 2016 med bilagor", "Kommunallagen"],
                    Questions = audit.Questions,
                },
                By);
            await db.SaveChangesAsync();
        }

        var entry = await OnlyAsync(nameof(Audit), "Modified");

        Values(entry.Before).Keys.Should().Equal("criteria");
        Lines(entry.Before, "criteria").Should().Equal("HS-avtalet 2016 med bilagor");
        Lines(entry.After, "criteria").Should().Equal("HS-avtalet 2016 med bilagor", "Kommunallagen");
    }

    [Fact]
    public async Task A_link_that_is_taken_away_is_logged_with_what_it_was()
    {
        Guid actionId;
        Guid recommendationId;
        await using (var db = Open())
        {
            recommendationId = await db.Recommendations.Select(r => r.Id).FirstAsync();
            var plan = new ActionPlan((await db.Boards.FirstAsync()).Id, "Utkast", ActionPlanKind.AuditResponse, null, 120, By);
            var action = plan.AddAction(new ActionFacts("Åtgärd", null, null, [recommendationId], null, null, null), By);
            db.Add(plan);
            await db.SaveChangesAsync();
            action.Change(new ActionFacts("Åtgärd", null, null, [], null, null, null), By);
            await db.SaveChangesAsync();
            actionId = action.Id;
        }

        var entry = await OnlyAsync(nameof(ActionRecommendation), "Deleted");

        entry.EntityId.Should().Be($"{actionId}/{recommendationId}");
        entry.AggregateId.Should().Be(actionId);
        entry.After.Should().BeNull();
        Values(entry.Before)["RecommendationId"].GetGuid().Should().Be(recommendationId);
    }

    [Fact]
    public async Task What_only_moved_its_version_is_not_logged()
    {
        await using (var db = Open())
        {
            var report = await db.AuditedBoards.Include(b => b.Observations).SingleAsync(b => b.State == ReportState.Draft);
            report.Observe(null, "Iakttagelse", null, By);
            await db.SaveChangesAsync();
        }

        (await LoggedAsync()).Select(e => (e.Entity, e.Action)).Should().Equal((nameof(Observation), "Added"));
    }

    [Fact]
    public async Task Saving_without_changes_logs_nothing()
    {
        await using var db = Open();
        await db.Organisations.Include(o => o.Boards).LoadAsync();

        await db.SaveChangesAsync();

        (await LoggedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_carries_the_id_of_the_request_that_made_it()
    {
        using var request = new Activity("request").Start();
        await using (var db = Open())
        {
            db.Add(NewOrganisation("9801"));
            await db.SaveChangesAsync();
        }

        (await OnlyAsync(nameof(Organisation), "Added")).CorrelationId.Should().Be(request.TraceId.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_nobody_signed_is_not_saved(bool asynchronously)
    {
        await using var db = Database.Open();
        db.Add(NewOrganisation("9802"));
        var save = async () => _ = asynchronously ? await db.SaveChangesAsync() : SaveNow(db);

        await save.Should().ThrowAsync<InvalidOperationException>().WithMessage("*SignAs*");

        await using var read = Database.Open();
        (await read.Organisations.AnyAsync(o => o.Code == "9802")).Should().BeFalse();
    }

    private static int SaveNow(HsAvtalDbContext db) => db.SaveChanges();

    private Organisation NewOrganisation(string code) => new(code, "Provkommun", "Prov", OrganisationKind.Municipality, By);

    private static Dictionary<string, JsonElement> Values(string? json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json!)!;

    private static DateOnly Day(string? json, string name) => Values(json)[name].Deserialize<DateOnly>();

    private static IEnumerable<string?> Lines(string? json, string name) => Values(json)[name].EnumerateArray().Select(e => e.GetString());
}
