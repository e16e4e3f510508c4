using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Audits, decisions and plans at an organisation that the demonstration says nothing of, made through the domain on any day.</summary>
internal sealed class Matters : IAsyncDisposable
{
    private readonly HsAvtalDbContext _db;
    private readonly DateOnly _today;
    private readonly Guid _agreement;
    private readonly Guid _board;

    private Matters(HsAvtalDbContext db, DateOnly today, Guid agreement, Guid board) => (_db, _today, _agreement, _board) = (db, today, agreement, board);

    public HsAvtalDbContext Db => _db;

    public Guid Board => _board;

    public static async Task<Matters> AtAsync(DemoApp app, string organisationCode)
    {
        var db = DatabaseSetup.Open(app.OwnerConnection);
        db.SignAs(Actor.System.Sign(ProductTemplates.DemoLoadedAt));
        var agreement = await db.Parties.Where(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Code == organisationCode)).Select(p => p.AgreementId).SingleAsync();
        return new Matters(db, app.Today, agreement, await db.BoardAsync(organisationCode));
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    public Signature By(int daysAgo) => new(Guid.NewGuid(), "Funktionen", new DateTimeOffset(_today.AddDays(-daysAgo).ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero));

    /// <summary>A report with one recommendation by the same name, handed over, with so many days left to answer (negative when past).</summary>
    public async Task<RecommendationAddressee> RecommendAsync(string title, int daysToAnswer = 60, int handedOverDaysAgo = 100, string? registryNumber = "D 1")
    {
        var (report, addressee) = await DraftAsync(title);
        var by = By(handedOverDaysAgo);
        var grade = await _db.Set<GradeScale>().Where(s => s.AgreementId == _agreement && s.Purpose == GradeScalePurpose.Compliance).SelectMany(s => s.Grades).SingleAsync(g => g.Rank == 2);
        report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, new Verdict(grade, "Så är det."), by);
        report.HandOver(new HandOver(by.Today, _today.AddDays(daysToAnswer), registryNumber, null), by);
        addressee.Issue(by.Today, by);
        await _db.SaveChangesAsync();
        return addressee;
    }

    /// <summary>A report that is being written, with one recommendation.</summary>
    public async Task<(AuditedBoard Report, RecommendationAddressee Addressee)> DraftAsync(string title)
    {
        var by = By(200);
        var audit = new Audit(_agreement, new AuditFacts($"Granskning: {title}", 2025, AuditKind.Indepth, "Revisorerna", "En byrå"), null, by);
        var report = audit.AddBoard(_board, by);
        var recommendation = new Recommendation(_agreement, report, "1", new RecommendationWording(title, "Nämnden bör följa upp.", [await _db.AreaAsync("Egenvård")]), by);
        var addressee = recommendation.Addressees[0];
        _db.AddRange(audit, recommendation);
        await _db.SaveChangesAsync();
        return (report, addressee);
    }

    public async Task<BoardDecision> DecideAsync(DecisionKind kind, int daysAgo, string? registryNumber = "D 2", params RecommendationAddressee[] about)
    {
        var decision = new BoardDecision(_board, _today.AddDays(-daysAgo), "§ 7", registryNumber, kind, "Nämnden beslutar.", about.Select(a => a.RecommendationId), By(daysAgo));
        _db.Add(decision);
        await _db.SaveChangesAsync();
        return decision;
    }

    public async Task AnswerAsync(RecommendationAddressee addressee, int daysAgo = 90)
    {
        addressee.Answer(ResponsePosition.Accepted, "Nämnden godtar.", await DecideAsync(DecisionKind.Response, daysAgo, about: addressee), By(daysAgo));
        await _db.SaveChangesAsync();
    }

    public static ActionFacts Action(string title, DateOnly? due, string? function = "MAS", Guid? indicator = null, params RecommendationAddressee[] answers) =>
        new(title, null, null, [.. answers.Select(a => a.RecommendationId)], function, null, due, indicator);

    public async Task<ActionPlan> DraftPlanAsync(string title, params ActionFacts[] actions)
    {
        var by = By(80);
        var plan = new ActionPlan(_board, title, ActionPlanKind.AuditResponse, null, 120, by);
        foreach (var action in actions)
        {
            plan.AddAction(action, by);
        }

        _db.Add(plan);
        await _db.SaveChangesAsync();
        return plan;
    }

    /// <summary>A plan that the board adopted; what it answers is then in progress.</summary>
    public async Task<ActionPlan> PlanAsync(string title, int adoptedDaysAgo, RecommendationAddressee[] answers, params ActionFacts[] actions)
    {
        var plan = await DraftPlanAsync(title, actions);
        var by = By(adoptedDaysAgo);
        plan.Adopt(await DecideAsync(DecisionKind.PlanAdopted, adoptedDaysAgo, about: answers), by);
        foreach (var addressee in answers.Where(a => a.State == RecommendationState.Answered))
        {
            addressee.StartMeasures(by.Today, by);
        }

        await _db.SaveChangesAsync();
        return plan;
    }

    public async Task ReportAsync(PlannedAction action, ActionStatus status, int daysAgo, params EvidenceSource[] evidence)
    {
        var by = By(daysAgo);
        action.Report(status, "Så går det.", by.Today, evidence, by);
        await _db.SaveChangesAsync();
    }

    public async Task DeferAsync(PlannedAction action, DateOnly to, int daysAgo = 5)
    {
        var by = By(daysAgo);
        action.Defer(to, "Det tog tid.", "Förvaltningschef", by.Today, by);
        await _db.SaveChangesAsync();
    }
}
