using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Tests.Budget;

/// <summary>
/// An agreement between any number of municipalities, each with an audit, a recommendation and a plan of two actions, made
/// through the domain. The demonstration users have their roles at the first one, where an auditor also writes a draft.
/// </summary>
internal sealed class ManyOrganisations
{
    private static readonly DateOnly _handedOver = new(2026, 2, 2);
    private static readonly DateOnly _answered = new(2026, 4, 2);

    private static readonly Signature _by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);

    private readonly Agreement _agreement = new("Ett avtal", "Avtalet", new DateOnly(2016, 9, 1), _by);
    private readonly GradeScale _scale;
    private readonly Subregion _subregion;
    private readonly List<object> _things = [];

    private ManyOrganisations()
    {
        _scale = _agreement.AddScale("Efterlevnad", GradeScalePurpose.Compliance, ["Ändamålsenlig", "I huvudsak ändamålsenlig", "Inte helt ändamålsenlig", "Inte ändamålsenlig"], _by);
        _agreement.AddScale("Åtgärder", GradeScalePurpose.Measures, ["Tillräckliga", "Delvis tillräckliga", "Otillräckliga"], _by);
        _subregion = _agreement.AddSubregion("Nord", _by);
        foreach (var name in (string[])["Läkarmedverkan", "Egenvård", "Samverkan"])
        {
            _agreement.AddCommitment(_agreement.AddArea(name, $"Om {name}.", _by).Id, "Parterna håller vad de lovar.", CommitmentParty.Joint, null, _by);
        }
    }

    public static async Task<PageIds> AddAsync(string ownerConnection, int count, bool withRound = false)
    {
        var made = new ManyOrganisations();
        await using var db = DatabaseSetup.Open(ownerConnection);
        db.SignAs(_by);
        var organisations = Enumerable.Range(1, count).Select(made.Organisation).ToList();
        db.AddRange(organisations);
        db.Add(made._agreement);
        var hash = new PasswordHasher<UserAccount>().HashPassword(new UserAccount(), DemoUsers.SignInWord);
        foreach (var user in DemoUsers.All)
        {
            db.Users.Add(new UserAccount { Id = user.Id, UserName = user.UserName, NormalizedUserName = user.UserName.ToUpperInvariant(), DisplayName = user.DisplayName, SecurityStamp = "x", PasswordHash = hash });
            db.RoleAssignments.Add(new RoleAssignment(user.Id, user.Role, organisations[0].Id));
        }

        await db.SaveChangesAsync();
        var ids = organisations.Select(made.Matters).ToList()[0];
        ids = ids with { Organisation = organisations[0].Id, User = DemoUsers.With(Role.Officer).Id };
        ids = withRound ? ids with { Audit = made.Round(organisations) } : ids;
        db.AddRange(made._things);
        await db.SaveChangesAsync();
        return ids with { Draft = made.Draft(organisations[0], db), DraftPlan = made.DraftPlan(organisations[0], db) };
    }

    private Organisation Organisation(int number)
    {
        var organisation = new Organisation((1000 + number).ToString(), $"Kommun {number:000}s kommun", $"Kommun {number:000}", OrganisationKind.Municipality, _by);
        organisation.AddBoard("Omsorgsnämnden", _by);
        _agreement.AddParty(organisation, _subregion.Id, _by);
        return organisation;
    }

    private PageIds Matters(Organisation organisation, int index)
    {
        var audit = Audit($"Granskning av {organisation.ShortName}", 2025);
        var auditor = By(Role.Auditor, _handedOver);
        var board = organisation.Boards[0].Id;
        var report = audit.AddBoard(board, auditor);
        foreach (var area in _agreement.Areas.Skip(index % 2))
        {
            report.Assess(AssessmentSubject.Area(area.Id), GradeScalePurpose.Compliance, new Verdict(_scale.Grades[index % 4], "Så är det."), auditor);
        }

        report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, new Verdict(_scale.Grades[index % 4], "Så är det."), auditor);
        report.Observe(_agreement.Areas[1].Id, "Rutinen finns.", new(Interview: "MAS"), auditor);
        var wording = new RecommendationWording($"Rekommendation till {organisation.ShortName}", "Nämnden bör följa upp.", [_agreement.Areas[1].Id]);
        var recommendation = new Recommendation(_agreement.Id, report, "1", wording, auditor);
        var addressee = recommendation.Addressees[0];
        report.HandOver(new HandOver(_handedOver, _handedOver.AddDays(90 + (index % 7)), null, null), auditor);
        addressee.Issue(_handedOver, auditor);
        _things.AddRange([audit, recommendation]);
        var plan = Plan(organisation, audit, addressee, index);
        var year = FollowUp(organisation);
        return new PageIds(_agreement.Areas[1].Id, report.Id, Guid.Empty, addressee.Id, plan.Id, plan.Actions[0].Id, Guid.Empty, plan.AdoptionDecisionId!.Value)
        {
            Audit = audit.Id,
            Assessment = report.Assessments[0].Id,
            FollowUpPlan = year.Id,
            Occasion = year.Items[0].Occasions[0].Id,
            Meeting = _things.OfType<BoardMeeting>().Last().Id,
        };
    }

    private FollowUpPlan FollowUp(Organisation organisation)
    {
        var officer = By(Role.Officer, _answered);
        var plan = new FollowUpPlan(organisation.Boards[0].Id, _answered.Year, officer);
        foreach (var area in _agreement.Areas)
        {
            plan.AddItem(new FollowUpFacts($"{area.Name} i {organisation.ShortName}", area.Id, null, area.Commitments[0].Id, Perspective.Patients, "Enkät", FollowUpFrequency.Quarterly, new DateOnly(2026, 6, 30), "MAS"), officer);
        }

        _things.AddRange([plan, new BoardMeeting(organisation.Boards[0].Id, _answered.AddDays(40), null, By(Role.BoardMember, _answered))]);
        return plan;
    }

    /// <summary>One audit of every board, so that a statement per board is noticed.</summary>
    private Guid Round(IEnumerable<Organisation> organisations)
    {
        var audit = Audit("Granskning av alla", 2026);
        var auditor = By(Role.Auditor, _handedOver);
        foreach (var organisation in organisations)
        {
            var report = audit.AddBoard(organisation.Boards[0].Id, auditor);
            report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, new Verdict(_scale.Grades[0], "Så är det."), auditor);
            report.HandOver(new HandOver(_handedOver, _handedOver.AddDays(90), null, null), auditor);
        }

        _things.Add(audit);
        return audit.Id;
    }

    private ActionPlan Plan(Organisation organisation, Audit audit, RecommendationAddressee addressee, int index)
    {
        var secretary = By(Role.BoardMember, _answered);
        var officer = By(Role.Officer, _answered);
        var board = organisation.Boards[0].Id;
        var answer = new BoardDecision(board, _answered, "§ 1", "D 1", DecisionKind.Response, "Nämnden svarar.", [addressee.RecommendationId], secretary);
        var adoption = new BoardDecision(board, _answered, "§ 2", "D 2", DecisionKind.PlanAdopted, "Nämnden antar planen.", [addressee.RecommendationId], secretary);
        addressee.Answer(ResponsePosition.Accepted, "Nämnden godtar.", answer, secretary);
        var plan = new ActionPlan(board, $"Plan för {organisation.ShortName}", ActionPlanKind.AuditResponse, audit.Id, 120, officer);
        for (var number = 1; number <= 2; number++)
        {
            var due = new DateOnly(2026, 9, 1).AddDays(60 * number + index);
            plan.AddAction(new ActionFacts($"Åtgärd {number} i {organisation.ShortName}", null, _agreement.Areas[1].Id, [addressee.RecommendationId], "MAS", _answered, due), officer);
        }

        plan.Adopt(adoption, secretary);
        addressee.StartMeasures(_answered, officer);
        var on = By(Role.Officer, _answered.AddDays(30));
        plan.Actions[0].Report(ActionStatus.InProgress, "Arbetet pågår.", on.Today, on);
        plan.Actions[index % 2].Defer(new DateOnly(2027, 1, 1).AddDays(index), "Det tog tid.", "Förvaltningschef", on.Today, on);
        _things.AddRange([answer, adoption, plan]);
        return plan;
    }

    private Guid Draft(Organisation organisation, Data.HsAvtalDbContext db)
    {
        var auditor = By(Role.Auditor, new DateOnly(2026, 10, 1));
        var audit = Audit("Granskning som skrivs", 2026);
        var report = audit.AddBoard(organisation.Boards[0].Id, auditor);
        report.Include(AssessmentSubject.Area(_agreement.Areas[0].Id), GradeScalePurpose.Compliance, auditor);
        db.Add(audit);
        db.SaveChanges();
        return report.Id;
    }

    private Guid DraftPlan(Organisation organisation, Data.HsAvtalDbContext db)
    {
        var officer = By(Role.Officer, new DateOnly(2026, 10, 1));
        var plan = new ActionPlan(organisation.Boards[0].Id, "Plan som skrivs", ActionPlanKind.Implementation, null, 120, officer);
        plan.AddAction(new ActionFacts("Åtgärd som skrivs", null, _agreement.Areas[0].Id, [], null, null, null), officer);
        db.Add(plan);
        db.SaveChanges();
        return plan.Id;
    }

    private Audit Audit(string title, int year) =>
        new(_agreement.Id, new AuditFacts(title, year, AuditKind.Indepth, "Revisorerna", "En byrå"), null, By(Role.Auditor, _handedOver));

    private static Signature By(Role role, DateOnly on) => new(DemoUsers.With(role).Id, DemoUsers.With(role).DisplayName, new DateTimeOffset(on.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero));
}
