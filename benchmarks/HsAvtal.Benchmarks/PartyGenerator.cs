using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Benchmarks;

/// <summary>Fills an agreement with parties that have been audited twice and have a plan; the same every time.</summary>
internal static class PartyGenerator
{
    private const int ActionsPerPlan = 14;
    private const int RecommendationsPerBoard = 3;

    /// <param name="db">A context on a database with the demonstration data.</param>
    /// <param name="organisations">Parties in all, those of the demonstration included.</param>
    /// <param name="now">What the dates are counted from.</param>
    public static async Task FillAsync(HsAvtalDbContext db, int organisations, DateTimeOffset now)
    {
        var agreement = await db.Agreements.Include(a => a.Areas).Include(a => a.Parties).SingleAsync();
        var grades = await db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance).OrderBy(g => g.Rank).ToListAsync();
        var by = Actor.System.Sign(now);
        db.SignAs(by);
        for (var number = agreement.Parties.Count; number < organisations; number++)
        {
            var organisation = new Organisation($"{3000 + number}", $"Kommun {number}", $"Kommun {number}", OrganisationKind.Municipality, by);
            db.Add(organisation);
            agreement.AddParty(organisation, null, by);
            organisation.AddBoard("Ansvarig nämnd", by);
        }

        await db.SaveChangesAsync();
        var boards = await db.Boards.OrderBy(b => b.Id).Skip(2).ToListAsync();
        foreach (var batch in boards.Chunk(25))
        {
            foreach (var (board, number) in batch.Select((b, i) => (b, i)))
            {
                Fill(db, agreement, board, grades, number, by);
            }

            await db.SaveChangesAsync();
        }
    }

    private static void Fill(HsAvtalDbContext db, Agreement agreement, Board board, List<Grade> grades, int number, Signature by)
    {
        foreach (var year in (int[])[2022, 2025])
        {
            var at = by with { At = new DateTimeOffset(year, 12, 1, 10, 0, 0, TimeSpan.Zero) };
            var audit = new Audit(agreement.Id, new AuditFacts($"Granskning {year}", year, AuditKind.Indepth, "Revisorerna", "Sakkunniga"), null, at);
            db.Add(audit);
            var report = audit.AddBoard(board.Id, at);
            foreach (var (area, i) in agreement.Areas.Select((a, i) => (a, i)))
            {
                report.Assess(AssessmentSubject.Area(area.Id), GradeScalePurpose.Compliance, new Verdict(grades[(number + i + year) % grades.Count], "Motivering."), at);
            }

            AddRecommendations(db, agreement, report, at);
            report.HandOver(new HandOver(at.Today, at.Today.AddDays(90), null, null), at);
        }

        AddPlan(db, agreement, board, by);
    }

    private static void AddRecommendations(HsAvtalDbContext db, Agreement agreement, AuditedBoard report, Signature by)
    {
        for (var i = 0; i < RecommendationsPerBoard; i++)
        {
            var wording = new RecommendationWording($"Utveckla uppföljningen, del {i + 1}", "Nämnden bör utveckla uppföljningen.", [agreement.Areas[i].Id]);
            var recommendation = new Recommendation(agreement.Id, report, $"{i + 1}", wording, by);
            recommendation.Addressees[0].Issue(by.Today, by);
            db.Add(recommendation);
        }
    }

    private static void AddPlan(HsAvtalDbContext db, Agreement agreement, Board board, Signature by)
    {
        var decision = new BoardDecision(board.Id, by.Today.AddDays(-200), "§ 1", null, DecisionKind.PlanAdopted, "Nämnden antar planen.", [], by);
        var plan = new ActionPlan(board.Id, "Åtgärdsplan", ActionPlanKind.Implementation, null, ActionPlan.DefaultReviewIntervalDays, by);
        for (var i = 0; i < ActionsPerPlan; i++)
        {
            plan.AddAction(new ActionFacts($"Åtgärd {i}", null, agreement.Areas[i % agreement.Areas.Count].Id, [], "Verksamhetschef", null, by.Today.AddDays((i * 20) - 100)), by);
        }

        plan.Adopt(decision, by);
        db.Add(decision);
        db.Add(plan);
        foreach (var action in plan.Actions.Where(a => a.Number % 3 == 0))
        {
            action.Report(ActionStatus.Completed, "Klar.", by.Today, by);
        }
    }
}
