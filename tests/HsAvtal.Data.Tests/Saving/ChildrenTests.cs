using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.Saving;

/// <summary>What an aggregate adds to or takes out of its collections is saved with it.</summary>
public sealed class ChildrenTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;
    private readonly Signature _by = new(Guid.CreateVersion7(), "Sakkunnig revisor", ProductTemplates.DemoLoadedAt.AddHours(1));

    public ChildrenTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task A_draft_recommendation_can_be_moved_to_other_areas()
    {
        var areas = await AreasAsync();
        var id = await DraftRecommendationAsync(areas[0], areas[1]);
        await using (var db = Open())
        {
            var recommendation = await db.Recommendations.Include(r => r.Areas).Include(r => r.Addressees).SingleAsync(r => r.Id == id);
            recommendation.Reword(new RecommendationWording("Ny rubrik", "Ny text", [areas[1], areas[2]]), _by);
            await db.SaveChangesAsync();
        }

        await using var read = Open();
        var saved = await read.Recommendations.Include(r => r.Areas).SingleAsync(r => r.Id == id);
        saved.Areas.Select(a => a.AreaId).Should().BeEquivalentTo([areas[1], areas[2]]);
        saved.Title.Should().Be("Ny rubrik");
    }

    [Fact]
    public async Task An_action_of_a_draft_plan_can_answer_another_recommendation()
    {
        Guid planId;
        List<Guid> recommendations;
        await using (var db = Open())
        {
            recommendations = await db.Recommendations.OrderBy(r => r.Id).Select(r => r.Id).Take(2).ToListAsync();
            var plan = new ActionPlan((await db.Boards.FirstAsync()).Id, "Utkast", ActionPlanKind.AuditResponse, null, 120, _by);
            plan.AddAction(new ActionFacts("Åtgärd", null, null, [recommendations[0]], null, null, null), _by);
            db.Add(plan);
            await db.SaveChangesAsync();
            planId = plan.Id;
        }

        await using (var db = Open())
        {
            var action = await db.PlannedActions.Include(a => a.Plan).Include(a => a.Recommendations).SingleAsync(a => a.PlanId == planId);
            action.Change(new ActionFacts("Åtgärd", null, null, [recommendations[1]], null, null, null), _by);
            await db.SaveChangesAsync();
        }

        await using var read = Open();
        var saved = await read.PlannedActions.Include(a => a.Recommendations).SingleAsync(a => a.PlanId == planId);
        saved.Recommendations.Select(r => r.RecommendationId).Should().Equal(recommendations[1]);
    }

    [Fact]
    public async Task A_new_assessment_observation_and_follow_up_of_a_loaded_report_are_added()
    {
        Guid id;
        await using (var db = Open())
        {
            var report = await db.AuditedBoards.Include(b => b.Assessments).Include(b => b.Observations).Include(b => b.FollowUps)
                .SingleAsync(b => b.State == ReportState.Draft);
            report.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, _by);
            report.Observe(null, "Ny iakttagelse", null, _by);
            report.FollowUp(await db.Recommendations.Select(r => r.Id).FirstAsync(), _by);
            await db.SaveChangesAsync();
            id = report.Id;
        }

        await using var read = Open();
        var saved = await read.AuditedBoards.Include(b => b.Assessments).Include(b => b.Observations).Include(b => b.FollowUps).SingleAsync(b => b.Id == id);
        saved.Assessments.Should().Contain(a => a.SubjectKind == AssessmentSubjectKind.Whole);
        saved.Observations.Should().Contain(o => o.Text == "Ny iakttagelse");
        saved.FollowUps.Should().ContainSingle();
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task What_others_point_at_cannot_be_deleted_even_by_the_owner()
    {
        var delete = () => Sql.ExecuteAsync(_database.OwnerConnection, "DELETE FROM agreement");

        (await delete.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    private HsAvtalDbContext Open()
    {
        var db = _database.Open();
        db.SignAs(_by);
        return db;
    }

    private async Task<List<Guid>> AreasAsync()
    {
        await using var db = Open();
        return await db.Areas.OrderBy(a => a.Order).Select(a => a.Id).ToListAsync();
    }

    private async Task<Guid> DraftRecommendationAsync(params Guid[] areas)
    {
        await using var db = Open();
        var report = await db.AuditedBoards.SingleAsync(b => b.State == ReportState.Draft);
        var audit = await db.Audits.SingleAsync(a => a.Id == report.AuditId);
        var recommendation = new Recommendation(audit.AgreementId, report, "1", new RecommendationWording("Rubrik", "Text", areas), _by);
        db.Add(recommendation);
        await db.SaveChangesAsync();
        return recommendation.Id;
    }
}
